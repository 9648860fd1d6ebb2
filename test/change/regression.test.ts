import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { afterEach, expect, it } from 'vitest';
import { runnerArguments } from '../../src/change/regression.ts';
import { wordDifference } from '../../src/difference/word-difference.ts';
import type { CodeRegion } from '../../src/model/index.ts';
import { TestProject } from '../cli/project.ts';

let project: TestProject | undefined;
afterEach(() => project?.remove());

const region = (file: string, name: string): CodeRegion => ({
  key: `${file}#${name}`,
  file,
  name,
  kind: 'test',
  language: '',
  place: { file, line: 1, column: 1 },
  fingerprint: '',
  summary: '',
});

// @verifies SRS-2305
it('tests to run again are printed as the runner takes them', () => {
  const script = [
    region('test/a.test.ts', "queue > serves (it's first)"),
    region('test/b.test.ts', 'sounds'),
  ];
  expect(runnerArguments(script, 'vitest')).toEqual([
    'test/a.test.ts',
    'test/b.test.ts',
    '-t',
    `'(queue serves \\(it'\\''s first\\)|sounds)'`,
  ]);
  expect(runnerArguments([region('test/a.test.ts', ''), ...script], 'jest')).toEqual([
    'test/a.test.ts',
    'test/b.test.ts',
  ]);
  expect(
    runnerArguments(
      [region('tests/test_a.py', 'TestPump.test_start'), region('tests/test_b.py', '')],
      'pytest',
    ),
  ).toEqual(['tests/test_a.py::TestPump::test_start', 'tests/test_b.py']);
  expect(runnerArguments([region('t.cc', 'Pump > starts'), region('t.cc', 'Pump > stops')], 'gtest')).toEqual(
    ['--gtest_filter=Pump.starts:Pump.stops'],
  );
  expect(runnerArguments([region('src/test/java/PumpTest.java', 'PumpTest.starts')], 'maven')).toEqual([
    '-Dtest=PumpTest#starts',
  ]);
});

// @verifies SRS-2305
it('names survive the shell', () => {
  fc.assert(
    fc.property(
      fc.string({ minLength: 1 }).filter((text) => !text.includes('\0')),
      (name) => {
        const [word = ''] = runnerArguments([region(name, '')], 'vitest');
        expect(execFileSync('/bin/sh', ['-c', `printf %s ${word}`], { encoding: 'utf8' })).toBe(name);
      },
    ),
    { numRuns: 30 },
  );
});

// @verifies SRS-2304, SRS-2305
it('the impact of a change is told as a comment, with words marked, and its tests as arguments', () => {
  project = TestProject.clean();
  project.edit('content/requirements.md', 'within 2 s of', 'within 1 s of').commit('Sooner');
  const comment = project.must(
    'impact',
    '--base',
    'HEAD~1',
    '--format',
    'markdown',
    '--site',
    'https://docs.example/pr/7/',
  ).out;
  expect(comment).toContain(
    'Hazards and risk controls: [HAZ-001](https://docs.example/pr/7/items/HAZ-001/index.html), [RC-012](https://docs.example/pr/7/items/RC-012/index.html).',
  );
  expect(comment).toContain('within ~~2~~ **1** s of the threshold');
  expect(comment).toContain('<details><summary>Tests to run again (2)</summary>');
  expect(project.must('impact', '--base', 'HEAD~1', '--tests', 'vitest').out).toBe(
    "test/queue.test.ts -t '(serves an alarm first)'\n",
  );
});

it('words that differ are marked, and the two texts can be told from it', () => {
  const words = fc
    .array(fc.constantFrom('a', 'b', 'c', 'alarm', 'shall'), { maxLength: 30 })
    .map((list) => list.join(' '));
  fc.assert(
    fc.property(words, words, (before, after) => {
      const pieces = wordDifference(before, after);
      const tight = (kinds: string[]) =>
        pieces
          .filter(({ kind }) => kinds.includes(kind))
          .map(({ text }) => text)
          .join(' ')
          .replace(/\s+/g, ' ')
          .trim();
      expect(tight(['same', 'removed'])).toBe(before);
      expect(tight(['same', 'added'])).toBe(after);
    }),
  );
});

// @verifies SRS-2305
it('two words among 5,000 are marked, and nothing else', () => {
  const words = Array.from({ length: 5_000 }, (_, index) => `word${index}`);
  const changed = words.with(10, 'other').with(4_990, 'another');
  const marked = wordDifference(words.join(' '), changed.join(' ')).filter(({ kind }) => kind !== 'same');
  expect(marked.map(({ kind, text }) => `${kind} ${text.trim()}`)).toEqual([
    'removed word10',
    'added other',
    'removed word4990',
    'added another',
  ]);
});
