import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { afterEach, expect, it } from 'vitest';
import { runnerArguments } from '../../src/change/regression.ts';
import { selectTests } from '../../src/change/select-tests.ts';
import { wordDifference } from '../../src/difference/word-difference.ts';
import type { CodeRegion, Item, Link, Model, TestResult } from '../../src/model/index.ts';
import { buildGraph } from '../../src/trace/graph.ts';
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

// @verifies SRS-3167
it('test cases run by the source that carries them out, or whose results name them; what cannot be selected is named', () => {
  const item = (id: string, attributes: Record<string, string> = {}): Item => ({
    id,
    type: 'TST',
    title: '',
    attributes,
    body: '',
    bodyLine: 1,
    form: 'heading',
    place: { file: 'a.md', line: 1, column: 1 },
    fingerprint: '',
  });
  const result = (id: string, more: Partial<TestResult>): TestResult => ({
    suite: '',
    className: '',
    name: `${id} sounds`,
    file: '',
    status: 'passed',
    message: '',
    properties: {},
    ids: [id],
    place: { file: 'r.xml', line: 1, column: 1 },
    ...more,
  });
  const regions = [region('test/a.test.ts', 'carries it out'), region('test/b_test.cc', 'Pump > starts')];
  const results = [
    result('TST-202', { file: 'test/c.test.ts' }),
    result('TST-203', {
      test: { file: 'test/d.test.ts', names: ['alarm', 'TST-203 sounds'], line: 1, endLine: 2 },
    }),
    result('TST-204', {}),
  ];
  const items = [
    item('TST-201'),
    item('TST-202'),
    item('TST-203'),
    item('TST-204'),
    item('TST-205', { automated: 'no' }),
  ];
  const links: Link[] = [
    {
      from: 'test/a.test.ts#carries it out',
      relation: 'implements',
      to: 'TST-201',
      place: { file: '', line: 1, column: 1 },
      origin: 'code',
      state: 'reviewed',
    },
  ];
  const after = {
    model: { reports: [{ results }] } as unknown as Model,
    graph: buildGraph({ items, regions, links }),
  };
  const keys = [...items.map(({ id }) => id), 'test/b_test.cc#Pump > starts'];
  expect(selectTests(keys, after, 'vitest')).toEqual({
    tests: [
      expect.objectContaining({ file: 'test/a.test.ts', name: 'carries it out' }),
      { file: 'test/c.test.ts', name: 'TST-202 sounds' },
      { file: 'test/d.test.ts', name: 'alarm > TST-203 sounds' },
    ],
    left: [
      'TST-204 cannot be selected: no test in source carries it out, and no result that names it tells its file.',
      'TST-205 cannot be selected: it is carried out by hand.',
      'test/b_test.cc#Pump > starts cannot be selected: test/b_test.cc is no test of vitest.',
    ],
  });
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
  const { out, err } = project.must('--quiet', 'impact', '--base', 'HEAD~1', '--tests', 'vitest');
  expect(out).toBe("test/queue.test.ts -t '(serves an alarm first)'\n");
  expect(err).toBe(
    'TST-201 cannot be selected: no test in source carries it out, and no result that names it tells its file.\n',
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
