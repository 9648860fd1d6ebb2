import { edited, junit, type Lie, requirement } from '../lie.ts';
import type { Files } from '../mini.ts';

interface Coordinates {
  class?: string;
  name: string;
  file?: string;
}

/** A runner: two tests of its language, the first of which verifies, and how it reports that first one. */
interface Runner {
  files: Files;
  true: Coordinates;
  /** How results of other tests look, of this repository or of another. */
  near: Record<string, Coordinates>;
  /** More tests, where a near result needs one to be of. */
  more?: Files;
}

const tag = '@verifies SRS-001';
const script = (title: string): string =>
  `// ${tag}\nit('${title}', () => {});\nit('rings', () => {});\ndescribe('pump', () => {\n  it('stops', () => {});\n});\n`;
const scriptNear = (at: (file: string, ...chain: string[]) => Coordinates): Record<string, Coordinates> => ({
  'another title': at('test/alarm.test.ts', 'rings'),
  'the title in a group': at('test/alarm.test.ts', 'pump', 'sounds'),
  'a longer title': at('test/alarm.test.ts', 'sounds twice'),
  'a shorter title': at('test/alarm.test.ts', 'sound'),
  'another letter case': at('test/alarm.test.ts', 'Sounds'),
  'a file of that name elsewhere': at('packages/x/test/alarm.test.ts', 'sounds'),
  'a file with a longer name': at('test/loud-alarm.test.ts', 'sounds'),
  'a file with another ending': at('test/alarm.test.tsx', 'sounds'),
  'a file outside': at('../test/alarm.test.ts', 'sounds'),
});
const scriptFiles = {
  'test/alarm.test.ts': script('sounds'),
  'packages/x/test/alarm.test.ts': "it('sounds', () => {});\n",
};

const python = `# ${tag}\ndef test_sounds():\n    pass\n\n\ndef test_rings():\n    pass\n\n\nclass TestLow:\n    def test_sounds(self):\n        pass\n`;
const java = (of: string): string =>
  `package ${of};\n\nclass AlarmTest {\n  // ${tag}\n  @Test\n  void sounds() {}\n\n  @Test\n  void rings() {}\n\n  @Nested\n  class Loud {\n    @Test\n    void sounds() {}\n  }\n}\n`;
const javaNear = {
  'another method': { class: 'com.acme.AlarmTest', name: 'rings' },
  'a class within': { class: 'com.acme.AlarmTest$Loud', name: 'sounds' },
  'a class of another package': { class: 'org.acme.AlarmTest', name: 'sounds' },
  'a package within': { class: 'com.acme.pump.AlarmTest', name: 'sounds' },
  'a class that ends so': { class: 'com.acme.LoudAlarmTest', name: 'sounds' },
  'a class that begins so': { class: 'com.acme.AlarmTestBase', name: 'sounds' },
  'a longer method': { class: 'com.acme.AlarmTest', name: 'soundsTwice' },
  'another letter case': { class: 'com.acme.AlarmTest', name: 'Sounds' },
};

