import { beforeAll, describe, expect, it } from 'vitest';
import { resultsSource } from '../../src/sources/results/index.ts';
import { context } from '../code/context.ts';

beforeAll(() => resultsSource.prepare?.('reports/a.json'));
const read = (path: string, content: string | object) =>
  resultsSource.read(
    { path, bytes: Buffer.from(typeof content === 'string' ? content : JSON.stringify(content)) },
    context(),
  );
const states = ({ results }: ReturnType<typeof read>): string =>
  results.map(({ titles, name, status }) => `${(titles ?? [name]).join(' > ')} ${status}`).join(', ');
const told = ({ findings }: ReturnType<typeof read>): string[] =>
  findings.map(
    ({ rule, line, message }) => `${rule} ${line} ${message.replace(/^\S+ (?:counts for nothing: )?/, '')}`,
  );

// @verifies SRS-3124
describe('TAP', () => {
  const tap = (...lines: string[]) => read('reports/a.tap', lines.join('\n'));

  it.each([
    [['1..1', 'ok 1 - SRS-041 sounds'], 'SRS-041 sounds passed'],
    [['TAP version 14', 'ok', 'not ok', '1..2'], ' passed,  failed'],
    [['ok 1 sounds', '1..1'], 'sounds passed'],
    [['ok 1 - a # SKIP no bench', 'ok 2 - b # skip', '1..2'], 'a skipped, b skipped'],
    [['ok 1 - a # TODO', 'not ok 2 - b # todo later', '1..2'], 'a skipped, b skipped'],
    [['not ok 1 - a # SKIP no bench', '1..1'], 'a failed'],
    [
      ['ok 1 - issue \\#7 \\\\ # SKIP', 'ok 2 - C#', 'ok 3 - # hash', '1..3'],
      'issue #7 \\ skipped, C# passed, # hash passed',
    ],
    [['1..0 # SKIP no tests'], ''],
    [['# a comment', 'pragma +strict', 'ok 1 - a', 'what a test printed', '1..1'], 'a passed'],
    [['    ok 1 - in', '    1..1', 'ok 1 - out', '1..1'], 'out > in passed, out passed'],
    [['    not ok 1 - in', '    1..1', 'not ok 1 - out', '1..1'], 'out > in failed, out failed'],
    [['    not ok 1 - in # TODO', '    1..1', 'ok 1 - out', '1..1'], 'out > in skipped, out passed'],
    [['    ok 1 - in', '    1..1', 'not ok 1 - out', '1..1'], 'out > in error, out failed'],
    [
      ['ok 1 - a # time=8.9ms', 'ok 2 - b # time=8.9ms today', '1..2'],
      'a passed, b # time=8.9ms today passed',
    ],
  ])('means: %j', (lines, expected) => {
    expect(told(tap(...lines))).toEqual([]);
    expect(states(tap(...lines))).toBe(expected);
  });

  // @verifies SRS-3365
  it('takes groups that begin with a group', () => {
    const [inner, b] = [['        ok 1 - a', '        1..1', '    ok 1 - in'], '    ok 2 - b'];
    const end = ['    1..2', 'ok 1 - out', '1..1'];
    expect(told(tap(...inner, b, ...end))).toEqual([]);
    expect(states(tap(...inner, b, ...end))).toBe(
      'out > in > a passed, out > in passed, out > b passed, out passed',
    );
    const broken = ['        not ok 1 - a', ...inner.slice(1), b, ...end];
    expect(told(tap(...broken))).toEqual([
      'report-count-mismatch 3 it says that a test passed of whose sub-tests one failed.',
    ]);
    expect(told(tap(...inner, ...end))).toEqual([
      'report-count-mismatch 4 it says that 2 tests were run and holds 1 that did.',
    ]);
    expect(told(tap(...inner, b, ...end.slice(1)))).toEqual([
      'unreadable-report 5 it has no plan (`1..N`), so it may be cut off.',
    ]);
    const orphans = 'unreadable-report 4 sub-tests end without the test they are of.';
    expect(told(tap('  ok 1 - x', ...inner.slice(0, 2), 'ok 1 - out'))).toEqual([orphans]);
  });

  it.each([
    [['ok 1 - a'], 'unreadable-report 1 it has no plan (`1..N`), so it may be cut off.'],
    [['1..2', 'ok 1 - a'], 'report-count-mismatch 1 it says that 2 tests were run and holds 1 that did.'],
    [
      ['ok 1 - a', 'ok 3 - b', '1..2'],
      'report-count-mismatch 2 it says that test 3 follows, and holds 1 before it.',
    ],
    [
      ['ok 1 - a', 'ok 1 - a', '1..2'],
      'report-count-mismatch 2 it says that test 1 follows, and holds 1 before it.',
    ],
    [['ok 1 - a', '1..1', '1..1'], 'unreadable-report 3 it has two plans.'],
    [
      ['ok 1 - a', 'Bail out! rig lost', '1..1'],
      'unreadable-report 2 the run was given up: Bail out! rig lost.',
    ],
    [
      ['ok 1 - a', 'NOT OK 2 - b', '1..1'],
      'unreadable-report 2 a line looks like one of a test and is none.',
    ],
    [
      ['ok 1 - a', 'not  ok 2 - b', '1..1'],
      'unreadable-report 2 a line looks like one of a test and is none.',
    ],
    [['Ok 1 - a', '1..0'], 'unreadable-report 1 a line looks like one of a test and is none.'],
    [
      ['    not ok 1 - in', '    1..1', 'ok 1 - out', '1..1'],
      'report-count-mismatch 3 it says that a test passed of whose sub-tests one failed.',
    ],
    [
      ['    ok 1 - in', 'ok 1 - out', '1..1'],
      'unreadable-report 2 it has no plan (`1..N`), so it may be cut off.',
    ],
    [
      ['    ok 1 - in', '    1..1', '1..0'],
      'unreadable-report 3 sub-tests end without the test they are of.',
    ],
    [['        ok 1 - in', '        1..1', 'ok 1 - out', '1..1'], ''],
    [['ok 1 - a', '  ---', '  error: x', '1..1'], 'unreadable-report 4 a block of facts has no end.'],
    [
      Array.from({ length: 120 }, (_, index) => `${' '.repeat(index)}ok`),
      'unreadable-report 101 tests are nested more than 100 deep.',
    ],
  ])('that is not whole counts for nothing: %j', (lines, expected) => {
    expect(told(tap(...lines))).toEqual(expected === '' ? [] : [expected]);
    if (expected !== '') expect(tap(...lines).results).toEqual([]);
  });

  // @verifies SRS-3120
  it.each([
    [['ok 1 - a # FAILED', '1..1'], '`FAILED`'],
    [['ok 1 - a', '  ---', '  outcome: failed', '  ...', '1..1'], '`outcome`'],
    [['ok 1 - a', '  ---', "  error: 'x'", '  ...', '1..1'], '`error`'],
  ])('with a word that is not known, a test did not run: %j', (lines, word) => {
    expect(states(tap(...lines))).toMatch(/^a\b.* notrun$/);
    expect(told(tap(...lines))).toEqual([expect.stringContaining(word)]);
  });

  it('of node:test is held against what it says that passed', () => {
    const node = (count: number) =>
      tap('ok 1 - a', '  ---', '  duration_ms: 1', "  type: 'test'", '  ...', '1..1', `# pass ${count}`);
    expect(states(node(1))).toBe('a passed');
    expect(told(node(0))).toEqual([
      'report-count-mismatch 7 it says that 0 tests passed and holds 1 that did.',
    ]);
  });
});

