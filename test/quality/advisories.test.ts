import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Refused } from '../../src/model/index.ts';
import { type Advisories, readAdvisories } from '../../src/sources/vulnerabilities/advisories.ts';
import { readOsv } from '../../src/sources/vulnerabilities/osv.ts';
import { readScan } from '../../src/sources/vulnerabilities/scanners.ts';
import { formatSnapshot } from '../../src/sources/vulnerabilities/snapshot.ts';
import { TestProject } from '../cli/project.ts';
import { writeSmallArchive } from '../release/small-archive.ts';
import { lockfile, withSoup } from '../soup/project.ts';

const record = (id: string, ecosystem: string, name: string, more: object, about: object = {}): object => ({
  id,
  modified: '2026-03-05T10:00:00Z',
  summary: `About ${name}`,
  severity: [{ type: 'CVSS_V4', score: 'CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N' }],
  affected: [{ package: { ecosystem, name }, ...more }],
  ...about,
});
const events = (...of: object[]) => ({ ranges: [{ type: 'SEMVER', events: of }] });
const left = record('GHSA-0000-0000-0001', 'npm', 'left', events({ introduced: '0' }, { fixed: '1.3.0' }), {
  aliases: ['CVE-2026-0001'],
});

// @verifies SRS-3527
it.each<[title: string, ecosystem: string, more: object, expected: string[]]>([
  ['to below a version', 'npm', events({ introduced: '0' }, { fixed: '1.3.0' }), ['pkg:npm/a  <1.3.0']],
  [
    'twice',
    'npm',
    events({ introduced: '1.0.0' }, { last_affected: '1.2.0' }, { introduced: '2.0.0' }),
    ['pkg:npm/a  >=1.0.0 <=1.2.0 || >=2.0.0'],
  ],
  ['of Python', 'PyPI', events({ introduced: '1.0' }, { fixed: '1.1' }), ['pkg:pypi/a  >=1.0, <1.1']],
  [
    'of Maven',
    'Maven',
    events({ introduced: '0' }, { fixed: '1.1' }, { introduced: '2' }),
    ['pkg:maven/a  (,1.1),[2,)'],
  ],
  ['of every version', 'Go', events({ introduced: '0' }), ['pkg:golang/a  >=0.0.0-0']],
  ['of commits', 'npm', { ranges: [{ type: 'GIT', events: [{ introduced: '0' }] }] }, ['pkg:npm/a  ']],
  ['as a list', 'npm', { versions: ['1.0.0', '1.0.1'] }, ['pkg:npm/a 1.0.0 ', 'pkg:npm/a 1.0.1 ']],
])('a range of OSV %s', (_title, ecosystem, more, expected) => {
  const { reported, date } = readOsv([record('OSV-1', ecosystem, 'a', more)]);
  expect(reported.map(({ purl, version, range = '' }) => `${purl} ${version} ${range}`)).toEqual(expected);
  expect([date, reported[0]?.severity]).toEqual(['2026-03-05T10:00:00Z', 'critical']);
});

// @verifies SRS-3527
it('a snapshot is sorted, says what it was made from, and counts for nothing once it was changed', () => {
  const { reported } = readOsv({ vulns: [left, record('OSV-2', 'npm', 'right', { versions: ['2.0.0'] })] });
  const from = { name: 'osv.json', sha256: 'a'.repeat(64) };
  const text = formatSnapshot('2026-03-05', from, reported);
  expect(formatSnapshot('2026-03-05', from, [...reported, ...reported].reverse())).toBe(text);
  expect(readScan(JSON.parse(text))).toMatchObject({
    format: 'advisories',
    date: '2026-03-05',
    tool: 'Advisories of osv.json',
    reported: expect.arrayContaining(reported),
  });
  expect(() => readScan(JSON.parse(text.replace('<1.3.0', '<1.2.0')))).toThrow(
    'its advisories are not those that were written: its hash is another',
  );
  expect(() => readScan({ schema: 'dossier advisories 1' })).toThrow('it is no snapshot of advisories as');
});

let project: TestProject;
let outside: string;
let released: string;
const watch = (...more: string[]) =>
  project.run(
    'soup',
    'watch',
    'released',
    '--from',
    join(outside, 'osv.json'),
    '--file',
    'content/anomalies.md',
    ...more,
  );
