import { describe, expect, it } from 'vitest';
import { breakClasses } from '../../src/sources/results/hooks.ts';
import { read } from './read.ts';

const told = (text: string): string[] =>
  read(text).findings.map(({ message }) => message.replace(/^.*: /, ''));
const states = (text: string): string[] =>
  read(text).results.map(({ className, name, status }) => `${className}.${name} ${status}`);

/** A report of a tool: what its suite says beside its name, properties, and cases. */
const of = (name: string, counters: string, cases: string, properties = '') =>
  `<testsuites><testsuite name="${name}" ${counters}>${
    properties && `<properties>${properties}</properties>`
  }${cases}</testsuite></testsuites>`;
const two = '<testcase classname="c" name="a"/><testcase classname="c" name="b"/>';
const qt5 = '<property name="QTestVersion" value="5.15.8"/>';
const go = '<property name="go.version" value="go1.22 linux/amd64"/>';
const failed = '<failure message="m"/>';

// @verifies SRS-3123
describe('what a tool counts in its own way', () => {
  it.each([
    ['sub-tests of pytest', of('pytest', 'tests="5" failures="0" errors="0" skipped="0"', two)],
    [
      'skipped sub-tests of pytest',
      of('pytest', 'tests="5" skipped="2"', `${two}<testcase name="c"><skipped/><skipped/></testcase>`),
    ],
    ['messages in Qt 5', of('TstAlarm', 'tests="2" failures="0" errors="7"', two, qt5)],
    [
      'cases that did not run, left out by Boost',
      of('Alarm', 'tests="2" skipped="1"', `${two}<testcase name="c"><skipped/></testcase>`),
    ],
    [
      'groups of node:test, each of which is one',
      '<testsuites><testsuite name="a" tests="2"><testcase name="b"/><testsuite name="c" tests="2"><testcase name="d"/><testcase name="e"/></testsuite></testsuite></testsuites>',
    ],
    [
      'cases to do in node:test that failed',
      of(
        'a',
        'tests="1" disabled="0" failures="1" skipped="1"',
        `<testcase name="a"><skipped type="todo"/>${failed}</testcase>`,
      ),
    ],
    [
      'cases that may fail in Catch2',
      of('a', 'tests="1" failures="0" hostname="tbd"', `<testcase name="a"><skipped/>${failed}</testcase>`),
    ],
  ])('is no disagreement: %s', (_, text) => {
    expect(told(text)).toEqual([]);
    expect(read(text).results.length).toBeGreaterThan(0);
  });

  it.each([
    ['sub-tests of no pytest', of('other', 'tests="5"', two), 'it says that it has 5 tests and holds 2.'],
    ['fewer cases in pytest', of('pytest', 'tests="1"', two), 'it says that it has 1 tests and holds 2.'],
    [
      'a failure that pytest counted',
      of('pytest', 'tests="5" failures="1"', two),
      'it says that 1 tests failed or erred and holds 0 that did.',
    ],
    [
      'errors in Qt 6',
      of('TstAlarm', 'tests="2" errors="7"', two, qt5.replace('5.15', '6.15')),
      'it says that 7 tests failed or erred and holds 0 that did.',
    ],
    [
      'failures in Qt 5',
      of('TstAlarm', 'tests="2" failures="1" errors="7"', two, qt5),
      'it says that 1 tests failed or erred and holds 0 that did.',
    ],
    [
      'a case to do that Jest does not count',
      of('undefined', 'tests="1"', two),
      'it says that it has 1 tests and holds 2.',
    ],
    [
      'a lost skip in pytest',
      of('pytest', 'tests="5" skipped="1"', two),
      'it says that 1 tests were skipped and holds 0 that were.',
    ],
    [
      'a lost skip in Mocha, which counts as many as it holds',
      of('Mocha Tests', 'tests="2" skipped="1"', two),
      'it says that 1 tests were skipped and holds 0 that were.',
    ],
    [
      'a skipped test that failed, of no Catch2',
      of('a', 'tests="1" failures="0"', `<testcase name="a"><skipped/>${failed}</testcase>`),
      'it says that 0 tests failed or erred and holds 1 that did.',
    ],
  ])('the same elsewhere is one: %s', (_, text, message) => {
    expect(told(text)).toEqual([message]);
    expect(read(text).results).toEqual([]);
  });
});

