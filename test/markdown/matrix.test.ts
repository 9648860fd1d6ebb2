import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Facts } from '../../src/model/index.ts';
import { runs } from '../runs.ts';
import { contextOf, read, readWith } from './source-context.ts';

const table = (head: string, ...rows: string[]): string =>
  [head, head.split('|').fill(' --- ').join('|'), ...rows].map((row) => `|${row}|`).join('\n');
const links = ({ links: all }: Facts): string[] =>
  all.map(({ from, relation, to, place }) => `${from} ${relation} ${to} @${place.line}:${place.column}`);
const told = ({ findings }: Facts): string[] =>
  findings.map(({ rule, line, column, message }) => `${line}:${column} ${rule}: ${message}`);

// @verifies SRS-3531
describe('a matrix links', () => {
  it.each([
    ['by the inverse word', 'Requirement|Verified by', 'SRS-1|TST-1', 'TST-1 verifies SRS-1 @3:8'],
    ['by the relation', 'Test case|Verifies', 'TST-1|SRS-1', 'TST-1 verifies SRS-1 @3:8'],
    ['with titles', 'Risk|Controlled by', 'HAZ-1 Too loud|`RC-1`', 'RC-1 controls HAZ-1 @3:18'],
    ['in any order', 'Note|Verifies|Case', 'x|SRS-1|TST-1', 'TST-1 verifies SRS-1 @3:4'],
  ])('%s', (_, head, row, link) => {
    const facts = read(table(head, row));
    expect([links(facts), told(facts), facts.items]).toEqual([[link], [], []]);
  });

  it('the item in whose text it stands, where no column names one', () => {
    const steps = table('Step|Action|Verifies', '1|Press|SRS-1', '2|Wait|-', '3|Listen|SRS-2');
    expect(links(read(`### TST-1 Alarm\n\n${steps}\n\n## Next\n`))).toEqual([
      'TST-1 verifies SRS-1 @5:10',
      'TST-1 verifies SRS-2 @7:11',
    ]);
    const others = table('Requirement|Verified by', 'SRS-1|TST-2');
    expect(links(read(`### TST-1 Alarm\n\n${others}\n`))).toEqual(['TST-2 verifies SRS-1 @5:8']);
  });

  // @verifies SRS-3568
  it('what it names, not the item in whose text it stands, where one of its rows has a slip', () => {
    const rows = table('Requirement|Verified by', 'SRS-1|TST-2', 'SRS 2|TST-3', '3|TST-4', 'SRS-5|TST-6');
    const facts = read(`### TST-1 Alarm\n\n${rows}\n`);
    expect(links(facts)).toEqual(['TST-2 verifies SRS-1 @5:8', 'TST-6 verifies SRS-5 @8:8']);
    expect(told(facts)).toEqual([
      '6:8 relation-not-read: The row says "verified by TST-3", but not of which item.',
      '7:4 relation-not-read: The row says "verified by TST-4", but not of which item.',
    ]);
  });

  it('by configuration, with other heads and bare numbers', () => {
    const context = contextOf({
      tables: [
        {
          pages: ['page.md'],
          columns: { Test: 'verified by' },
          prefixes: { Need: 'URS-', Test: 'TST-' },
        },
      ],
    });
    expect(links(readWith(context, table('Need|Test', '1|2, 3', '2|')))).toEqual([
      'TST-2 verifies URS-1 @3:4',
      'TST-3 verifies URS-1 @3:7',
    ]);
  });

  it('nothing where it repeats links', () => {
    const tables = [{ pages: ['page.md'], columns: { Test: 'verified by' }, quotes: true }];
    const facts = readWith(contextOf({ tables }), table('Requirement|Test', 'SRS-1|TST-1'));
    expect([links(facts), told(facts), facts.quotedLinks.length]).toEqual([[], [], 1]);
  });
});

