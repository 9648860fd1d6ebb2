import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { read } from './read.ts';

const fixtures = join(import.meta.dirname, 'fixtures');

// @verifies SRS-401
describe('reports in the shapes of the tools', () => {
  it.each(readdirSync(fixtures))('%s', (tool) => {
    const { results, findings } = read(readFileSync(join(fixtures, tool, 'junit.xml')));
    expect(findings).toEqual([]);
    expect(results).toEqual(JSON.parse(readFileSync(join(fixtures, tool, 'facts.json'), 'utf8')));
  });

  it('reads UTF-16 of either order as it reads UTF-8', () => {
    const text = readFileSync(join(fixtures, 'vitest', 'junit.xml'), 'utf8').replace('UTF-8', 'UTF-16');
    const expected = read(Buffer.from(text.replace('UTF-16', 'UTF-8')));
    const little = Buffer.from(`\ufeff${text}`, 'utf16le');
    const big = Buffer.from(little).swap16();
    for (const bytes of [little, big]) expect(read(bytes)).toEqual(expected);
    expect(expected.results).toHaveLength(5);
  });
});

// @verifies SRS-402
describe('what did not simply pass', () => {
  it.each([
    ['<testcase name="SRS-001"><failure/></testcase>', 'failed'],
    ['<testcase name="SRS-001"><error/></testcase>', 'error'],
    ['<testcase name="SRS-001"><skipped/></testcase>', 'skipped'],
    ['<testcase name="SRS-001"><skipped/><failure/></testcase>', 'failed'],
    ['<testcase name="SRS-001"><failure/><skipped/></testcase>', 'failed'],
    ['<testcase name="SRS-001"><error/><failure/></testcase>', 'error'],
    ['<testcase name="SRS-001" status="disabled"/>', 'skipped'],
    ['<testcase name="SRS-001" status="notrun"/>', 'notrun'],
    ['<testcase name="SRS-001" status="run" result="suppressed"/>', 'notrun'],
    ['<testcase name="SRS-001" status="run" result="skipped"/>', 'skipped'],
    ['<testcase name="SRS-001" status="NOTRUN"/>', 'notrun'],
    ['<testcase name="SRS-001" status="failed"/>', 'failed'],
    ['<testcase name="SRS-001" status="?"/>', 'notrun'],
    ['<testcase name="SRS-001" status="run" result="completed"/>', 'passed'],
    ['<testcase name="SRS-001"/>', 'passed'],
  ])('%s is %s', (text, status) => {
    const { results } = read(`<testsuite name="s">${text}</testsuite>`);
    expect(results.map((result) => [result.ids, result.status])).toEqual([[['SRS-001'], status]]);
  });

  // @verifies SRS-3121
  it('a failure outside of any case is a case of its own, and fails what its suite holds', () => {
    const { results } = read(
      '<testsuites><testsuite name="a"><failure message="m"/><testcase name="b"/><testcase name="s"><skipped/></testcase><testsuite name="in"><testcase name="c"/></testsuite></testsuite><testsuite name="d"><testcase name="e"/><error>rig lost</error></testsuite><testsuite name="f"><testcase name="g"/></testsuite></testsuites>',
    );
    expect(results.map(({ name, status, message }) => [name, status, message])).toEqual([
      ['a', 'failed', 'm'],
      ['b', 'error', 'its suite broke: m'],
      ['s', 'skipped', ''],
      ['c', 'error', 'its suite broke: m'],
      ['e', 'error', 'its suite broke: rig lost'],
      ['d', 'error', 'rig lost'],
      ['g', 'passed', ''],
    ]);
  });

  // @verifies SRS-3122
  it.each(['flakyFailure', 'flakyError', 'rerunFailure', 'rerunError'])(
    'what passed beside a `%s` passed only when repeated',
    (name) => {
      const of = (more: string) =>
        read(`<testsuite><testcase name="a"><${name} message="m"/>${more}</testcase></testsuite>`).results[0];
      expect(of('')?.status).toBe('repeated');
      expect(of('<failure/>')?.status).toBe('failed');
      expect(of('<skipped/>')?.status).toBe('skipped');
    },
  );
});

// @verifies SRS-406
describe('counters that disagree with the cases', () => {
  const cases = '<testcase name="a"/><testcase name="b"/>';

  it.each([
    [`<testsuite name="s" tests="3">${cases}</testsuite>`, 'it says that it has 3 tests and holds 2.', 1],
    [`<testsuite name="s" tests="1">${cases}</testsuite>`, 'it says that it has 1 tests and holds 2.', 1],
    [
      `<testsuite name="s" tests="2" failures="1">${cases}</testsuite>`,
      'it says that 1 tests failed or erred and holds 0 that did.',
      1,
    ],
    [
      '<testsuites>\n<testsuite errors="0" failures="0"><testcase name="a"><error/></testcase></testsuite>\n</testsuites>',
      'it says that 0 tests failed or erred and holds 1 that did.',
      2,
    ],
    [
      `<testsuite name="s" skipped="1">${cases}</testsuite>`,
      'it says that 1 tests were skipped and holds 0 that were.',
      1,
    ],
    [
      `<testsuites tests="4"><testsuite>${cases}</testsuite></testsuites>`,
      'it says that it has 4 tests and holds 2.',
      1,
    ],
    [
      `<testsuite name="s" skipped="1" disabled="1">${cases}<testcase name="c" status="notrun"/></testsuite>`,
      'it says that 1 tests were skipped and holds 0 that were.',
      1,
    ],
    [
      `<testsuite name="s" disabled="1">${cases}</testsuite>`,
      'it says that 1 tests were disabled and holds 0 that were.',
      1,
    ],
  ])('%s', (text, message, line) => {
    const { results, findings } = read(text);
    expect(results).toEqual([]);
    expect(findings).toEqual([
      expect.objectContaining({
        rule: 'report-count-mismatch',
        severity: 'error',
        message: `reports/junit.xml counts for nothing: ${message}`,
        line,
      }),
    ]);
  });

  it.each([
    '<testsuites tests="1"><testsuite tests="0"><testsuite tests="1"><testcase name="a"/></testsuite></testsuite></testsuites>',
    '<testsuite tests="2" errors="1"><testcase name="a"><error/></testcase></testsuite>',
    '<testsuite tests="1" failures="1" errors="1"><testcase name="a"><failure/></testcase><testcase name="a"><error/></testcase></testsuite>',
    '<testsuite tests="1" failures="2"><testcase name="a"><failure/><failure/></testcase></testsuite>',
    '<testsuite tests="many"><testcase name="a"/></testsuite>',
    '<testsuite tests="0" errors="1"><error/></testsuite>',
    '<testsuite skipped="1"><testcase name="a" status="notrun"/></testsuite>',
    '<testsuite skipped="1" disabled="0"><testcase name="a" status="notrun"><skipped/></testcase></testsuite>',
    '<testsuite skipped="1" disabled="1"><testcase name="a" status="disabled"><skipped/></testcase></testsuite>',
  ])('customs of the tools are none: %s', (text) => expect(read(text).findings).toEqual([]));
});
