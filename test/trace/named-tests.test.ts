import { describe, expect, it } from 'vitest';
import type { Facts, TestResult } from '../../src/model/index.ts';
import { codeSource } from '../../src/sources/code/index.ts';
import { acceptLinks, parseLock } from '../../src/trace/index.ts';
import { context } from '../code/context.ts';
import { factsOf, linkSketch, type Sketch, told } from './project.ts';

const chain: Sketch = { items: ['SRS-1', 'TST-201'], links: ['TST-201 verifies SRS-1'] };

interface Written {
  path: string;
  text: string;
}

/** What the items, one file of source and results link to. */
function project({ path, text }: Written, results: Partial<TestResult>[], sketch: Sketch = chain) {
  const facts: Facts = factsOf(sketch);
  const code = codeSource.read({ path, bytes: Buffer.from(text) }, context());
  facts.regions.push(...code.regions);
  facts.links.push(...code.links);
  facts.namedTests.push(...code.namedTests);
  return linkSketch({ ...sketch, results }, facts);
}

/** A test named by TST-201 in the way of a language; `body` is all that differs between two of it. */
const named: Record<
  string,
  { path: string; write(body: string): string; region: string; result: Partial<TestResult> }
> = {
  vitest: {
    path: 'test/alarm.test.ts',
    write: (body) => `describe('alarm', () => {\n  it('TST-201 sounds', () => {\n    ${body}\n  });\n});\n`,
    region: 'test/alarm.test.ts#alarm > TST-201 sounds',
    result: { name: 'alarm > TST-201 sounds', className: 'test/alarm.test.ts', ids: ['TST-201'] },
  },
  'a title on a line of its own': {
    path: 'test/alarm.test.ts',
    write: (body) => `it(\n  'TST-201 sounds',\n  () => {\n    ${body}\n  },\n);\n`,
    region: 'test/alarm.test.ts#TST-201 sounds',
    result: { name: 'TST-201 sounds', className: 'test/alarm.test.ts', ids: ['TST-201'] },
  },
  'a title behind its table': {
    path: 'test/alarm.test.ts',
    write: (body) =>
      `it.each<[number]>([\n  [1],\n  [2],\n  [3],\n  [4],\n])('TST-201 sounds %i', () => {\n  ${body}\n});\n`,
    region: 'test/alarm.test.ts#TST-201 sounds %i',
    result: { name: 'TST-201 sounds 1', className: 'test/alarm.test.ts', ids: ['TST-201'] },
  },
  pytest: {
    path: 'tests/test_alarm.py',
    write: (body) => `def test_TST_201_sounds():\n    ${body}\n`,
    region: 'tests/test_alarm.py#test_TST_201_sounds',
    result: { name: 'test_TST_201_sounds', className: 'tests.test_alarm', ids: ['TST-201'] },
  },
  JUnit: {
    path: 'src/test/java/AlarmTest.java',
    write: (body) =>
      `class AlarmTest {\n  @Test\n  @DisplayName("TST-201 sounds")\n  void sounds() {\n    ${body}\n  }\n}\n`,
    region: 'src/test/java/AlarmTest.java#AlarmTest.sounds',
    result: { name: 'TST-201 sounds', className: 'AlarmTest', ids: ['TST-201'] },
  },
  GoogleTest: {
    path: 'test/alarm.cpp',
    write: (body) => `TEST(Alarm, TST_201_Sounds) {\n  ${body}\n}\n`,
    region: 'test/alarm.cpp#Alarm.TST_201_Sounds',
    result: { name: 'TST_201_Sounds', className: 'Alarm', ids: ['TST-201'] },
  },
  Go: {
    path: 'alarm/alarm_test.go',
    write: (body) => `package alarm\n\nfunc TestTST201Sounds(t *testing.T) {\n\t${body}\n}\n`,
    region: 'alarm/alarm_test.go#TestTST201Sounds',
    result: { name: 'TestTST201Sounds', className: 'example.com/alarm', ids: ['TST-201'] },
  },
  Rust: {
    path: 'src/alarm.rs',
    write: (body) => `#[test]\nfn tst_201_sounds() {\n  ${body}\n}\n`,
    region: 'src/alarm.rs#tst_201_sounds',
    result: { name: 'tests::tst_201_sounds', className: 'alarm', ids: ['TST-201'] },
  },
};

