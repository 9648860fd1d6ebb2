import { describe, expect, it } from 'vitest';
import { iec82304, mdr } from '../../src/index.ts';
import { profileFindings, told } from './project.ts';

const head =
  '# G\n\n| ID | Applies | Method | Standards | Evidence | Reason |\n| --- | --- | --- | --- | --- | --- |\n';
const rows = (numbers: readonly (number | string)[]): string =>
  numbers.map((number) => `| GSPR-${number} | no | | | | the device has no such part |\n`).join('');
const all = Array.from({ length: 23 }, (_, index) => index + 1);
const found = (table: string, profile = mdr() as ReturnType<typeof mdr> | ReturnType<typeof iec82304>) =>
  profileFindings({
    pages: { 'content/gspr.md': `${head}${table}` },
    site: {
      regulation: { profiles: [profile] },
      documents: [
        { id: 'P-GSPR', type: 'gspr-checklist', title: 'GSPR', pages: ['content/gspr.md'] },
        { id: 'P-RMF', type: 'risk-management-file', title: 'Risks', pages: [] },
      ],
    },
  }).filter(({ rule }) => rule.startsWith('gspr-'));

// @verifies SRS-3007
describe('the decisions on MDR Annex I', () => {
  it('are there for each requirement, by itself or by its parts', () => {
    expect(found(rows(all))).toEqual([]);
    expect(found(rows([...all.filter((number) => number !== 17), '17.1', '17.2']))).toEqual([]);
    const [finding, ...others] = found(rows(all.slice(3)));
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ rule: 'gspr-undecided', severity: 'error', file: 'content/gspr.md' });
    expect(finding?.message).toContain('P-GSPR decides nothing on the requirements 1, 2, 3 of MDR Annex I');
    expect(found(rows([]), iec82304())).toEqual([]);
  });

  it.each([
    ['| GSPR-1 | no | | | | |', 'GSPR-1 says that the requirement does not apply, and not why.'],
    [
      '| GSPR-1 | perhaps | | | | |',
      'GSPR-1 says neither that the requirement applies nor that it does not.',
    ],
    [
      '| GSPR-1 | yes | | | P-RMF | |',
      'GSPR-1 says that the requirement applies, and not by what it is met.',
    ],
    ['| GSPR-1 | yes | tests | | | |', 'GSPR-1 says that the requirement applies, and names no evidence.'],
    [
      '| GSPR-1 | yes | tests | | P-RMF, P-XYZ | |',
      'GSPR-1 names the evidence "P-XYZ", which is no document and no item of this file.',
    ],
    [
      '| GSPR-24 | no | | | | the device has no such part |',
      'GSPR-24 is of no requirement of MDR Annex I, which go from 1 to 23.',
    ],
  ])('are refused where something is missing: %s', (row, message) => {
    expect(told(found(`${row}\n${rows(all.slice(1))}`), 'gspr-decision')).toEqual([message]);
  });

  it.each(['P-RMF', 'GSPR-2', 'P-RMF, external: certificate of the battery'])('rest on %s', (evidence) => {
    expect(found(`| GSPR-1 | yes | tests | ISO 14971:2019 | ${evidence} | |\n${rows(all.slice(1))}`)).toEqual(
      [],
    );
  });
});

// @verifies SRS-3878
it('a standard without the year of its edition is told, and one with it is not', () => {
  const said = (standards: string) =>
    told(
      found(`| GSPR-1 | yes | tests | ${standards} | P-RMF | |\n${rows(all.slice(1))}`),
      'gspr-standard-undated',
    );
  expect(said('IEC 62304:2006+A1:2015, ISO 14971; EN ISO 20417')).toEqual([
    'GSPR-1 names ISO 14971, EN ISO 20417 without the year of the edition that was applied.',
  ]);
  for (const dated of [
    'EN ISO 14971:2019/A11:2021; IEC 80001-1: 2021',
    'ASTM F2503-20',
    'DIN EN 60601-1 (2022)',
    'MDCG 2019-16, in-house method 7',
    '',
  ])
    expect(said(dated)).toEqual([]);
});
