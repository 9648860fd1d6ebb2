import { describe, expect, it } from 'vitest';
import type { Facts } from '../../src/model/index.ts';
import { codeSource } from '../../src/sources/code/index.ts';
import { context } from './context.ts';

/** A file, what stands before its test, the test, and what may be cut off without a sign. */
const tests: [path: string, opening: string, test: string, closing?: string][] = [
  ['test/alarm.test.ts', '', "it('sounds', () => {\n  expect(sound()).toBe(1);\n})"],
  ['test/alarm.test.ts', '', "describe('alarm', () => {\n  it('sounds', () => {\n    sound();\n  });\n})"],
  ['test/alarm.test.tsx', '', "test.each([1, 2])('sounds at %d', (level) => {\n  sound(level);\n})"],
  ['test/alarm.test.js', '', 'it(`sounds`, async () => {\n  await sound();\n})'],
  ['test/alarm_test.dart', '', "test('sounds', () {\n  sound();\n})"],
  ['test/alarm_test.cpp', '', 'TEST(Alarm, Sounds) {\n  EXPECT_EQ(sound(), 1);\n}'],
  ['test/alarm_test.cpp', '', 'TEST_CASE("sounds", "[alarm]") {\n  REQUIRE(sound() == 1);\n}'],
  ['test/alarm_test.go', 'package alarm\n', 'func TestSounds(t *testing.T) {\n\tsound()\n}'],
  ['test/AlarmTest.java', '', 'class AlarmTest {\n  @Test\n  void sounds() {\n    sound();\n  }\n}'],
  ['test/AlarmTest.kt', '', 'class AlarmTest {\n  @Test\n  fun `sounds`() = runTest {\n    sound()\n  }\n}'],
  ['test/AlarmTests.cs', '', 'class AlarmTests {\n  [Fact]\n  public void Sounds() {\n    Sound();\n  }\n}'],
  ['test/alarm.rs', '', '#[test]\nfn sounds() {\n    sound();\n}'],
  ['test/AlarmTests.swift', '', 'class AlarmTests: XCTestCase {\n  func testSounds() {\n    sound()\n  }\n}'],
  ['test/alarm.bats', '', '@test "sounds" {\n  sound\n}'],
  [
    'test/AlarmSpec.groovy',
    '',
    'class AlarmSpec extends Specification {\n  def "sounds"() {\n    expect: sound()\n  }\n}',
  ],
  ['test/test_alarm.py', '', 'def test_sounds():', '\n    sound()\n'],
];

function read(path: string, text: string): Facts {
  return codeSource.read({ path, bytes: Buffer.from(text) } as never, context());
}

// @verifies SRS-3290
describe('a test that is cut off', () => {
  it.each(tests)('is no test, wherever it ends: %s %s%s', (path, opening, test, closing = '') => {
    const isTag = path.endsWith('.py') || path.endsWith('.bats') ? '#' : '//';
    const tagged = `${opening}${isTag} @verifies SRS-001\n`;
    const whole = read(path, `${tagged}${test}${closing}\n`);
    expect(whole.tests.filter(({ kind }) => kind === 'test')).toHaveLength(1);
    expect(whole.links).toHaveLength(1);
    for (let end = 0; end < test.length; end++) {
      const about = test.slice(0, end);
      const { tests, links } = read(path, tagged + about);
      expect(
        tests.filter(({ kind }) => kind === 'test'),
        about,
      ).toEqual([]);
      expect(
        links.filter(({ from }) => /sounds/i.test(from)),
        about,
      ).toEqual([]);
    }
  });

  it('tells why its tag is bound to nothing', () => {
    const { findings } = read(
      'test/a.test.ts',
      "// @verifies SRS-001\nit('sounds', () => {\n  sound(;\n});\n",
    );
    expect(findings.map(({ message, line }) => [message, line])).toEqual([
      [
        '@verifies SRS-001 is bound to nothing: what is below it is cut off, or a bracket in it or before it is never closed.',
        1,
      ],
    ]);
  });

  it('takes no test with it that stands before', () => {
    const before = "// @verifies SRS-001\nit('sounds', () => {});\n";
    const { tests, links } = read('test/a.test.ts', `${before}// @verifies SRS-002\nit('stops', () => {`);
    expect(tests.map(({ names }) => names)).toEqual([['sounds']]);
    expect(links.map(({ from, to }) => [from, to])).toEqual([['test/a.test.ts#sounds', 'SRS-001']]);
  });
});

// @verifies SRS-3290
describe('a bracket that is none of the code', () => {
  it.each([
    ['test/a.test.tsx', "it('sounds', () => {\n  render(<p>Don't shout :(</p>);\n});\n"],
    ['test/a.test.ts', "it('sounds', () => {\n  expect(/[(]/.test(')')).toBe(true);\n});\n"],
    [
      'test/a_test.cpp',
      'TEST(Alarm, Sounds) {\n#ifdef LOUD\n  if (a) {\n#else\n  if (b) {\n#endif\n  }\n}\n',
    ],
  ])('costs no test: %s', (path, text) => {
    const { tests, findings } = read(path, `// @verifies SRS-001\n${text}`);
    expect(findings).toEqual([]);
    expect(tests.map(({ kind }) => kind)).toEqual(['test']);
  });

  it('costs no test that follows an apostrophe in the text of an element', () => {
    const text = "it('sounds', () => {\n  render(<p>Don't</p>);\n});\nit('stops', () => {});\n";
    expect(read('test/a.test.tsx', text).tests.map(({ names }) => names)).toEqual([['sounds'], ['stops']]);
  });
});

// @verifies SRS-3140
describe('a line that is no definition', () => {
  it.each([
    ['test/a.test.ts', "it('sounds', () => {});"],
    ['test/a_test.cpp', 'TEST(Alarm, Sounds) {\n}'],
    ['test/AlarmTest.java', '@Test void sounds() {\n}'],
    ['test/AlarmTests.cs', '[Fact] public void Sounds() {\n}'],
    ['test/a_test.go', 'func TestSounds(t *testing.T) {\n}'],
    ['test/a.rs', '#[test]\nfn sounds() {\n}'],
    ['test/test_alarm.py', 'def test_sounds():\n    sound()'],
  ])('does not hand its tag to the test on the next: %s', (path, test) => {
    const tag = path.endsWith('.py') ? '# @verifies SRS-001' : '// @verifies SRS-001';
    for (const text of [`1${tag}\n${test}\n`, `x ${tag}\n${test}\n`, `${tag}\nx\n${test}\n`]) {
      const { links, findings } = read(path, text);
      expect(links, text).toEqual([]);
      expect(findings.map(({ message }) => message)).toEqual([
        '@verifies SRS-001 is bound to nothing: what is below it is no definition.',
      ]);
    }
  });
});