/** Runners, each with results that are near to the one that verifies, and are of another test. */
const runners: Record<string, Runner> = {
  vitest: {
    files: scriptFiles,
    true: { class: 'test/alarm.test.ts', name: 'sounds' },
    near: scriptNear((file, ...chain) => ({ class: file, name: chain.join(' > ') })),
  },
  jest: {
    files: scriptFiles,
    true: { file: 'test/alarm.test.ts', class: ' sounds', name: ' sounds' },
    near: scriptNear((file, ...chain) => ({ file, class: chain.join(' '), name: chain.join(' ') })),
  },
  'jest without files': {
    files: {
      'src/pump/alarm.test.ts': script('sounds'),
    },
    true: { class: 'sounds', name: 'sounds' },
    more: { 'src/ui/alarm.test.ts': "it('sounds', () => {});\n" },
    near: { 'two files have it': { class: 'sounds', name: 'sounds' } },
  },
  'a suite by the stem of a file': {
    files: { 'test/alarm.test.ts': script('sounds') },
    true: { class: 'test/alarm.test.ts', name: 'sounds' },
    near: {
      'the stem alone, of two': { class: 'alarm', name: 'sounds' },
      'folded capitals': { class: 'Alarm Test', name: 'sounds' },
      'a file that nobody has': { class: 'alarm.spec.ts', name: 'sounds' },
    },
    more: { 'packages/y/test/alarm.test.ts': "it('sounds', () => {});\n" },
  },
  pytest: {
    files: { 'tests/test_alarm.py': python },
    true: { class: 'tests.test_alarm', name: 'test_sounds' },
    more: { 'tests/deep/test_alarm.py': 'def test_sounds():\n    pass\n' },
    near: {
      'another function': { class: 'tests.test_alarm', name: 'test_rings' },
      'a method of that name': { class: 'tests.test_alarm.TestLow', name: 'test_sounds' },
      'a class that is not there': { class: 'tests.test_alarm.TestHigh', name: 'test_sounds' },
      'a module of that name below': { class: 'tests.deep.test_alarm', name: 'test_sounds' },
      'a module of that name, which two have': { class: 'test_alarm', name: 'test_sounds' },
      'a module with a longer name': { class: 'tests.test_alarm_loud', name: 'test_sounds' },
      'a longer function': { class: 'tests.test_alarm', name: 'test_sounds_twice' },
      'a shorter function': { class: 'tests.test_alarm', name: 'test_sound' },
      'another package': { class: 'other.test_alarm', name: 'test_sounds' },
    },
  },
  Surefire: {
    files: { 'src/test/java/com/acme/AlarmTest.java': java('com.acme') },
    true: { class: 'com.acme.AlarmTest', name: 'sounds' },
    more: { 'src/test/java/org/acme/AlarmTest.java': java('org.acme').replace(`  // ${tag}\n`, '') },
    near: javaNear,
  },
  Go: {
    files: {
      'go.mod': 'module example.com/dev\n',
      'alarm/alarm_test.go': `package alarm\n\n// ${tag}\nfunc TestSounds(t *testing.T) {}\n\nfunc TestRings(t *testing.T) {}\n`,
    },
    true: { class: 'example.com/dev/alarm', name: 'TestSounds' },
    more: { 'pump/alarm/alarm_test.go': 'package alarm\n\nfunc TestSounds(t *testing.T) {}\n' },
    near: {
      'another function': { class: 'example.com/dev/alarm', name: 'TestRings' },
      'another module': { class: 'example.com/other/alarm', name: 'TestSounds' },
      'a package within': { class: 'example.com/dev/pump/alarm', name: 'TestSounds' },
      'the last directory, of two': { class: 'alarm', name: 'TestSounds' },
      'a longer function': { class: 'example.com/dev/alarm', name: 'TestSoundsTwice' },
      'a benchmark': { class: 'example.com/dev/alarm', name: 'BenchmarkSounds' },
    },
  },
  GoogleTest: {
    files: { 'test/alarm_test.cc': `// ${tag}\nTEST(Alarm, Sounds) {}\nTEST(Alarm, Rings) {}\n` },
    true: { class: 'Alarm', name: 'Sounds' },
    more: { 'test/sim/alarm_test.cc': 'TEST(Alarm, Sounds) {}\n' },
    near: {
      'another test': { class: 'Alarm', name: 'Rings' },
      'another suite': { class: 'Pump', name: 'Sounds' },
      'two programs have it': { class: 'Alarm', name: 'Sounds' },
      'a disabled one': { class: 'Alarm', name: 'DISABLED_Sounds' },
      'the file of the other program': { file: 'test/sim/alarm_test.cc', class: 'Alarm', name: 'Sounds' },
    },
  },
  Rust: {
    files: {
      'crates/alarm/Cargo.toml': '[package]\nname = "alarm-core"\n',
      'crates/alarm/src/lib.rs': `#[cfg(test)]\nmod tests {\n    // ${tag}\n    #[test]\n    fn sounds() {}\n    #[test]\n    fn rings() {}\n}\n`,
    },
    true: { class: 'alarm-core', name: 'tests::sounds' },
    more: {
      'crates/alarm/src/pump.rs': '#[cfg(test)]\nmod tests {\n    #[test]\n    fn sounds() {}\n}\n',
    },
    near: {
      'another function': { class: 'alarm-core', name: 'tests::rings' },
      'another module': { class: 'alarm-core', name: 'pump::tests::sounds' },
      'another crate': { class: 'pump-core', name: 'tests::sounds' },
      'a program of the crate': { class: 'alarm-core::whole', name: 'sounds' },
    },
  },
  '.NET': {
    files: {
      'test/AlarmTests.cs': `namespace Acme\n{\n  public class AlarmTests\n  {\n    // ${tag}\n    [Fact]\n    public void Sounds() {}\n\n    [Fact]\n    public void Rings() {}\n  }\n}\n`,
    },
    true: { class: 'Acme.AlarmTests', name: 'Acme.AlarmTests.Sounds' },
    more: {
      'test/other/AlarmTests.cs':
        'namespace Other\n{\n  public class AlarmTests\n  {\n    [Fact]\n    public void Sounds() {}\n  }\n}\n',
    },
    near: {
      'another method': { class: 'Acme.AlarmTests', name: 'Acme.AlarmTests.Rings' },
      'another namespace': { class: 'Other.AlarmTests', name: 'Other.AlarmTests.Sounds' },
      'a namespace that nobody has': { class: 'Third.AlarmTests', name: 'Third.AlarmTests.Sounds' },
      'a longer class': { class: 'Acme.LoudAlarmTests', name: 'Acme.LoudAlarmTests.Sounds' },
      'a longer method': { class: 'Acme.AlarmTests', name: 'Acme.AlarmTests.SoundsTwice' },
    },
  },
};