// @verifies SRS-3125
describe('CTRF', () => {
  const ctrf = (test: object, summary: object = {}, more: object = {}) =>
    read('reports/ctrf.json', {
      reportFormat: 'CTRF',
      results: {
        tool: { name: 'jest' },
        summary,
        tests: [{ name: 'a', status: 'passed', duration: 1, ...test }],
        ...more,
      },
    });

  it.each([
    [{}, 'a passed'],
    [{ status: 'failed', message: 'm' }, 'a failed'],
    [{ status: 'skipped' }, 'a skipped'],
    [{ status: 'pending' }, 'a skipped'],
    [{ status: 'other' }, 'a notrun'],
    [{ flaky: true }, 'a repeated'],
    [{ retries: 1 }, 'a repeated'],
    [{ retryAttempts: [{ attempt: 1, status: 'failed' }] }, 'a repeated'],
    [{ suite: ['b', 'c'] }, 'b > c > a passed'],
    [{ suite: 'b > c' }, 'a passed'],
    [{ steps: [{ name: 's', status: 'passed' }] }, 'a passed'],
    [{ steps: [{ name: 's', status: 'failed' }] }, 'a failed'],
    [{ extra: { status: 'failed' }, labels: { outcome: 'failed' } }, 'a passed'],
  ])('means: %j', (test, expected) => {
    expect(told(ctrf(test))).toEqual([]);
    expect(states(ctrf(test))).toBe(expected);
  });

  // @verifies SRS-3120
  it.each([
    [{ status: 'Passed' }, 'the value "Passed" as `status`'],
    [{ status: undefined }, 'nothing as `status`'],
    [{ rawStatus: 'flaky' }, 'the value "flaky" of `rawStatus`'],
    [{ outcome: 'failed' }, '`outcome` in a test'],
    [{ steps: [{ name: 's', status: 'odd' }] }, 'the value "odd" as `status`'],
    [{ steps: 'none' }, 'something that is no list as `steps`'],
  ])('with a word that is not known, a test did not run: %j', (test, word) => {
    expect(states(ctrf(test))).toBe('a notrun');
    expect(told(ctrf(test))).toEqual([
      `unknown-in-report 1 holds ${word}, which CTRF is not known to have. One case with it counts as not run.`,
    ]);
  });

  it('is held against its summary, and against what a run says of itself', () => {
    expect(told(ctrf({}, { tests: 2 }))).toEqual([
      'report-count-mismatch 1 it says that 2 tests were run and holds 1 that did.',
    ]);
    expect(told(ctrf({}, { passed: 0 }))).toEqual([
      'report-count-mismatch 1 it says that 0 tests passed and holds 1 that did.',
    ]);
    expect(told(ctrf({}, { failed: 1 }))).toEqual([
      'report-count-mismatch 1 it says that 1 tests failed and holds 0 that did.',
    ]);
    expect(states(ctrf({}, {}, { status: 'failed' }))).toBe('a notrun');
    expect(told(read('a.json', { results: { tests: {} } }))).toEqual([
      'unreadable-report 1 `results.tests` is no list.',
    ]);
  });

  it('names what a test verifies by tags and labels', () => {
    const ids = (test: object) => ctrf(test).results[0]?.ids;
    expect(ids({ tags: ['@SRS-041', 'slow'] })).toEqual(['SRS-041']);
    expect(ids({ labels: { verifies: 'SRS-042' } })).toEqual(['SRS-042']);
  });
});