describe.each(Object.entries(named))(
  'a test that is named by a test case: %s',
  (_, { path, write, region, result }) => {
    const before = { path, text: write('check(sounds(1))') };
    const emptied = { path, text: write('pass') };
    const states = (written: Written, lock?: ReturnType<typeof parseLock>['entries']) => {
      const { model } = project(written, [result], { ...chain, ...(lock ? { lock } : {}) });
      return [model.verdicts['TST-201']?.state, model.verdicts['SRS-1']?.state];
    };
    const reviewed = () => {
      const { model } = project(before, [result]);
      return parseLock(acceptLinks([], model, 'all', 'Reviewer', 'reviewed').text, 'trace.lock').entries;
    };

    // @verifies SRS-3146
    it('is bound to it by its code', () => {
      const { model } = project(before, [result]);
      expect(
        model.links
          .filter(({ origin }) => origin === 'code')
          .map(({ from, relation, to }) => [from, relation, to]),
      ).toEqual([[region, 'implements', 'TST-201']]);
      expect(states(before, reviewed())).toEqual(['verified', 'verified']);
    });

    // @verifies SRS-3146
    it('is suspect when its body was emptied after the review', () => {
      expect(states(emptied, reviewed())).toEqual(['suspect', 'suspect']);
      expect(told(project(emptied, [result], { ...chain, lock: reviewed() }), 'suspect-link')).toEqual([
        expect.stringContaining(
          `The link ${region} implements TST-201 is suspect: ${region} changed since Reviewer reviewed it.`,
        ),
      ]);
    });
  },
);

describe('a name', () => {
  // @verifies SRS-3146
  it('of no test case of the project binds nothing', () => {
    const { model, findings } = project(
      { path: 'test/a.test.ts', text: "it('TST-999 sounds', () => {});" },
      [],
    );
    expect(model.links.filter(({ origin }) => origin === 'code')).toEqual([]);
    expect(findings.filter(({ rule }) => rule === 'unknown-id' || rule === 'relation-not-allowed')).toEqual(
      [],
    );
  });

  // @verifies SRS-3146
  it.each([
    ['in a comment', "// it('TST-201 sounds', f);\nit('other', f);"],
    ['in a string', "const title = 'TST-201 sounds';"],
    ['within a title', "it('unlike TST-201, sounds', f);"],
    ['of a function that is no test', 'function TST_201() {}'],
  ])('%s binds nothing', (_, text) => {
    const facts = codeSource.read({ path: 'src/a.ts', bytes: Buffer.from(text) }, context());
    expect(facts.namedTests).toEqual([]);
  });

  // @verifies SRS-3442
  it('that nearly names a test case by an ID of a pattern is told', () => {
    const trace = { types: { TST: { prefixes: ['tst'], pattern: '{prefix}~{slug}~{number}' } } };
    const results = [{ name: 'test_tst_alarm_sound_1', className: '' }];
    const linked = linkSketch({
      items: ['SRS-1', 'tst~alarm.sound~1'],
      links: ['tst~alarm.sound~1 verifies SRS-1'],
      results,
      trace,
    });
    expect(
      linked.findings
        .filter(({ rule }) => rule === 'result-nearly-named')
        .map(({ message, hint }) => `${message} ${hint}`),
    ).toEqual([
      'tst~alarm.sound~1 has no result, but "test_tst_alarm_sound_1" mentions it. A test is of tst~alarm.sound~1 when its title begins with it ("tst~alarm.sound~1 …"), or it has a property `id` or `verifies` that is nothing but IDs.',
    ]);
  });

  // @verifies SRS-3145
  it('that nearly names a test case is told, and verifies nothing', () => {
    const results = [
      { name: 'test_TST_201_2_latency', place: { file: 'reports/junit.xml', line: 3, column: 1 } },
      { name: 'unlike TST-201, checks nothing', ids: [] },
    ];
    const linked = linkSketch({ ...chain, results });
    expect(linked.model.verdicts['SRS-1']?.state).toBe('open');
    expect(told(linked, 'result-nearly-named')).toEqual([
      'reports/junit.xml:3:1 TST-201 has no result, but "test_TST_201_2_latency" mentions it. | A test is of TST-201 when its title begins with it ("TST-201 …"), its function is named by it (test_TST_201_…), or it has a property `id` or `verifies` that is nothing but IDs.',
    ]);
    expect(
      told(linkSketch({ ...chain, results: [...results, { name: 'TST-201' }] }), 'result-nearly-named'),
    ).toEqual([]);
  });
});

