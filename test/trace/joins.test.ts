import { describe, expect, it } from 'vitest';
import type { Report, TestResult } from '../../src/model/index.ts';
import { join, placeOf, type Tree } from './repository.ts';

type Case = [what: string, tree: Tree, result: Partial<TestResult>, place: string, about?: Partial<Report>];

const titles = `describe('alarm', () => {
  it('sounds', () => {});
  it.each([60])('sounds at %i dB', () => {});
  it.each([{ level: 1 }])('adds $level', () => {});
  it('sounds at 61 dB', () => {});
});
it('sounds', () => {});
it.each([])('a %s', () => {});
it('a b that tests nothing', () => {});
it('at ' + level, () => {});
it(\`in \${ward} wards\`, () => {});
describe(Alarm, () => {
  it('rings', () => {});
});
describe('twice', () => { it('one', () => {}); it('two', () => {}); });
`;
const script = { 'test/a.test.ts': titles };
const inFile = (name: string): Partial<TestResult> => ({ className: 'test/a.test.ts', name });

// @verifies SRS-3112
describe('titles are resolved as a whole chain', () => {
  it.each<Case>([
    ['a nested test', script, inFile('alarm > sounds'), 'test/a.test.ts:2'],
    ['a test at the top', script, inFile('sounds'), 'test/a.test.ts:7'],
    ['no test below its own title', script, inFile('pump > sounds'), 'test/a.test.ts'],
    ['a row', script, inFile('alarm > sounds at 60 dB'), 'test/a.test.ts:3'],
    [
      'a test of exactly that title before a row',
      script,
      inFile('alarm > sounds at 61 dB'),
      'test/a.test.ts:5',
    ],
    ['no row of a number that is none', script, inFile('alarm > sounds at most dB'), 'test/a.test.ts:1'],
    ['a row by name', script, inFile('alarm > adds 3'), 'test/a.test.ts:4'],
    ['no empty table', script, inFile('a b that tests nothing'), 'test/a.test.ts:9'],
    ['a title that is computed', script, inFile('at 3'), 'test/a.test.ts:10'],
    ['a title with a hole', script, inFile('in two wards'), 'test/a.test.ts:11'],
    ['a group that is named by a class', script, inFile('Alarm > rings'), 'test/a.test.ts:13'],
    ['groups on one line', script, inFile('twice > two'), 'test/a.test.ts:15'],
    ['an unknown test of a known group', script, inFile('alarm > is dynamic'), 'test/a.test.ts:1'],
    [
      'a row of a table under a condition',
      {
        'test/a.test.ts':
          "it.runIf(ready).each([1])('counts %i', () => {});\nit.skipIf(!ready)('counts', () => {});",
      },
      inFile('counts 1'),
      'test/a.test.ts:1',
    ],
    ['an unknown test of the file', script, inFile('is dynamic'), 'test/a.test.ts'],
    [
      'a title with the mark in it',
      { 'test/a.test.ts': "it('a > b', () => {});" },
      inFile('a > b'),
      'test/a.test.ts:1',
    ],
    [
      'tests that a function defines, wherever it is called',
      {
        'test/a.test.ts':
          "function shared() {\n  it('works', () => {});\n}\ndescribe('alarm', () => shared());",
      },
      inFile('alarm > works'),
      'test/a.test.ts:2',
    ],
    [
      'no helper that is named like a test',
      { 'test/a.test.ts': "function sounds() {}\nit('rings', sounds);" },
      inFile('sounds'),
      'test/a.test.ts',
    ],
    [
      'no value that is called like a test, and no remark',
      {
        'test/a.test.ts':
          "describe('a', () => {\n  test.skip(slow, 'why');\n  it.each([1])('row %i', () => {});\n  names((test) => test.chain.join('x'));\n});",
      },
      inFile('a > row 1'),
      'test/a.test.ts:3',
    ],
    [
      'no title that is nothing but unknown',
      { 'test/a.test.ts': "it.each(['x'])('%s', () => {});" },
      inFile('x'),
      'test/a.test.ts',
    ],
  ])('%s', (_, tree, result, place) => {
    expect(placeOf(tree, result, { runner: 'vitest' })).toBe(place);
  });

  it('also where the report does not tell its runner, and one of its titles has the mark', () => {
    const { tests } = join(script, [inFile('sounds'), inFile('alarm > sounds')]);
    expect(tests.map((test) => test?.line)).toEqual([7, 2]);
    // Without it, the name may be a title alone, which two tests have.
    expect(placeOf(script, inFile('sounds'))).toBe('test/a.test.ts');
    expect(placeOf(script, inFile('sounds at 61 dB'))).toBe('test/a.test.ts:5');
  });
});