// @verifies SRS-3126
describe('the JSON of Cucumber', () => {
  const step = (status: string, more: object = {}) => ({
    keyword: 'Then ',
    name: 's',
    result: { status },
    ...more,
  });
  const feature = (...elements: object[]) => [
    {
      uri: 'a.feature',
      name: 'F',
      elements: elements.map((element, line) => ({ type: 'scenario', name: 'a', line, ...element })),
    },
  ];
  const of = (...elements: object[]) => read('reports/c.json', feature(...elements));

  it.each([
    [{ steps: [step('passed')] }, 'passed'],
    [{ steps: [step('passed'), step('failed')] }, 'failed'],
    [{ steps: [step('passed'), step('ambiguous')] }, 'failed'],
    [{ steps: [step('passed'), step('skipped')] }, 'skipped'],
    [{ steps: [step('passed'), step('undefined')] }, 'notrun'],
    [{ steps: [step('pending')] }, 'notrun'],
    [{ steps: [] }, 'notrun'],
    [{}, 'notrun'],
    [{ steps: [step('passed')], after: [step('failed')] }, 'failed'],
    [{ steps: [step('passed')], before: [step('passed')] }, 'passed'],
    [{ steps: [step('passed', { after: [step('failed')] })] }, 'failed'],
    [{ steps: [step('passed', { result: { status: 'passed', error_message: 'm' } })] }, 'failed'],
  ])('means: %j', (element, expected) => {
    expect(told(of(element))).toEqual([]);
    expect(states(of(element))).toBe(`F > a ${expected}`);
  });

  // @verifies SRS-3120
  it.each([
    [{ steps: [step('PASSED')] }],
    [{ steps: [{ name: 's' }] }],
    [{ steps: [step('passed')], after: {} }],
    [{ steps: [step('passed')], outcome: 'failed' }],
    [{ steps: [step('passed', { isSkipped: true })] }],
  ])('with a word that is not known, a scenario did not run: %j', (element) => {
    expect(states(of(element))).toBe('F > a notrun');
    expect(of(element).findings.map(({ rule }) => rule)).toEqual(['unknown-in-report']);
  });

  it('a background is of the scenario that follows it', () => {
    const background = (status: string) => ({ type: 'background', steps: [step(status)] });
    const passing = { steps: [step('passed')] };
    expect(states(of(background('failed'), passing, passing))).toBe('F > a failed, F > a passed');
    expect(told(of(passing, background('passed')))).toEqual([
      'unreadable-report 1 a background stands without a scenario.',
    ]);
  });

  it('tags name what it verifies, and tries of one scenario are one', () => {
    const tags = [{ name: '@SRS-041' }, { name: '@slow' }];
    expect(of({ tags, steps: [step('passed')] }).results[0]?.ids).toEqual(['SRS-041']);
    expect(states(of({ line: 7, steps: [step('failed')] }, { line: 7, steps: [step('passed')] }))).toBe(
      'F > a repeated',
    );
    expect(told(read('reports/c.json', []))).toEqual(['unreadable-report 1 it holds no feature.']);
    expect(told(read('reports/c.json', [1]))).toEqual([
      'unreadable-report 1 it holds something that is no feature.',
    ]);
  });
});