// @verifies SRS-3531
describe('of a table that seems to link, it is told', () => {
  it.each([
    [
      'which row names nobody',
      table('Requirement|Verified by', 'SRS-1|TST-1', '|TST-2'),
      '4:3 relation-not-read: The row says "verified by TST-2", but not of which item.',
    ],
    [
      'that it links nobody',
      table('Test|Verifies', 'Alarm|SRS-1'),
      '3:8 relation-not-read: The table "Test | Verifies" names links, but neither stands in the text of an item nor names one in each row: it links nothing.',
    ],
    [
      'that fields are those of nobody',
      table('Field|Value', 'Verifies|SRS-1'),
      '1:2 relation-not-read: The table "Field | Value" names links, but neither stands in the text of an item nor names one in each row: it links nothing.',
    ],
    [
      'that no relation joins its columns',
      table('Requirement|Test case|Result', 'SRS-1|TST-1|passed', 'SRS-2|-|open'),
      '1:14 relation-not-read: The columns "Requirement" and "Test case" pair IDs, but neither is a relation: the table links nothing.',
    ],
    [
      'that a column in the text of an item is no relation',
      `### TST-1 Alarm\n\n${table('Step|Requirement', '1|SRS-1')}`,
      '3:7 relation-not-read: The column "Requirement" in the text of TST-1 names IDs, but is no relation: it links nothing.',
    ],
    [
      'that its cells cross IDs without a relation',
      table('Requirement|TST-1|TST-2', 'SRS-1|X|', 'SRS-2|-|✓'),
      '1:2 relation-not-read: The table crosses IDs, such as SRS-1 and TST-1, but its marks say no relation: it links nothing.',
    ],
  ])('what is wrong: %s', (_, text, finding) => {
    expect(told(read(text))).toEqual([finding]);
  });

  // @verifies SRS-3568
  it.each([
    ['a near ID', 'Test|Verifies', 'TST-2|SRS 2', '4:8 not-an-id: TST-2 verifies "SRS", which is not an ID.'],
    ['words', 'Test|Verifies', 'TST-2|alarm', '4:8 not-an-id: TST-2 verifies "alarm", which is not an ID.'],
    [
      'a near ID',
      'Need|Verified by',
      'URS-2|TST002',
      '4:8 not-an-id: URS-2 verified by "TST002", which is not an ID.',
    ],
    ['a number', 'Need|Verified by', 'URS-2|2', '4:8 not-an-id: URS-2 verified by "2", which is not an ID.'],
    [
      'a number',
      'Need|Verified by',
      '2|TST-2',
      '4:4 relation-not-read: The row says "verified by TST-2", but not of which item.',
    ],
  ])('that among its IDs there is %s: %s, %s', (_, head, row, finding) => {
    const [first, second] = head === 'Test|Verifies' ? ['TST-1', 'SRS-1'] : ['URS-1', 'TST-1'];
    const facts = read(table(head, `${first}|${second}`, row));
    expect([facts.links.length, told(facts)[0]]).toEqual([1, finding]);
  });

  it.each([
    ['IDs in one column', table('Requirement|State', 'SRS-1|done')],
    ['a noun', table('Control|Judged', 'RC-1 to RC-3|as low as it can be')],
    ['no IDs', table('Tests|State', '12|passed')],
    ['who did something', table('Need|Verified by', 'URS-1|TST-1', 'URS-2|Jane Doe')],
    ['IDs without a mark', table('Requirement|TST-1', 'SRS-1|-', 'SRS-2|')],
    [
      'marks of what is linked',
      `### TST-1 A\n\n- verifies: SRS-1\n\n## Matrix\n\n${table('Requirement|TST-1', 'SRS-1|x')}`,
    ],
    ['what its item is linked with', `### TST-1 A\n\n- verifies: SRS-1\n\n${table('Step|Of', '1|SRS-1')}`],
  ])('but not of %s', (_, text) => {
    expect(told(read(text))).toEqual([]);
  });

  it('whatever it looks like: a relation over an ID is a link or a finding', () => {
    const part = (...texts: string[]) => fc.constantFrom(...texts);
    const cells = fc.tuple(
      part('', '### TST-7 Alarm\n\n', '# Matrix\n\n'),
      part('Test', 'Step', 'ID', 'Requirement', ''),
      part('Verifies', '**Verifies**', 'verified_by', 'Tests', 'Verfies', 'Implemented by'),
      part('TST-1', '`TST-1`', 'TST-1 Alarm', 'Alarm', '1', ''),
      part('SRS-1', '[SRS-1](a.md)', 'SRS-1, SRS-2', 'SRS-1 (all)', 'see SRS-1'),
      fc.boolean(),
    );
    fc.assert(
      fc.property(cells, ([before, first, relation, subject, value, isWide]) => {
        const more = isWide ? '|Result' : '';
        const text = `${before}${table(`${first}|${relation}${more}`, `${subject}|${value}${isWide ? '|passed' : ''}`)}`;
        const facts = read(text);
        expect(facts.links.length + facts.findings.length, text).toBeGreaterThan(0);
      }),
      { numRuns: runs(1000) },
    );
  });
});