const two = {
  'packages/alarm/test/index.test.ts': "// @verifies SRS-1\nit('runs', () => {});",
  'packages/pump/test/index.test.ts': "it('runs', () => {});",
  'packages/pump/package.json': '{}',
};

// @verifies SRS-3109
describe('a path is resolved against the tree', () => {
  const runs = (file: string): Partial<TestResult> => ({ className: file, name: 'runs' });
  const root = { 'test/index.test.ts': "it('runs', () => {});" };
  it.each<Case>([
    ['the path of a file', { ...two, ...root }, runs('test/index.test.ts'), 'test/index.test.ts:1'],
    [
      'the path of a file below another',
      { ...two, ...root },
      runs('packages/pump/test/index.test.ts'),
      'packages/pump/test/index.test.ts:1',
    ],
    ['one that fits two files', two, runs('test/index.test.ts'), ''],
    [
      'one that is relative to where the tests ran',
      { ...two, ...root },
      runs('test/index.test.ts'),
      'packages/pump/test/index.test.ts:1',
      { root: 'packages/pump' },
    ],
    [
      'one that is in no such directory',
      { ...two, ...root },
      runs('test/index.test.ts'),
      '',
      { root: 'packages/other' },
    ],
    [
      'one that is relative to the project the report lies in',
      two,
      runs('test/index.test.ts'),
      'packages/pump/test/index.test.ts:1',
      { path: 'packages/pump/reports/junit.xml' },
    ],
    [
      'one of that project and of the root',
      { ...two, ...root },
      runs('test/index.test.ts'),
      '',
      { path: 'packages/pump/reports/junit.xml' },
    ],
    [
      'the end of one file',
      { 'packages/pump/test/index.test.ts': "it('runs', () => {});" },
      runs('test/index.test.ts'),
      'packages/pump/test/index.test.ts:1',
    ],
    ['a file of another repository', root, runs('packages/other/test/index.test.ts'), ''],
    ['a file with a longer name', root, runs('test/my-index.test.ts'), ''],
    ['a file outside', root, { file: '/index.test.ts', name: 'runs' }, ''],
    ['Windows', root, runs('.\\test\\index.test.ts'), 'test/index.test.ts:1'],
  ])('%s', (_, tree, result, place, about) => {
    expect(placeOf(tree, result, about)).toBe(place);
  });
});