// @verifies SRS-3123
it('a test of node:test with sub-tests has no case of its own: that it failed is in a remark', () => {
  const text = (fail: number) =>
    `<testsuites><testsuite name="parent" tests="1" failures="0"><testcase name="low" classname="parent"/></testsuite><!-- tests 2 --><!-- fail ${fail} --><!-- cancelled 0 --></testsuites>`;
  expect(told(text(0))).toEqual([]);
  expect(states(text(0))).toEqual(['parent.low passed']);
  expect(told(text(1))).toEqual(['it says that 1 tests failed or erred and holds 0 that did.']);
});

// @verifies SRS-3122
describe('tries of one test', () => {
  const a = (inside: string) => `<testcase classname="c" name="a">${inside}</testcase>`;

  it.each([
    ['fail, pass', a(failed) + two, ['c.a repeated', 'c.b passed']],
    ['fail, fail, pass', a(failed) + a(failed) + two, ['c.a repeated', 'c.b passed']],
    ['pass, pass', a('') + two, ['c.a passed', 'c.b passed']],
    ['pass, fail', two + a(failed), ['c.a failed', 'c.b passed']],
    ['fail, pass, fail', a(failed) + two + a(failed), ['c.a failed', 'c.b passed']],
    ['fail, skipped', `${a(failed)}${a('<skipped/>')}`, ['c.a failed']],
    ['pass, skipped', `${a('')}${a('<skipped/>')}`, ['c.a skipped']],
    ['skipped, pass', `${a('<skipped/>')}${a('')}`, ['c.a skipped']],
    ['error, fail', `${a('<error/>')}${a(failed)}`, ['c.a failed']],
  ])('of Go, where a name stands for one test: %s', (_, cases, expected) => {
    expect(states(of('c', '', cases, go))).toEqual(expected);
  });

  it('are known by a header that counts each name once', () => {
    expect(states(of('c', 'tests="2" failures="1"', a(failed) + two))).toEqual([
      'c.a repeated',
      'c.b passed',
    ]);
    expect(states(of('c', 'tests="3" failures="1"', a(failed) + two))).toEqual([
      'c.a failed',
      'c.a passed',
      'c.b passed',
    ]);
    expect(told(of('c', 'tests="1" failures="1"', a(failed) + two))).toEqual([
      'it says that it has 1 tests and holds 3.',
    ]);
  });

  it('keep the message of the try that failed, and what broke their suite', () => {
    expect(read(of('c', '', a(failed) + two, go)).results[0]?.message).toBe('m');
    expect(states(of('c', '', `${a(failed)}${two}<error/>`, go))).toEqual([
      'c.a error',
      'c.b error',
      '.c error',
    ]);
  });
});

