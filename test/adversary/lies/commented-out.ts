import { junit, type Lie, requirement } from '../lie.ts';
import type { Files } from '../mini.ts';

/** How tests are written in a language, and how its runner reports them. */
interface Writing {
  path: string;
  opening: string;
  closing: string;
  line: string;
  block?: readonly [open: string, close: string];
  test(name: string): string;
  result(name: string): { class: string; name: string; file?: string };
}

const braces = (indent: string, head: (name: string) => string) => (name: string) =>
  `${indent}${head(name)} {\n${indent}  check(1, 1);\n${indent}}`;

const writings: Record<string, Writing> = {
  'TypeScript with vitest': {
    path: 'test/alarm.test.ts',
    opening: "import { it } from 'vitest';\n",
    closing: '',
    line: '//',
    block: ['/*', '*/'],
    test: (name) => `it('${name}', () => {\n  expect(1).toBe(1);\n});`,
    result: (name) => ({ class: 'test/alarm.test.ts', name }),
  },
  'JavaScript with jest': {
    path: 'test/alarm.test.js',
    opening: "const a = require('a');\n",
    closing: '',
    line: '//',
    block: ['/*', '*/'],
    test: (name) => `test('${name}', () => {\n  expect(1).toBe(1);\n});`,
    result: (name) => ({ class: name, name, file: 'test/alarm.test.js' }),
  },
  'Python with pytest': {
    path: 'tests/test_alarm.py',
    opening: 'import pump\n',
    closing: '',
    line: '#',
    test: (name) => `def test_${name}():\n    assert pump.tell(1) == 1`,
    result: (name) => ({ class: 'tests.test_alarm', name: `test_${name}` }),
  },
  'Java with Surefire': {
    path: 'src/test/java/com/acme/AlarmTest.java',
    opening: 'package com.acme;\n\nclass AlarmTest {\n',
    closing: '\n}\n',
    line: '//',
    block: ['/*', '*/'],
    test: braces('  ', (name) => `@Test\n  void ${name}()`),
    result: (name) => ({ class: 'com.acme.AlarmTest', name }),
  },
  'Kotlin with Gradle': {
    path: 'src/test/kotlin/AlarmTest.kt',
    opening: 'package com.acme\n\nclass AlarmTest {\n',
    closing: '\n}\n',
    line: '//',
    block: ['/*', '*/'],
    test: braces('  ', (name) => `@Test\n  fun ${name}()`),
    result: (name) => ({ class: 'com.acme.AlarmTest', name: `${name}()` }),
  },
  'C# with NUnit': {
    path: 'test/AlarmTests.cs',
    opening: 'namespace Acme\n{\n  public class AlarmTests\n  {\n',
    closing: '\n  }\n}\n',
    line: '//',
    block: ['/*', '*/'],
    test: braces('    ', (name) => `[Test]\n    public void ${name}()`),
    result: (name) => ({ class: 'Acme.AlarmTests', name }),
  },
  Go: {
    path: 'alarm/alarm_test.go',
    opening: 'package alarm\n\nimport "testing"\n',
    closing: '',
    line: '//',
    block: ['/*', '*/'],
    test: (name) => `func Test${name}(t *testing.T) {\n\tcheck(1, 1)\n}`,
    result: (name) => ({ class: 'example.com/dev/alarm', name: `Test${name}` }),
  },
  'C++ with GoogleTest': {
    path: 'test/alarm_test.cc',
    opening: '#include "alarm.h"\n',
    closing: '',
    line: '//',
    block: ['/*', '*/'],
    test: (name) => `TEST(Alarm, ${name}) {\n  EXPECT_EQ(1, 1);\n}`,
    result: (name) => ({ class: 'Alarm', name }),
  },
};

const tag = '@verifies SRS-001';
const commented = (mark: string, text: string): string => text.replace(/^/gm, `${mark} `);

/** What stands where the tagged test stood, right above another test that passes. */
const forms: Record<string, (writing: Writing) => string | undefined> = {
  'with line comments': ({ line, test }) => `${line} ${tag}\n${commented(line, test('Gone'))}\n`,
  'without a blank behind the mark': ({ line, test }) =>
    `${line} ${tag}\n${test('Gone').replace(/^/gm, line)}\n`,
  'and a blank line below': ({ line, test }) => `${line} ${tag}\n${commented(line, test('Gone'))}\n\n`,
  'and blank lines around': ({ line, test }) => `${line} ${tag}\n\n${commented(line, test('Gone'))}\n\n\n`,
  'with a word why': ({ line, test }) =>
    `${line} ${tag}\n${line} Off until the bench is back.\n${commented(line, test('Gone'))}\n`,
  'with a block comment': ({ block, test }) => block && `${block[0]}\n${tag}\n${test('Gone')}\n${block[1]}\n`,
  'below a doc comment that is left': ({ line, block, test }) =>
    block && `${block[0]}* ${tag} ${block[1]}\n${commented(line, test('Gone'))}\n`,
  'with a block comment below the tag': ({ line, block, test }) =>
    block && `${line} ${tag}\n${block[0]} ${test('Gone')} ${block[1]}\n`,
  'and removed': ({ line }) => `${line} ${tag}\n\n\n`,
  'and left as a string in a comment': ({ line }) => `${line} "${tag}"\n`,
  'with a second tag below': ({ line, test }) =>
    `${line} ${tag}\n${commented(line, test('Gone'))}\n${line} @verifies SRS-002\n`,
};

const source = ({ path, opening, closing }: Writing, text: string): Files => ({
  ...requirement('SRS-001'),
  'go.mod': 'module example.com/dev\n',
  [path]: `${opening}\n${text}${closing}`,
});

/**
 * A test that somebody commented out, in every language with a runner: its tag stays, and the test below passes.
 */
export const commentedOut: Lie[] = Object.entries(writings).flatMap(([language, writing]) => {
  const { line, test, result } = writing;
  const honest = {
    ...source(writing, `${line} ${tag}\n${test('Gone')}\n\n${test('Other')}`),
    'reports/junit.xml': junit([result('Gone'), result('Other')]),
  };
  return Object.entries(forms).flatMap(([form, write]): Lie[] => {
    const left = write(writing);
    if (left === undefined) return [];
    return [
      {
        kind: 'nearness',
        name: `a test in ${language}, commented out ${form}`,
        honest,
        not: ['SRS-001 verified', 'URS-001 verified'],
        change: () => ({
          ...source(writing, left + test('Other')),
          'reports/junit.xml': junit([result('Other')]),
        }),
      },
    ];
  });
});