const python = {
  'tests/test_alarm.py': `def test_empty():
    pass


class TestLow:
    def test_empty(self):
        pass

    def test_low(self):
        pass
`,
};
const java = {
  'src/test/java/com/acme/AlarmTest.java': `package com.acme;

class AlarmTest {
  @Test
  void sounds() {}

  @Test
  @DisplayName("sounds within two seconds")
  void latency() {}

  @ParameterizedTest
  @ValueSource(ints = {1})
  void levels(int level) {}

  @Nested
  @DisplayName("when loud")
  class Loud {
    @Test
    void sounds() {}
  }
}
`,
};
const go = {
  'go.mod': 'module example.com/dev\n',
  'alarm/internal/parse_test.go': 'package internal\n\nfunc TestParse(t *testing.T) {}\n',
  'pump/internal/parse_test.go':
    'package internal\n\nfunc TestParse(t *testing.T) {}\nfunc TestPump(t *testing.T) {}\n',
};
const gtest = {
  'test/unit/alarm_test.cc':
    'TEST(AlarmTest, Sounds) {}\nTEST_P(AlarmTest, Levels) {}\nTEST(AlarmTest, Latency) {}\n',
  'test/sim/alarm_test.cc': 'TEST(AlarmTest, Latency) {}\n',
};
const rust = {
  'crates/alarm/Cargo.toml': '[package]\nname = "alarm-core"\n',
  'crates/alarm/src/lib.rs': '#[cfg(test)]\nmod tests {\n    #[test]\n    fn latency() {}\n}\n',
  'crates/alarm/src/alarm.rs': '#[cfg(test)]\nmod tests {\n    #[test]\n    fn latency() {}\n}\n',
  'crates/alarm/tests/whole.rs': '#[test]\nfn latency() {}\n#[rstest]\nfn levels() {}\n',
};
const kotlin = {
  'test/kotlin/AlarmTest.kt':
    'package com.acme\n\nclass AlarmTest {\n  @Test\n  fun `sounds in 1.5 s (loud)`() {}\n\n  @Test\n  fun sounds() {}\n}\n',
};
const csharp = {
  'test/AlarmTests.cs': `namespace Acme.Tests
{
  public class AlarmTests
  {
    [Fact]
    public void Sounds() {}

    [Theory(DisplayName = "sounds at a level")]
    public void Levels(int level) {}
  }
}
`,
};
const other = { 'test/OtherTests.cs': csharp['test/AlarmTests.cs'].replace('Acme.Tests', 'Other.Tests') };
const cpp = {
  'test/tst_alarm.cpp':
    'class TstAlarm : public QObject {\n  void latency();\n};\nvoid TstAlarm::latency() { QVERIFY(true); }\n',
  'test/catch.cpp':
    'TEST_CASE("sounds") {\n  SECTION("loud") {}\n}\nTEST_CASE("at 1/2 of the level") {}\nSCENARIO("a night") {}\n',
};
const nested = { 'test/a.test.ts': titles };

