import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contextOf, readFile, told } from './context.ts';
import { text, workbook } from './workbook.ts';

const context = contextOf({ format: 'xlsx', map: { fields: { Parent: 'satisfies', 'Risk S': 'severity' } } });
const read = (bytes: Uint8Array) => readFile('reqs.xlsx', bytes, context);

const head = `<row r="1">${text('A1', 'ID')}${text('B1', 'Title')}${text('C1', 'Requirement')}</row>`;

// @verifies SRS-3666
describe('a workbook', () => {
  it('gives items with their sheets and cells, and numbers, days and texts as they are shown', () => {
    const rows = `<row r="1">${text('A1', 'Requirements of the pump')}</row>
      <row r="2">${text('A2', 'ID')}${text('B2', 'Title')}${text('C2', 'Risk')}${text('E2', 'Day')}${text('F2', 'Parent')}</row>
      <row r="3">${text('C3', 'S')}${text('D3', 'P')}</row>
      <row r="4">${text('A4', 'SRS-1')}<c r="B4" t="s"><v>0</v></c><c r="C4"><v>1.1000000000000001</v></c><c r="D4" t="b"><v>1</v></c><c r="E4" s="1"><v>45992</v></c>${text('F4', 'URS-1, nobody')}</row>
      <row r="5">${text('A5', 'SRS-2')}${text('B5', 'a_x000D__x000A_b')}</row>`;
    const merged = ['A1:F1', 'A2:A3', 'B2:B3', 'C2:D2', 'E2:E3', 'F2:F3'];
    const facts = read(workbook([{ name: 'Reqs &amp; more', rows, merged }]));
    expect(told(facts)).toEqual([
      '4:6 not-an-id: Reqs & more!F4: SRS-1 satisfies "nobody", which is not an ID.',
    ]);
    expect(facts.items).toMatchObject([
      {
        id: 'SRS-1',
        title: 'Shared',
        attributes: { severity: '1.1', 'risk-p': 'TRUE', day: '2025-12-01' },
        place: { file: 'reqs.xlsx', line: 4, column: 1, at: 'Reqs & more!A4' },
        origin: { place: 'Reqs & more!A4' },
      },
      { id: 'SRS-2', title: 'a b' },
    ]);
    expect(facts.links).toMatchObject([{ to: 'URS-1', place: { line: 4, column: 6, at: 'Reqs & more!F4' } }]);
  });

  it('runs and follows nothing, and tells what is not as it seems', () => {
    const rows = `${head}<row r="2">${text('A2', 'SRS-1')}<c r="B2" t="str"><f>1+1</f><v>2</v></c><c r="C2" t="s"><v>1</v></c></row>
      <row r="3">${text('A3', 'SRS-2')}<c r="B3" t="e"><f>A9</f><v>#REF!</v></c></row>`;
    const facts = read(
      workbook(
        [
          { name: 'A', rows, state: 'hidden' },
          { name: 'Cover', rows: `<row r="1">${text('A1', 'x')}</row>` },
          { name: 'Empty', rows: '' },
        ],
        {
          'xl/vbaProject.bin': 'x',
          'xl/externalLinks/externalLink1.xml': '<a/>',
          'xl/comments1.xml': '<a/>',
        },
      ),
    );
    expect(told(facts)).toEqual([
      '1:1 import-left-out: The workbook holds macros, which are never run; they are not carried over.',
      '1:1 import-left-out: The workbook holds links to other files, which are never followed; they are not carried over.',
      '1:1 import-left-out: The workbook holds comments; they are not carried over.',
      '1:1 import-left-out: A: The sheet is hidden, and is read.',
      '3:2 import-left-out: A!B3: The cell shows an error or no value.',
      '2:2 import-left-out: A!B2: The cell is a formula and is read as the value it had when the file was saved.',
      '2:3 import-left-out: A!C2: Text in the cell is struck out and is read all the same.',
      '1:1 import-left-out: Cover: The sheet has no column of IDs, so it is not read.',
    ]);
    expect(facts.items).toMatchObject([{ id: 'SRS-1', title: '2', body: 'rich struck' }, { id: 'SRS-2' }]);
  });

  // @verifies SRS-3800
  it('has pictures only where something is drawn, not where LibreOffice could draw or a comment has its frame', () => {
    const drawing = (inside: string) => `<xdr:wsDr xmlns:xdr="d" xmlns:a="a">${inside}</xdr:wsDr>`;
    const frame = (kind: string) =>
      `<xml xmlns:v="v" xmlns:x="x"><v:shapetype id="t"/><v:shape id="s" type="#t"><x:ClientData ObjectType="${kind}"/><br></v:shape></xml>`;
    const toldOf = (name: string, content: string) =>
      told(read(workbook([{ name: 'A', rows: head }], { [`xl/drawings/${name}`]: content })));
    const pictures =
      '1:1 import-left-out: The workbook holds pictures or drawings; they are not carried over.';
    expect(toldOf('drawing1.xml', drawing(''))).toEqual([]);
    expect(toldOf('vmlDrawing1.vml', frame('Note'))).toEqual([]);
    expect(toldOf('drawing1.xml', drawing('<xdr:twoCellAnchor><xdr:pic/></xdr:twoCellAnchor>'))).toEqual([
      pictures,
    ]);
    expect(toldOf('vmlDrawing1.vml', frame('Button'))).toEqual([pictures]);
    expect(toldOf('drawing1.xml', 'what nobody knows')).toEqual([pictures]);
    expect(told(read(workbook([{ name: 'A', rows: head }], { 'xl/media/image1.png': 'x' })))).toEqual([
      pictures,
    ]);
  });

  it.each([
    [
      'an entity bomb',
      { 'xl/sharedStrings.xml': '<!DOCTYPE x [<!ENTITY a "b">]><sst>&a;</sst>' },
      'xl/sharedStrings.xml in it: the file declares a document type of its own; such files are refused',
    ],
    [
      'a cell of no place',
      { 'xl/worksheets/sheet1.xml': '<worksheet><row><c r="ZZZZ1"/></row></worksheet>' },
      'xl/worksheets/sheet1.xml in it has a cell ZZZZ1',
    ],
    [
      'a million merged cells',
      {
        'xl/worksheets/sheet1.xml': `<worksheet><row r="1">${text('A1', 'x')}</row><mergeCell ref="A1:A1048576"/></worksheet>`,
      },
      'more than 1000000 of its cells are merged',
    ],
    [
      'no sheet it names',
      {
        'xl/_rels/workbook.xml.rels':
          '<Relationships><Relationship Id="rId1" TargetMode="External" Target="http://x/"/></Relationships>',
      },
      'its sheet A is not in it',
    ],
  ])('with %s counts for nothing', (_, parts, why) => {
    const facts = read(workbook([{ name: 'A', rows: head }], parts));
    expect(told(facts)).toEqual([`1:1 unreadable-import: reqs.xlsx counts for nothing: ${why}.`]);
  });

  it('that unpacks to more than it says, or to too much, counts for nothing', () => {
    const bytes = Buffer.from(workbook([{ name: 'A', rows: `${head}<row>${' '.repeat(50_000)}</row>` }]));
    const sizes = [1000, 300_000_000].map((size) => {
      const changed = Buffer.from(bytes);
      const entry = changed.lastIndexOf(Buffer.from('xl/worksheets/sheet1.xml')) - 46;
      changed.writeUInt32LE(size, entry + 24);
      return told(read(changed))[0];
    });
    expect(sizes).toEqual([
      '1:1 unreadable-import: reqs.xlsx counts for nothing: xl/worksheets/sheet1.xml in it is damaged.',
      '1:1 unreadable-import: reqs.xlsx counts for nothing: its files have more than 200000000 bytes together.',
    ]);
  });

  it('whose bytes are not those of its check sums counts for nothing', () => {
    const bytes = Buffer.from(workbook([{ name: 'A', rows: head }]));
    const entry = bytes.lastIndexOf(Buffer.from('xl/worksheets/sheet1.xml')) - 46;
    bytes.writeUInt32LE((bytes.readUInt32LE(entry + 16) ^ 1) >>> 0, entry + 16);
    expect(told(read(bytes))).toEqual([
      '1:1 unreadable-import: reqs.xlsx counts for nothing: xl/worksheets/sheet1.xml in it is damaged.',
    ]);
  });

  it('damaged anywhere is read whole or not at all', () => {
    const rows = `${head}<row r="2">${text('A2', 'SRS-1')}${text('B2', 'Title')}</row>`;
    const bytes = workbook([{ name: 'A', rows }]);
    const whole = JSON.stringify(read(bytes).items);
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const changed = Uint8Array.from(bytes);
        changed[at] = (changed[at] as number) ^ change;
        const facts = read(changed);
        if (facts.findings.length === 0) expect(JSON.stringify(facts.items)).toBe(whole);
        else expect(facts.items.length === 0 || JSON.stringify(facts.items) === whole).toBe(true);
        expect(read(bytes.subarray(0, at)).items).toEqual([]);
      }),
    );
  });
});