/** The result of another test, near to the one that verifies; that one was not run. */
export const otherTest: Lie[] = Object.entries(runners).flatMap(
  ([runner, { files, true: own, near, more }]) =>
    Object.entries(near).map(([what, result]): Lie => {
      const honest = { ...requirement('SRS-001'), ...files, 'reports/junit.xml': junit([own]) };
      return {
        kind: 'nearness',
        name: `a result of ${runner} is of ${what}`,
        honest,
        not: ['SRS-001 verified'],
        change: () => ({ ...honest, ...more, 'reports/junit.xml': junit([result]) }),
      };
    }),
);

const named = {
  'content/requirements.md':
    '# R\n\n## SRS-001 Alarm latency\n\nThe alarm shall sound.\n\n## TST-001 Latency\n\n- verifies: SRS-001\n\nCross the threshold.\n',
  'src/a.ts': '/** @implements SRS-001 */\nexport function sound() {}\n',
  'reports/junit.xml': junit([{ class: 'system', name: 'TST-001 latency' }]),
};
/** Names that hold the ID of a test, and are not what the test is named by. */
const mentions: Record<string, string> = {
  'what it is unlike': junit([{ class: 'system', name: 'unlike TST-001, checks nothing' }]),
  'what it follows': junit([{ class: 'system', name: 'runs after TST-001' }]),
  'a longer ID': junit([{ class: 'system', name: 'TST-0011 latency' }]),
  'an ID with a letter': junit([{ class: 'system', name: 'TST-001a latency' }]),
  'an ID with a part': junit([{ class: 'system', name: 'TST-001.1 latency' }]),
  'an ID in small letters': junit([{ class: 'system', name: 'tst-001 latency' }]),
  'an ID within a word': junit([{ class: 'system', name: 'XTST-001 latency' }]),
  'a property that denies it': junit([
    {
      class: 'system',
      name: 'latency',
      body: '<properties><property name="note" value="does not cover TST-001"/></properties>',
    },
  ]),
  'an output': junit([{ class: 'system', name: 'latency', body: '<system-out>TST-001</system-out>' }]),
  'a reference': junit([{ class: 'system', name: 'see TST-001' }]),
};

export const namedBy: Lie[] = Object.entries(mentions).map(([what, report]) => ({
  kind: 'nearness',
  name: `a result names a test as ${what}`,
  honest: named,
  not: ['TST-001 verified', 'SRS-001 verified'],
  change: (files) => ({ ...files, 'reports/junit.xml': report }),
}));

const tagged = (text: string) => (files: Files) => ({ ...files, 'test/alarm.test.ts': text });
const oneTest: Files = {
  ...requirement('SRS-001'),
  'test/alarm.test.ts': `// ${tag}\nit('sounds', () => {});\n`,
  'reports/junit.xml': junit([{ class: 'test/alarm.test.ts', name: 'sounds' }]),
};
/** Test code that holds a tag, and no test of the result. */
const misplaced: Record<string, string> = {
  'in a string': `const a = '// ${tag}';\nit('sounds', () => {});\n`,
  'in a template': `const a = \`\n// ${tag}\n\`;\nit('sounds', () => {});\n`,
  'above a helper of the same name': `// ${tag}\nfunction sounds() {}\nit('sounds', () => {});\n`,
  'above a constant': `// ${tag}\nconst limit = 3;\nit('sounds', () => {});\n`,
  'above another test': `// ${tag}\nit('rings', () => {});\nit('sounds', () => {});\n`,
  'above an empty table': `// ${tag}\nit.each([])('a %s', () => {});\nit('sounds', () => {});\n`,
  'above a group of others': `// ${tag}\ndescribe('pump', () => {\n  it('stops', () => {});\n});\nit('sounds', () => {});\n`,
  'with another relation': `// @mentions SRS-001\nit('sounds', () => {});\n`,
  'with a misspelt relation': `// @verifes SRS-001\nit('sounds', () => {});\n`,
  'with a denial': `// not @verifies SRS-001\nit('sounds', () => {});\n`,
  'with another ID': `// @verifies SRS-0011\nit('sounds', () => {});\n`,
  'at the end of the file': `it('sounds', () => {});\n// ${tag}\n`,
};
export const misplacedTags: Lie[] = Object.entries(misplaced).map(([where, text]) => ({
  kind: 'nearness',
  name: `a tag stands ${where}`,
  honest: oneTest,
  not: ['SRS-001 verified'],
  change: tagged(text),
}));

/** Of two results with one name, one did not pass. */
export const twice: Lie[] = ['<failure/>', '<error/>', '<skipped/>'].map((body) => ({
  kind: 'nearness',
  name: `a second result of the test is ${body}`,
  honest: oneTest,
  not: ['SRS-001 verified'],
  change: (files) =>
    edited(
      { ...files, 'reports/more.xml': junit([{ class: 'test/alarm.test.ts', name: 'sounds', body }]) },
      'test/alarm.test.ts',
      "'sounds'",
      '"sounds"',
    ),
}));