beforeAll(() => {
  outside = mkdtempSync(join(tmpdir(), 'advisories-'));
  writeFileSync(
    join(outside, 'osv.json'),
    JSON.stringify([
      left,
      record('OSV-2', 'npm', 'right', events({ introduced: '3.0.0' })),
      record('OSV-3', 'npm', 'right', events({ introduced: '0' }), { withdrawn: '2026-03-04T00:00:00Z' }),
      record('OSV-4', 'PyPI', 'left', events({ introduced: '0' })),
      record('OSV-5', 'npm', 'elsewhere', events({ introduced: '0' })),
    ]),
  );
  const packages = {
    'node_modules/commander': '15.1.0',
    'node_modules/left': '1.2.3',
    'node_modules/right': '2.0.0',
  };
  project = withSoup(TestProject.clean()).write(
    'package-lock.json',
    lockfile(packages, { transitive: ['left', 'right'] }),
  );
  released = join(project.root, 'released');
});
afterAll(() => {
  project.remove();
  rmSync(outside, { recursive: true });
});

// @verifies SRS-3527
it('refuses what is no advisory', () => {
  const told = (text: string): string => {
    writeFileSync(join(outside, 'bad'), text);
    return (readAdvisories(join(outside, 'bad')) as Refused).refused;
  };
  expect(told('{}')).toBe('bad: it is no report of a scanner that is known');
  expect((readAdvisories(join(outside, 'none')) as Refused).refused).toBe('none cannot be read');
  expect((readAdvisories(outside) as Advisories).reported).toHaveLength(5);
});

// @verifies SRS-3527, SRS-3528, SRS-3721
it('keeps advisories in the repository, and holds released versions against newer ones', async () => {
  const from = join(outside, 'osv.json');
  expect(project.must('soup', 'advisories', '--from', from).out).toMatch(
    /^content\/advisories\.json: 3 advisories on packages of the SOUP, of 2026-03-05, from osv\.json \(SHA-256 [0-9a-f]{64}\)\n$/,
  );
  const { findings } = JSON.parse(project.run('check', '--format', 'json').out) as {
    findings: { rule: string; message: string }[];
  };
  expect(
    findings.filter(({ rule }) => /^(?:vulnerability|scan)-/.test(rule)).map(({ message }) => message),
  ).toEqual(['CVE-2026-0001 (critical) in left 1.2.3 is assessed by nobody.']);
  const small = { name: 'Alarm monitor', version: '2.4.1', release: 'v2.4.1', date: '2026-03-01T10:00:00Z' };
  const locked = lockfile({ 'node_modules/left': '1.2.3', 'node_modules/odd': '' });
  await writeSmallArchive(released, new Map(), small, undefined, {
    lockfiles: { 'package-lock.json': locked },
  });
  const first = watch();
  expect([first.code, first.out.replace(/[0-9a-f]{64}/, '…')]).toEqual([
    1,
    [
      'Alarm monitor 2.4.1, v2.4.1: whole, but signed by nobody you named',
      '2.4.1: packages evaluated: 1, against osv.json of 2026-03-05 (SHA-256 …)',
      '  not evaluated, as no version is known: odd',
      'content/anomalies.md: ANOM-001 for CVE-2026-0001 in 2.4.1',
      '',
    ].join('\n'),
  ]);
  expect(project.read('content/anomalies.md')).toContain(
    [
      '### ANOM-001 CVE-2026-0001 in left 1.2.3',
      '',
      '- vulnerability: CVE-2026-0001',
      '- severity: critical',
      '- versions: 2.4.1',
      '- found: 2026-03-05, Advisories of osv.json',
      '',
      'About left',
      '',
    ].join('\n'),
  );
  expect(watch().out).toMatch(/\nNo advisory is open\.\n$/);
});

// @verifies SRS-3720
it('takes nothing from an archive that was edited, or that nobody named stands for', () => {
  writeFileSync(join(outside, 'signers'), '');
  const unnamed = watch('--signers', join(outside, 'signers'));
  expect([unnamed.code, unnamed.out]).toEqual([
    4,
    'Alarm monitor 2.4.1, v2.4.1: whole, but signed by nobody you named\nNothing was evaluated: what released holds does not count.\n',
  ]);
  const path = join(released, 'data/model.json');
  writeFileSync(path, readFileSync(path, 'utf8').replaceAll('1.2.3', '1.3.0'));
  const edited = watch();
  expect([edited.code, edited.out]).toEqual([
    1,
    'Alarm monitor 2.4.1, v2.4.1: NOT what it says\n  data/model.json was changed.\nNothing was evaluated: what released holds does not count.\n',
  ]);
});
