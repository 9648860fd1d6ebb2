import { describe, expect, it } from 'vitest';
import { readRunNotes } from '../../src/sources/stamp/run-notes.ts';

const notes = (text: string) => readRunNotes(Buffer.from(text));

// @verifies SRS-3160
describe('when the tests of a report began', () => {
  it.each([
    [
      'JUnit: the earliest suite',
      '<testsuites><testsuite timestamp="2026-03-01T10:00:05Z"/><testsuite timestamp="2026-03-01T10:00:00Z"/></testsuites>',
      '2026-03-01T10:00:00Z',
    ],
    [
      'JUnit: a suite that never ran has no time',
      '<testsuites><testsuite timestamp="1970-01-01T00:00:00"/><testsuite timestamp="2026-03-01T10:00:00Z"/></testsuites>',
      '2026-03-01T10:00:00Z',
    ],
    ['NUnit', '<test-run start-time="2026-03-01 10:00:00Z"/>', '2026-03-01 10:00:00Z'],
    ['TRX', '<TestRun><Times creation="x" start="2026-03-01T10:00:00Z"/></TestRun>', '2026-03-01T10:00:00Z'],
    [
      'xUnit.net 2',
      '<assemblies><assembly run-date="2026-03-01" run-time="10:00:00"/></assemblies>',
      '2026-03-01T10:00:00',
    ],
    ['xUnit.net 3', '<assemblies timestamp="03/01/2026 10:00:00"/>', '03/01/2026 10:00:00'],
    ['Robot Framework', '<robot generated="20260301 10:00:00.000"/>', '20260301 10:00:00.000'],
    ['Cobertura', '<coverage timestamp="1772359200"/>', '1772359200'],
    ['JaCoCo', '<report><sessioninfo start="1772359200000"/></report>', '1772359200000'],
    ['SARIF', '{"runs":[{"invocations":[{"startTimeUtc":"2026-03-01T10:00:00Z"}]}]}', '2026-03-01T10:00:00Z'],
    ['CTRF', '{"results":{"summary":{"start":1772359200000}}}', '1772359200000'],
    ['Trivy', '{"CreatedAt":"2026-03-01T10:00:00Z"}', '2026-03-01T10:00:00Z'],
    ['JUnit without a time', '<testsuites><testsuite><testcase name="a"/></testsuite></testsuites>', ''],
    ['lcov', 'SF:src/a.ts\nend_of_record\n', ''],
    ['a list of cases', '[{"name":"a"}]', ''],
    [
      'what is cut off',
      '<testsuites><testsuite timestamp="2026-03-01T10:00:00Z"><testc',
      '2026-03-01T10:00:00Z',
    ],
  ])('%s', (_, text, began) => expect(notes(text).began).toBe(began));

  it('reads UTF-16', () => {
    const text = '\ufeff<?xml version="1.0" encoding="utf-16"?><testsuite timestamp="2026-03-01T10:00:00Z"/>';
    expect(readRunNotes(Buffer.from(text, 'utf16le')).began).toBe('2026-03-01T10:00:00Z');
  });

  it('knows whether two runs can write the same bytes', () => {
    expect(notes('<testsuite><testcase name="a" time="0.01"/></testsuite>').isTimed).toBe(true);
    expect(notes('<testsuite><testcase name="a" time="0.000"/></testsuite>').isTimed).toBe(false);
  });
});

// @verifies SRS-3160
it('a property may name the commit that was tested', () => {
  const named = (name: string, value: string): string[] =>
    notes(`<testsuite><properties><property name="${name}" value="${value}"/></properties></testsuite>`)
      .commits;
  for (const name of [
    'commit',
    'git.commit',
    'GIT_COMMIT',
    'ci.commit.sha',
    'vcs.revision',
    'revision',
    'git-sha',
  ])
    expect([name, named(name, '0123abcd')]).toEqual([name, ['0123abcd']]);
  expect(named('commit', 'yes')).toEqual([]);
  expect(named('committee', '0123abcd')).toEqual([]);
  expect(notes('{"runs":[{"versionControlProvenance":[{"revisionId":"0123abcd"}]}]}').commits).toEqual([
    '0123abcd',
  ]);
});

// @verifies SRS-3163
it('reports tell the versions of the tools that wrote them', () => {
  const properties = [
    ['java.version', '21.0.2'],
    ['java.specification.version', '21'],
    ['os.version', '6.1'],
    ['Python', '3.12.1'],
    ['go.version', 'go1.22.1 linux/amd64'],
    ['QtVersion', '6.5.3'],
    ['tool.bench firmware', '3.1'],
    ['compiler', 'none'],
  ].map(([name, value]) => `<property name="${name}" value="${value}"/>`);
  expect(notes(`<testsuite><properties>${properties.join('')}</properties></testsuite>`).tools).toEqual({
    Java: '21.0.2',
    Python: '3.12.1',
    Go: 'go1.22.1 linux/amd64',
    Qt: '6.5.3',
    'bench firmware': '3.1',
  });
  expect(notes('<robot generator="Robot 6.1 (Python 3.11.4 on linux)"/>').tools).toEqual({
    Robot: '6.1',
    Python: '3.11.4',
  });
  expect(
    notes(
      '<assemblies><assembly test-framework="xUnit.net 2.4.1.0" environment="64-bit .NET 8.0.1"/></assemblies>',
    ).tools,
  ).toEqual({ 'xUnit.net': '2.4.1.0', '.NET': '8.0.1' });
  expect(notes('{"runs":[{"tool":{"driver":{"name":"Lint","semanticVersion":"1.2.3"}}}]}').tools).toEqual({
    Lint: '1.2.3',
  });
});