// @verifies SRS-405, SRS-3111
describe('each runner has its rules', () => {
  it.each<[runner: string, ...Case]>([
    [
      'jest',
      'both names are the chain',
      nested,
      { file: 'test/a.test.ts', className: 'alarm sounds', name: 'alarm sounds' },
      'test/a.test.ts:2',
    ],
    [
      'jest',
      'a top title has a blank before it',
      nested,
      { file: 'test/a.test.ts', className: ' sounds', name: ' sounds' },
      'test/a.test.ts:7',
    ],
    [
      'jest',
      'groups and title apart',
      nested,
      { file: 'test/a.test.ts', className: 'alarm', name: 'sounds' },
      'test/a.test.ts:2',
    ],
    [
      'jest',
      'joined by a hyphen',
      nested,
      { file: 'test/a.test.ts', className: 'alarm-sounds', name: 'alarm-sounds' },
      'test/a.test.ts:2',
    ],
    [
      'jest',
      'another mark',
      nested,
      { file: 'test/a.test.ts', className: 'alarm › sounds', name: 'alarm › sounds' },
      'test/a.test.ts:2',
    ],
    [
      'jest',
      'a title alone that only one has',
      nested,
      { className: 'test/a.test.ts', name: 'rings' },
      'test/a.test.ts:13',
    ],
    [
      'jest',
      'another group',
      nested,
      { file: 'test/a.test.ts', className: 'pump', name: 'sounds' },
      'test/a.test.ts',
    ],
    [
      'jest',
      'no file, and one such chain',
      nested,
      { className: 'alarm sounds', name: 'alarm sounds' },
      'test/a.test.ts:2',
    ],
    [
      'jest',
      'no file, and two such chains',
      { ...nested, 'src/b.test.ts': titles },
      { className: 'alarm sounds', name: 'alarm sounds' },
      '',
    ],
    [
      'mocha',
      'mocha-junit-reporter',
      nested,
      { file: 'test/a.test.ts', className: 'sounds', name: 'alarm sounds' },
      'test/a.test.ts:2',
    ],
    [
      'mocha',
      "Mocha's own",
      nested,
      { file: 'test/a.test.ts', className: 'alarm', name: 'sounds' },
      'test/a.test.ts:2',
    ],
    [
      'mocha',
      'a top title',
      nested,
      { file: 'test/a.test.ts', className: 'sounds', name: 'sounds' },
      'test/a.test.ts:7',
    ],
    [
      'playwright',
      'seen from its directory',
      nested,
      { className: 'a.test.ts', name: 'alarm › sounds' },
      'test/a.test.ts:2',
    ],
    ['karma', 'no file', nested, { className: 'Chrome_120.alarm', name: 'alarm sounds' }, 'test/a.test.ts:2'],
    [
      'jasmine',
      'no file',
      nested,
      { className: 'alarm', name: 'sounds', suite: 'alarm' },
      'test/a.test.ts:2',
    ],
    [
      'node',
      'suites are groups',
      nested,
      { file: 'test/a.test.ts', suite: 'alarm', className: 'test', name: 'sounds' },
      'test/a.test.ts:2',
    ],
    [
      'node',
      'a top title',
      nested,
      { file: 'test/a.test.ts', className: 'test', name: 'sounds' },
      'test/a.test.ts:7',
    ],
    [
      'bun',
      'a suite for the file',
      nested,
      { file: 'test/a.test.ts', suite: 'test/a.test.ts > alarm', className: 'alarm', name: 'sounds' },
      'test/a.test.ts:2',
    ],
    [
      'ctrf',
      'titles told apart',
      nested,
      { file: 'test/a.test.ts', titles: ['alarm', 'sounds'], name: 'sounds' },
      'test/a.test.ts:2',
    ],
    [
      'pytest',
      'a function',
      python,
      { className: 'tests.test_alarm', name: 'test_empty' },
      'tests/test_alarm.py:1',
    ],
    [
      'pytest',
      'a method',
      python,
      { className: 'tests.test_alarm.TestLow', name: 'test_empty' },
      'tests/test_alarm.py:6',
    ],
    [
      'pytest',
      'a function is no method',
      python,
      { className: 'tests.test_alarm', name: 'test_low' },
      'tests/test_alarm.py',
    ],
    [
      'pytest',
      'a method is no function',
      python,
      { className: 'tests.test_alarm.TestHigh', name: 'test_empty' },
      'tests/test_alarm.py',
    ],
    [
      'pytest',
      'parameters',
      python,
      { className: 'tests.test_alarm', name: 'test_empty[3-x]' },
      'tests/test_alarm.py:1',
    ],
    [
      'pytest',
      'a subtest',
      python,
      { className: 'tests.test_alarm', name: 'test_empty [low] (i=1)' },
      'tests/test_alarm.py:1',
    ],
    [
      'pytest',
      'its root below',
      python,
      { className: 'test_alarm.TestLow', name: 'test_low' },
      'tests/test_alarm.py:9',
    ],
    [
      'pytest',
      'the file named',
      python,
      { file: 'tests/test_alarm.py', className: 'tests.test_alarm.TestLow', name: 'test_low' },
      'tests/test_alarm.py:9',
    ],
    [
      'pytest',
      'two modules of one name',
      { ...python, 'tests/a/test_alarm.py': python['tests/test_alarm.py'] },
      { className: 'test_alarm', name: 'test_empty' },
      '',
    ],
    [
      'unittest',
      'the file named',
      python,
      { file: 'tests/test_alarm.py', className: 'tests.test_alarm.TestLow', name: 'test_low' },
      'tests/test_alarm.py:9',
    ],
    [
      'go',
      'the module leads to the directory',
      go,
      { className: 'example.com/dev/pump/internal', name: 'TestParse' },
      'pump/internal/parse_test.go:3',
    ],
    [
      'go',
      'a subtest',
      go,
      { className: 'example.com/dev/alarm/internal', name: 'TestParse/loud' },
      'alarm/internal/parse_test.go:3',
    ],
    ['go', 'another module', go, { className: 'example.com/other/alarm/internal', name: 'TestParse' }, ''],
    [
      'go',
      'a path within the module',
      go,
      { className: 'pump/internal', name: 'TestParse' },
      'pump/internal/parse_test.go:3',
    ],
    ['go', 'the last directory, and two such', go, { className: 'internal', name: 'TestParse' }, ''],
    [
      'go',
      'the whole path in the suite',
      go,
      { suite: 'example.com/dev/pump/internal', className: 'internal', name: 'TestParse' },
      'pump/internal/parse_test.go:3',
    ],
    [
      'go',
      'no module',
      { 'alarm/a_test.go': go['alarm/internal/parse_test.go'] },
      { className: 'example.com/pump/alarm', name: 'TestParse' },
      'alarm/a_test.go:3',
    ],
    [
      'nextest',
      'a library',
      rust,
      { className: 'alarm-core', name: 'alarm::tests::latency' },
      'crates/alarm/src/alarm.rs:4',
    ],
    [
      'nextest',
      'its root module',
      rust,
      { className: 'alarm-core', name: 'tests::latency' },
      'crates/alarm/src/lib.rs:4',
    ],
    [
      'nextest',
      'an integration test',
      rust,
      { className: 'alarm-core::whole', name: 'latency' },
      'crates/alarm/tests/whole.rs:2',
    ],
    [
      'nextest',
      'a row',
      rust,
      { className: 'alarm-core::whole', name: 'levels::case_1' },
      'crates/alarm/tests/whole.rs:4',
    ],
    ['nextest', 'another crate', rust, { className: 'pump-core', name: 'alarm::tests::latency' }, ''],
    [
      'googletest',
      'suite and name',
      gtest,
      { className: 'AlarmTest', name: 'Sounds' },
      'test/unit/alarm_test.cc:1',
    ],
    [
      'googletest',
      'an instance and a row',
      gtest,
      { className: 'All/AlarmTest', name: 'Levels/0' },
      'test/unit/alarm_test.cc:2',
    ],
    ['googletest', 'two programs', gtest, { className: 'AlarmTest', name: 'Latency' }, ''],
    [
      'googletest',
      'two programs, the file named',
      gtest,
      { file: 'test/sim/alarm_test.cc', className: 'AlarmTest', name: 'Latency' },
      'test/sim/alarm_test.cc:1',
    ],
    ['googletest', 'another suite', gtest, { className: 'PumpTest', name: 'Sounds' }, ''],
    ['qt', 'Qt 5', cpp, { suite: 'TstAlarm', name: 'latency' }, 'test/tst_alarm.cpp:4'],
    ['qt', 'Qt 6, a row', cpp, { className: 'TstAlarm', name: 'latency(loud)' }, 'test/tst_alarm.cpp:4'],
    ['catch2', 'a section', cpp, { className: 'all.global', name: 'sounds/loud' }, 'test/catch.cpp:1'],
    [
      'catch2',
      'a slash in the title',
      cpp,
      { className: 'all.global', name: 'at 1/2 of the level' },
      'test/catch.cpp:4',
    ],
    ['catch2', 'a scenario', cpp, { className: 'all.global', name: 'Scenario: a night' }, 'test/catch.cpp:5'],
    ['doctest', 'the file named', cpp, { className: 'test/catch.cpp', name: 'sounds' }, 'test/catch.cpp:1'],
    [
      'ctest',
      'the name that was added',
      { 'test/CMakeLists.txt': 'add_test(NAME alarm_test COMMAND alarm)\n' },
      { className: 'alarm_test', name: 'alarm_test' },
      'test/CMakeLists.txt:1',
    ],
    [
      'ctest',
      'discovered',
      gtest,
      { className: 'AlarmTest.Sounds', name: 'AlarmTest.Sounds' },
      'test/unit/alarm_test.cc:1',
    ],
    [
      'surefire',
      'a method',
      java,
      { className: 'com.acme.AlarmTest', name: 'sounds' },
      'src/test/java/com/acme/AlarmTest.java:5',
    ],
    [
      'surefire',
      'a nested class',
      java,
      { className: 'com.acme.AlarmTest$Loud', name: 'sounds()' },
      'src/test/java/com/acme/AlarmTest.java:19',
    ],
    [
      'surefire',
      'a name for people',
      java,
      { className: 'com.acme.AlarmTest', name: 'sounds within two seconds' },
      'src/test/java/com/acme/AlarmTest.java:9',
    ],
    [
      'surefire',
      'a class by its name for people',
      java,
      { className: 'when loud', name: 'sounds' },
      'src/test/java/com/acme/AlarmTest.java:19',
    ],
    [
      'surefire',
      'parameters',
      java,
      { className: 'com.acme.AlarmTest', name: 'levels(int)[1]' },
      'src/test/java/com/acme/AlarmTest.java:13',
    ],
    [
      'surefire',
      'parameters in braces',
      java,
      { className: 'com.acme.AlarmTest', name: 'levels{int}[1]' },
      'src/test/java/com/acme/AlarmTest.java:13',
    ],
    [
      'gradle',
      'a row',
      java,
      { className: 'com.acme.AlarmTest', name: '[2] 6' },
      'src/test/java/com/acme/AlarmTest.java:13',
    ],
    ['gradle', 'another package', java, { className: 'org.acme.AlarmTest', name: 'sounds' }, ''],
    [
      'gradle',
      'a method that is inherited',
      java,
      { className: 'com.acme.AlarmTest', name: 'inherited' },
      'src/test/java/com/acme/AlarmTest.java:3',
    ],
    [
      'gradle',
      'Kotlin in backticks',
      kotlin,
      { className: 'com.acme.AlarmTest', name: 'sounds in 1.5 s (loud)()' },
      'test/kotlin/AlarmTest.kt:5',
    ],
    [
      'gradle',
      'Kotlin',
      kotlin,
      { className: 'com.acme.AlarmTest', name: 'sounds()' },
      'test/kotlin/AlarmTest.kt:8',
    ],
    [
      'dotnet',
      'namespaces',
      { ...csharp, ...other },
      { className: 'Acme.Tests.AlarmTests', name: 'Acme.Tests.AlarmTests.Sounds' },
      'test/AlarmTests.cs:6',
    ],
    [
      'dotnet',
      'an assembly behind the class',
      csharp,
      { className: 'Acme.Tests.AlarmTests, Acme.Tests, Version=1.0', name: 'Sounds' },
      'test/AlarmTests.cs:6',
    ],
    [
      'dotnet',
      'arguments',
      csharp,
      { className: 'Acme.Tests.AlarmTests', name: 'Levels(level: 1)' },
      'test/AlarmTests.cs:9',
    ],
    [
      'dotnet',
      'a name for people',
      csharp,
      { className: 'Acme.Tests.AlarmTests', name: 'sounds at a level' },
      'test/AlarmTests.cs:9',
    ],
    [
      'dotnet',
      'the method told beside',
      csharp,
      { className: 'Acme.Tests.AlarmTests', function: 'Sounds', name: 'sounds at a level' },
      'test/AlarmTests.cs:6',
    ],
    [
      'robot',
      'its file',
      { 'test/alarm.robot': '' },
      { file: 'test/alarm.robot', name: 'Sounds' },
      'test/alarm.robot',
    ],
    [
      'cucumber',
      'its file',
      { 'features/alarm.feature': '' },
      { file: 'features/alarm.feature', name: 'Sounds' },
      'features/alarm.feature',
    ],
  ])('%s: %s', (runner, _, tree, result, place) => {
    expect(placeOf(tree, result, { runner })).toBe(place);
  });
});