describe('a helper beside tests', () => {
  const text =
    "import { it } from 'vitest';\n// @verifies SRS-1\nfunction sounds() {\n}\nit('beeps', sounds);\n";

  // @verifies SRS-3147
  it('takes no result, whatever it is called', () => {
    const linked = project(
      { path: 'test/a.test.ts', text },
      [{ name: 'sounds', className: 'test/a.test.ts' }],
      {
        items: ['SRS-1'],
      },
    );
    expect(linked.model.verdicts['SRS-1']).toMatchObject({
      state: 'open',
      reasons: [{ sentence: 'No test verifies it.' }],
    });
    expect(told(linked, 'unmatched-annotation')).toEqual([
      'test/a.test.ts:2:14 "sounds" in test/a.test.ts verifies SRS-1, but it is no test, so no result can be of it. | Write the tag directly above the test that verifies it.',
    ]);
  });

  // @verifies SRS-3147
  it.each([
    ['test/test_a.py', '# @verifies SRS-1\ndef sounds():\n    pass\n', 'function'],
    ['a_test.go', '// @verifies SRS-1\nfunc sounds() {\n}\n', 'function'],
    ['tests/a.rs', '// @verifies SRS-1\nfn sounds() {}\n', 'function'],
    ['test/ATest.java', 'class ATest {\n  // @verifies SRS-1\n  void sounds() {}\n}\n', 'function'],
    ['test/a.test.ts', "import 'a';\n// @verifies SRS-1\nconst limit = 3;\n", 'value'],
    ['test/ATest.java', 'class ATest {\n  @Test\n  // @verifies SRS-1\n  void sounds() {}\n}\n', 'test'],
    ['test/ATest.java', 'class ATest {\n  @Test\n  void sounds() { // @verifies SRS-1\n  }\n}\n', 'test'],
    ['tests/a.rs', '#[test]\n/// @verifies SRS-1\n#[ignore]\nfn sounds() {}\n', 'test'],
    ['test/test_a.c', '#include "a.h"\n/* @verifies SRS-1 */\nvoid sounds(void) {}\n', 'test'],
    ['a_test.go', '// @verifies SRS-1\nfunc (s *Suite) TestSounds() {\n}\n', 'test'],
    ['test/test_a.py', 'class A:\n    # @verifies SRS-1\n    def testSounds(self):\n        pass\n', 'test'],
    [
      'test/A.cs',
      'class A {\n  // @verifies SRS-1\n  [Trait("a", "b"), Fact]\n  public void Sounds() {}\n}\n',
      'test',
    ],
  ])('is told from a test in %s', (path, source, kind) => {
    const { regions } = codeSource.read({ path, bytes: Buffer.from(source) }, context());
    expect(regions.map((region) => region.kind)).toEqual([kind]);
  });
});