// @verifies SRS-3127
describe('the output of Robot Framework', () => {
  const test = (status: string, inside = '', message = '') =>
    `<test name="a" line="1">${inside}<tag>SRS-041</tag><status status="${status}">${message}</status></test>`;
  const robot = (tests: string, suite = '<status status="PASS"/>', total = '') =>
    read(
      'reports/output.xml',
      `<robot generator="Robot 7.0" generated="20260301 10:00:00.000"><suite name="S" source="/ci/s.robot">${tests}${suite}</suite><statistics><total><stat ${total}>All Tests</stat></total></statistics><errors/></robot>`,
    );

  it.each([
    [test('PASS'), 'S > a passed'],
    [test('FAIL', '', 'm'), 'S > a failed'],
    [test('SKIP'), 'S > a skipped'],
    [test('NOT RUN'), 'S > a notrun'],
    ['<test name="a"/>', 'S > a notrun'],
    [
      test('PASS', '<kw name="k"><status status="FAIL"/><test><status status="FAIL"/></test></kw>'),
      'S > a passed',
    ],
    [test('PASS', '', '*HTML* Test has been re-executed and results merged.'), 'S > a repeated'],
  ])('means: %s', (text, expected) => {
    expect(told(robot(text))).toEqual([]);
    expect(states(robot(text))).toBe(expected);
  });

  // @verifies SRS-3120
  it.each([test('pass'), test('PASS', '<FAIL/>'), test('PASS').replace('line="1"', 'outcome="FAIL"')])(
    'with a word that is not known, a test did not run: %s',
    (text) => {
      expect(states(robot(text))).toBe('S > a notrun');
      expect(robot(text).findings.map(({ rule }) => rule)).toEqual(['unknown-in-report']);
    },
  );

  // @verifies SRS-3121
  it('a suite that failed by its own keywords fails its tests', () => {
    const failed = (message: string) => `<status status="FAIL">${message}</status>`;
    expect(states(robot(test('PASS'), failed('')))).toBe('S > a error');
    expect(states(robot(test('PASS') + test('FAIL'), failed('')))).toBe('S > a passed, S > a failed');
    expect(states(robot(test('PASS') + test('FAIL'), failed('Suite teardown failed:\nrig lost')))).toBe(
      'S > a error, S > a failed',
    );
    expect(robot(test('PASS'), failed('Suite setup failed:\nno rig')).results[0]?.message).toBe(
      'its suite broke: Suite setup failed: no rig',
    );
  });

  it('is held against its statistics', () => {
    expect(told(robot(test('PASS'), undefined, 'pass="1" fail="0"'))).toEqual([]);
    expect(told(robot(test('PASS'), undefined, 'pass="0" fail="1"'))).toEqual([
      'report-count-mismatch 1 it says that 0 tests passed and holds 1 that did.',
    ]);
    expect(told(robot(test('PASS'), '<status status="FAIL"/>', 'pass="0" fail="1"'))).toEqual([]);
  });

  it('says its file, its date, what it ran on, and what its tests verify', () => {
    const { results, reportFormats } = robot(test('PASS'));
    expect(results[0]).toMatchObject({ file: '/ci/s.robot', ids: ['SRS-041'], suite: 'S' });
    expect(reportFormats[0]).toMatchObject({
      format: 'robot',
      runner: 'robot',
      environment: 'Robot 7.0',
      date: '2026-03-01T10:00:00.000',
    });
  });
});