// @verifies SRS-3121
describe('a hook that failed', () => {
  const hook = (name: string, className = '') =>
    `<testcase classname="${className}" name="${name}">${failed}</testcase>`;
  const suites = (cases: string) =>
    `<testsuites><testsuite name="s">${cases}</testsuite><testsuite name="t"><testcase classname="o" name="z"/></testsuite></testsuites>`;
  const passed = (text: string): string[] =>
    read(text).results.flatMap(({ className, name, status }) =>
      status === 'passed' ? [`${className}.${name}`] : [],
    );

  it.each([
    ['Jest', hook("Test execution failure: could be caused by test hooks like 'afterAll'."), ['o.z']],
    ['Go', hook('TestMain'), ['o.z']],
    ['Bun', hook('(unnamed)', 'c'), ['o.z']],
    ['Qt', hook('cleanupTestCase', 'c'), ['o.z']],
    ['JUnit 4', hook('initializationError', 'c'), ['o.z']],
    ['JUnit 5', hook('', 'c'), ['o.z']],
    ['vitest, of the file', hook('s', 's'), ['o.z']],
    ['GoogleTest, of the whole program', hook(''), []],
    ['Mocha, of the whole run', hook('&quot;before all&quot; hook in &quot;{root}&quot;'), []],
    ['unittest, of another class', hook('tearDownClass (d)'), ['c.a', 'c.b', 'o.z']],
    ['unittest', hook('tearDownClass (c)'), ['o.z']],
    ['unittest, of a module', hook('setUpModule (o)'), ['c.a', 'c.b']],
    ['no hook', hook('afterAll', 'c'), ['c.a', 'c.b', 'o.z']],
  ])('leaves nothing passed of what it is round: %s', (_, text, expected) => {
    expect(passed(suites(two + text))).toEqual(expected);
  });

  it('of unittest in another report is round the class all the same', () => {
    const of = (text: string) => read(`<testsuite>${text}</testsuite>`).results;
    const [one, other] = breakClasses([of(two), of(hook('tearDownClass (c)'))]);
    expect(one?.map(({ status, message }) => `${status} ${message}`)).toEqual([
      'error its suite broke: m',
      'error its suite broke: m',
    ]);
    expect(other?.map(({ status }) => status)).toEqual(['failed']);
    expect(breakClasses([of(two), of(hook('tearDownClass (d)'))])[0]).toEqual(of(two));
  });

  it('of Cypress: suites without a file are of the file of the root suite before them', () => {
    const cypress = (file: string) =>
      `<testsuite name="Root Suite" tests="0" file="${file}"/><testsuite name="alarm"><testcase name="a"/></testsuite>`;
    const { results } = read(
      `<testsuites name="Mocha Tests">${cypress('e2e/a.cy.js')}${cypress('e2e/b.cy.js')}${cypress('')}</testsuites>`,
    );
    expect(results.map(({ file }) => file)).toEqual(['e2e/a.cy.js', 'e2e/b.cy.js', '']);
  });

  it('of a group of vitest, or of Mocha, is round what the group holds', () => {
    const cases =
      '<testcase classname="f" name="rig &gt; starts"/><testcase classname="f" name="rig &gt; in &gt; starts"/><testcase classname="f" name="rigs &gt; starts"/>';
    expect(passed(suites(cases + hook('rig', 'f')))).toEqual(['f.rigs > starts', 'o.z']);
    const mocha = cases.replaceAll('&gt; ', '');
    expect(
      passed(suites(mocha + hook('rig &quot;after each&quot; hook for &quot;starts&quot;', 'x'))),
    ).toEqual(['f.rigs starts', 'o.z']);
  });

  it('that passed is none', () => {
    expect(passed(suites(`${two}<testcase classname="c" name="cleanupTestCase"/>`))).toHaveLength(4);
  });

  it('with names of many parts takes no long time', () => {
    const names = Array.from(
      { length: 3000 },
      (_, index) => `<testcase name="${'a '.repeat(900)}${index}"/>`,
    );
    const start = performance.now();
    const hooks = names.map((_, index) => hook(`h${index} &quot;after all&quot; hook`)).join('');
    expect(passed(suites(names.join('') + hooks))).toEqual(['o.z']);
    expect(performance.now() - start).toBeLessThan(5000);
  });
});

// @verifies SRS-3120
it('a case of Qt 5 that tells no state, where the others of its suite do, did not run', () => {
  const cases = '<testcase result="pass" name="a"/><testcase name="b"/><testcase result="fail" name="c"/>';
  expect(states(of('TstAlarm', '', cases))).toEqual(['.a passed', '.b notrun', '.c failed']);
  expect(states(of('TstAlarm', '', '<testcase name="b"/><testcase result="fail" name="c"/>'))).toEqual([
    '.b passed',
    '.c failed',
  ]);
});
