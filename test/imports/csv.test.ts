import { describe, expect, it } from 'vitest';
import { contextOf, readFile, told } from './context.ts';

const context = contextOf({
  format: 'csv',
  map: { prefix: 'SRS-', fields: { Parent: 'satisfies', Owner: '' } },
});
const read = (text: string) => readFile('reqs.csv', text, context);

// @verifies SRS-3665
describe('a table in CSV', () => {
  it.each([
    ['commas', ','],
    ['semicolons', ';'],
    ['tabs', '\t'],
  ])('with %s gives an item a line', (_, sign) => {
    const rows = [
      ['Export of 2026-11-28', '', '', '', ''],
      ['ID', 'Title', 'Requirement', 'Parent', 'Owner'],
      ['1', 'Alarm', '"Within 2 s,\nloud; and ""clear"""', '"URS-1, URS-2"', 'nobody'],
      ['', 'Display', '', '', ''],
      ['SRS-9', '=1+1', '', '', ''],
    ];
    const facts = read(`\ufeff${rows.map((row) => row.join(sign)).join('\r\n')}\r\n`);
    expect(told(facts)).toEqual([]);
    expect(facts.items).toMatchObject([
      {
        id: 'SRS-1',
        title: 'Alarm',
        body: 'Within 2 s,\\\nloud; and "clear"',
        attributes: {},
        place: { line: 3, column: 1 },
        bodyLine: 3,
      },
      { id: 'SRS-9', title: '=1+1', place: { line: 6 } },
    ]);
    expect(facts.links.map(({ relation, to, place }) => [relation, to, place.line])).toEqual([
      ['satisfies', 'URS-1', 3],
      ['satisfies', 'URS-2', 3],
    ]);
  });

  it('tells rows without an ID, columns without a head and links to nobody', () => {
    const facts = read('ID,Requirement,Parent\nSRS-1,a,Müller\n,b,\nSRS-2,c,URS-1,more\n');
    expect(told(facts)).toEqual([
      '3:1 import-id: The row "b" has no ID, so it is not read.',
      '4:1 import-left-out: The column of "more" has no head, so it is not read.',
      '2:1 not-an-id: SRS-1 satisfies "Müller", which is not an ID.',
    ]);
    expect(facts.items.map(({ id }) => id)).toEqual(['SRS-1', 'SRS-2']);
  });

  it.each([
    ['ID,Title\nSRS-1,"a\n', 2, 'it is no CSV: a quotation mark is not closed'],
    ['ID,Title\nSRS-1,"a"b\n', 2, 'it is no CSV: something stands behind a closing quotation mark'],
    [
      'ID,Title\nSRS-1,a"b"\n',
      2,
      'it is no CSV: a quotation mark stands within a cell that has none at its beginning',
    ],
    ['Name,Title\nSRS-1,a\n', 1, 'no line names a column of IDs besides another one'],
  ])('%j counts for nothing', (text, line, why) => {
    const facts = read(text);
    expect(facts.items).toEqual([]);
    expect(told(facts)).toEqual([`${line}:1 unreadable-import: reqs.csv counts for nothing: ${why}.`]);
  });
});
