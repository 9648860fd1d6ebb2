import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Refused } from '../../src/model/index.ts';
import { type Advisories, readAdvisories } from '../../src/sources/vulnerabilities/advisories.ts';
import { readOsv } from '../../src/sources/vulnerabilities/osv.ts';
import { readScan } from '../../src/sources/vulnerabilities/scanners.ts';
import { formatSnapshot } from '../../src/sources/vulnerabilities/snapshot.ts';
import { dump, events, left, record } from './osv-records.ts';

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

// @verifies SRS-3527
it('refuses what is no advisory', () => {
  const outside = mkdtempSync(join(tmpdir(), 'advisories-'));
  writeFileSync(join(outside, 'osv.json'), JSON.stringify(dump));
  const told = (text: string): string => {
    writeFileSync(join(outside, 'bad'), text);
    return (readAdvisories(join(outside, 'bad')) as Refused).refused;
  };
  expect(told('{}')).toBe('bad: it is no report of a scanner that is known');
  expect((readAdvisories(join(outside, 'none')) as Refused).refused).toBe('none cannot be read');
  expect((readAdvisories(outside) as Advisories).reported).toHaveLength(5);
  rmSync(outside, { recursive: true });
});