// @verifies SRS-3110
describe('what fits two tests belongs to none', () => {
  it('and says which, and how to tell them apart', () => {
    const { tests, findings } = join(two, [
      { className: 'test/index.test.ts', name: 'runs' },
      { className: 'test/index.test.ts', name: 'runs too' },
    ]);
    expect(tests).toEqual([undefined, undefined]);
    expect(findings).toEqual([
      {
        rule: 'ambiguous-result',
        severity: 'warning',
        message:
          'The result of "runs" may be that of packages/alarm/test/index.test.ts:2, or of packages/pump/test/index.test.ts:1, so it counts for none of them. 1 more results of this report are in the same doubt.',
        hint: 'Let the report name files from the root of the project; or say with `root` in `sources.results` in which directory the tests of this report ran; or give the tests names of their own.',
        file: 'reports/junit.xml',
        line: 1,
        column: 1,
      },
    ]);
  });

  it('and is of the group that holds both', () => {
    const tree = {
      'test/a.test.ts':
        "describe('alarm', () => {\n  // @verifies SRS-1\n  it('runs', () => {});\n  it('runs', () => {});\n});",
    };
    const { tests, findings } = join(tree, [inFile('alarm > runs')]);
    expect(tests).toEqual([{ file: 'test/a.test.ts', names: ['alarm'], line: 1, endLine: 5 }]);
    expect(findings.map(({ message, hint }) => [message, hint])).toEqual([
      [
        'The result of "alarm > runs" may be that of test/a.test.ts:3, or of test/a.test.ts:4, so it counts for none of them.',
        'Give the tests titles of their own, or let the reporter write the whole chain of titles.',
      ],
    ]);
  });

  it('and is not told where neither verifies anything', () => {
    const tree = Object.fromEntries(
      Object.entries(two).map(([path, text]) => [path, text.replace('@verifies', '')]),
    );
    expect(join(tree, [{ className: 'test/index.test.ts', name: 'runs' }]).findings).toEqual([]);
  });
});

// @verifies SRS-3293
describe('a report that does not say who ran it', () => {
  const tree = {
    'test/a.test.ts':
      "describe('alarm', () => {\n  it('sounds', () => {});\n  it('low › high', () => {});\n  it('needs > 5 dB', () => {});\n});\nit('sounds', () => {});\nit('off › on', () => {});\n",
  };
  const named = (...names: string[]): string[] => {
    const results = names.map((name) => ({ className: 'test/a.test.ts', name }));
    return join(tree, results, { runner: undefined }).tests.map((test) => `${test?.file}:${test?.line}`);
  };

  it.each([' > ', ' › '])(
    'is joined by the mark between its titles, whatever mark a single title holds: "%s"',
    (mark) => {
      const nested = ['sounds', 'low › high', 'needs > 5 dB'].map((title) => `alarm${mark}${title}`);
      expect(named(...nested, 'sounds', 'off › on')).toEqual(
        [2, 3, 4, 6, 7].map((line) => `test/a.test.ts:${line}`),
      );
    },
  );

  it('is not taken for that of a runner by one title that holds its mark', () => {
    const nested = ['sounds', 'low › high', 'needs > 5 dB'].map((title) => `alarm ${title}`);
    expect(named(...nested)).toEqual([2, 3, 4].map((line) => `test/a.test.ts:${line}`));
    const apart = ['sounds', 'low › high'].map((name) => ({
      file: 'test/a.test.ts',
      className: 'alarm',
      name,
    }));
    expect(join(tree, apart, { runner: undefined }).tests.map((test) => test?.line)).toEqual([2, 3]);
  });

  it('is not taken for that of Node by one group of the name that Node gives each', () => {
    const titles = {
      'test/a.test.ts':
        "describe('test', () => { it('one', () => {}); });\ndescribe('alarm', () => {\n  it('two', () => {});\n});\n",
    };
    const results = [
      ['test', 'one'],
      ['alarm', 'two'],
    ].map(([className, name]) => ({ file: 'test/a.test.ts', className, name }));
    expect(join(titles, results as never, { runner: undefined }).tests.map((test) => test?.line)).toEqual([
      1, 3,
    ]);
  });
});
