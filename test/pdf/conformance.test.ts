import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFNumber,
  PDFRawStream,
  PDFRef,
  PDFString,
} from '@cantoo/pdf-lib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BrowserHandle, openBrowser } from '../../src/render/browser/index.ts';
import { checkConformance } from '../../src/render/pdf/conformance/index.ts';
import { attributesOf } from '../../src/render/pdf/conformance/structure.ts';
import { type PrintedPdf, printDocuments } from '../../src/render/pdf/index.ts';
import { contentItems, readPageContents } from '../../src/render/pdf/page-contents.ts';
import { kidsOf, structureElements } from '../../src/render/pdf/structure.ts';
import { everyKind, withBlending } from './every-kind.ts';
import { sampleJob } from './sample.ts';
import { cellsOf, figuresOf, pdfinfo, readTags, tagsOf, wordsOf } from './tags.ts';

let browser: BrowserHandle;
let printed: PrintedPdf;
let blended: PrintedPdf;

beforeAll(async () => {
  browser = await openBrowser();
  const jobs = [sampleJob(everyKind), sampleJob({ ...withBlending, id: 'PUMP-BLEND' })];
  [printed, blended] = (await printDocuments(jobs, browser)) as [PrintedPdf, PrintedPdf];
});

afterAll(() => browser.close());

const load = () => PDFDocument.load(printed.bytes, { updateMetadata: false });
const check = (pdf: PDFDocument) => checkConformance(pdf);
const key = (name: string) => PDFName.of(name);

/** The elements of a type, in the order of reading. */
function all(pdf: PDFDocument, type: string): PDFDict[] {
  return structureElements(pdf)
    .filter((element) => element.type === type)
    .map(({ dictionary }) => dictionary);
}

function one(pdf: PDFDocument, type: string): PDFDict {
  const [first] = all(pdf, type);
  if (!first) throw new Error(`no ${type}`);
  return first;
}

function dictionaries(pdf: PDFDocument, type: string, value: string): PDFDict[] {
  return pdf.context
    .enumerateIndirectObjects()
    .map(([, object]) => (object instanceof PDFRawStream ? object.dict : object))
    .filter((object) => object instanceof PDFDict)
    .filter((object) => String(object.get(key(type))) === `/${value}`);
}

/** Rewrites the content of the page that holds a pattern. */
function rewrite(pdf: PDFDocument, from: RegExp, to: string): void {
  for (const { ref, bytes } of readPageContents(pdf)) {
    const text = Buffer.from(bytes).toString('latin1');
    if (!from.test(text)) continue;
    pdf.context.assign(ref, pdf.context.flateStream(Buffer.from(text.replace(from, to), 'latin1')));
    return;
  }
  throw new Error(`no content has ${from}`);
}

function annotation(pdf: PDFDocument): PDFDict {
  return dictionaries(pdf, 'Subtype', 'Link')[0] as PDFDict;
}

// @verifies SRS-1005, SRS-3500, SRS-3502, SRS-3503
test('a print with every kind of table and picture claims both standards, and nothing is found against it', async () => {
  expect(printed.findings).toEqual([]);
  expect(printed.conforms).toBe(true);
  expect(check(await load())).toEqual([]);
});

// @verifies SRS-1005, SRS-3503
test('a print that blends colours, which Chromium paints in forms with tags of their own, does so too', async () => {
  expect(blended.findings).toEqual([]);
  const pdf = await PDFDocument.load(blended.bytes, { updateMetadata: false });
  const forms = readPageContents(pdf).filter(({ ref, scope }) => ref === scope);
  expect(forms.some(({ isTagged, reading }) => isTagged && reading.sequences.length > 0)).toBe(true);
  expect(check(pdf)).toEqual([]);
  const [form] = dictionaries(pdf, 'Subtype', 'Form').filter((each) => each.has(key('StructParents')));
  form?.set(key('StructParents'), PDFNumber.of(99_999));
  expect(check(pdf)).toEqual([
    'content on page 3 has another parent than its element (ISO 32000-1, 14.7.4.4)',
  ]);
});

// @verifies SRS-3500
test('every row has a cell for every column, the empty ones too', async () => {
  const pdf = await load();
  const rows = (table: PDFDict) =>
    kidsOf(table).flatMap((kid) => {
      const row = pdf.context.lookup(kid);
      return row instanceof PDFDict && String(row.get(key('S'))) === '/TR' ? [kidsOf(row).length] : [];
    });
  const tables = all(pdf, 'Table').map((table) => rows(table).join(' '));
  // Of the cover, the approvals, the changes and the clauses; then those of the text, in its order.
  expect(tables.slice(4)).toEqual([
    '3 3 3 3',
    '3 3 3 3 3',
    '3 1 3 2',
    '2 3 3 3',
    '2 2',
    '2 2 1',
    '2 2',
    '2 2',
    `2${' 2'.repeat(90)}`,
  ]);
});

// @verifies SRS-3502
test('a heading that is printed on every page is read once, and the lines of a table not at all', async () => {
  const pdf = await load();
  const head = all(pdf, 'TH').filter((cell) =>
    JSON.stringify(attributesOf(cell).map(String)).includes('Column'),
  );
  expect(head.length).toBeGreaterThan(10);
  for (const cell of head) {
    const [text] = kidsOf(cell).map((kid) => pdf.context.lookup(kid));
    expect(kidsOf(text as PDFDict)).toHaveLength(1);
  }
  for (const table of all(pdf, 'Table'))
    expect(kidsOf(table).every((kid) => kid instanceof PDFRef)).toBe(true);
});

/** Cells of each row of the tables of `everyKind`, as its HTML has them: those of cover, approvals, changes and clauses come first. */
const cellsOfEveryKind = [
  Array(10).fill(2).join(' '),
  '5 5',
  '5 5',
  '2 2',
  '3 3 3 3',
  '3 3 3 3 3',
  '3 1 3 2',
  '2 3 3 3',
  '2 2',
  '2 2 1',
  '2 2',
  '2 2',
  Array(91).fill(2).join(' '),
];

// @verifies SRS-3880
test('pdf.js finds what each picture shows', async () => {
  const carrier = 'Carrier of the UDI, GS1 DataMatrix: (01)09504000059118(8012)2.4.1';
  // It does not look into forms, as which a gradient and what is blended are painted.
  expect(await figuresOf(printed.bytes)).toEqual([carrier, 'A dot', 'The pump', 'Another dot', 'A box']);
  expect(await figuresOf(blended.bytes)).toEqual([carrier]);
});

test.skipIf(!pdfinfo)(
  'Poppler reads every cell, heading, link and picture, and misses the cell that is taken away (needs pdfinfo)',
  async () => {
    const directory = mkdtempSync(join(tmpdir(), 'dossier-tags-'));
    const tablesIn = (bytes: Uint8Array) =>
      tagsOf(readTags(bytes, join(directory, 'file.pdf')), /^Table$/).map((table) =>
        cellsOf(table).join(' '),
      );
    const tags = readTags(printed.bytes, join(directory, 'file.pdf'));
    expect(tablesIn(printed.bytes)).toEqual(cellsOfEveryKind);
    expect(tablesIn(blended.bytes)).toEqual([...cellsOfEveryKind.slice(0, 3), '2']);
    const said = (type: RegExp) => tagsOf(tags, type).map((tag) => `${tag.type} ${wordsOf(tag)}`);
    expect(said(/^H\d?$/)).toEqual(['H1 1 One', 'H2 1.1 Tables', 'H2 1.2 Pictures']);
    const links = ['link to another', 'one inside', 'one away', 'up', 'Link'].map((text) => `Link ${text}`);
    expect(said(/^Link$/).slice(-links.length)).toEqual(links);
    expect(said(/^Figure$/)).toHaveLength(6);
    const damaged = await load();
    const row = all(damaged, 'TR').at(-40) as PDFDict;
    row.set(key('K'), damaged.context.obj(kidsOf(row).slice(0, 1)));
    const last = Array(91).fill(2);
    last[91 - 40] = 1;
    expect(tablesIn(await damaged.save())).toEqual([...cellsOfEveryKind.slice(0, -1), last.join(' ')]);
    rmSync(directory, { recursive: true });
  },
);

/** Ways to break a good file, with what is found against it. */
const damages: [string, (pdf: PDFDocument) => void, string][] = [
  [
    'no file identifier',
    (pdf) => {
      delete pdf.context.trailerInfo.ID;
    },
    'the file has no identifier (ISO 19005-3, 6.1.3)',
  ],
  [
    'an encryption',
    (pdf) => {
      pdf.context.trailerInfo.Encrypt = pdf.context.obj({});
    },
    'the file is encrypted (ISO 19005-3, 6.1.3)',
  ],
  [
    'no output intent',
    (pdf) => pdf.catalog.delete(key('OutputIntents')),
    'there is no output intent (ISO 19005-3, 6.2.3)',
  ],
  [
    'an output intent without profile',
    (pdf) =>
      pdf.catalog.lookup(key('OutputIntents'), PDFArray).lookup(0, PDFDict).delete(key('DestOutputProfile')),
    'there is no output intent (ISO 19005-3, 6.2.3)',
  ],
  [
    'a script',
    (pdf) => annotation(pdf).set(key('A'), pdf.context.obj({ S: 'JavaScript' })),
    'there are actions of the type JavaScript (ISO 19005-3, 6.5.1)',
  ],
  [
    'an action on opening',
    (pdf) => pdf.catalog.set(key('OpenAction'), pdf.context.obj([])),
    'the catalog has the entry OpenAction (ISO 19005-3, 6.5.2, 6.9)',
  ],
  [
    'no title',
    (pdf) => (pdf.context.lookup(pdf.context.trailerInfo.Info) as PDFDict).delete(key('Title')),
    'the file has no title (ISO 14289-1, 7.1)',
  ],
  [
    'a long name',
    (pdf) => pdf.catalog.set(key('x'.repeat(130)), PDFNumber.of(1)),
    'a name is longer than 127 bytes (ISO 19005-3, 6.1.13)',
  ],
  [
    'no metadata',
    (pdf) => pdf.catalog.delete(key('Metadata')),
    'the file has no metadata (ISO 19005-3, 6.6.2)',
  ],
  [
    'metadata without the claim',
    (pdf) =>
      pdf.catalog.set(
        key('Metadata'),
        pdf.context.register(
          pdf.context.stream('<dc:title><rdf:li>T</rdf:li></dc:title><pdfuaid:part>1</pdfuaid:part>'),
        ),
      ),
    'the metadata names no part of PDF/A (ISO 19005-3, 6.6.4)',
  ],
  [
    'marks denied',
    (pdf) => pdf.catalog.set(key('MarkInfo'), pdf.context.obj({ Marked: false })),
    'the file is not tagged (ISO 19005-3, 6.7.2)',
  ],
  ['no language', (pdf) => pdf.catalog.delete(key('Lang')), 'the file has no language (ISO 19005-3, 6.7.4)'],
  [
    'a title that is not shown',
    (pdf) => pdf.catalog.delete(key('ViewerPreferences')),
    'viewers are not told to show the title (ISO 14289-1, 7.1)',
  ],
  [
    'a mark that is not closed',
    (pdf) => rewrite(pdf, /EMC/, ''),
    'the marks of the content on page 1 do not pair up (ISO 32000-1, 14.6)',
  ],
  [
    'content without a mark',
    (pdf) => rewrite(pdf, /$/, '\n0 0 9 9 re f'),
    'some content on page 1 is neither tagged nor an artifact (ISO 14289-1, 7.1)',
  ],
  [
    'content tagged in an artifact',
    (pdf) => rewrite(pdf, /$/, '\n/Artifact BMC /P <</MCID 900>> BDC EMC EMC'),
    'content on page 1 is tagged within other content (ISO 14289-1, 7.1)',
  ],
  [
    'content of no element',
    (pdf) => rewrite(pdf, /$/, '\n/P <</MCID 900>> BDC 0 0 9 9 re f EMC'),
    'content on page 1 belongs to no element (ISO 14289-1, 7.1)',
  ],
  [
    'an element of no content',
    (pdf) => rewrite(pdf, /\/\w+ <<\/MCID \d+ >>BDC/, '/Artifact BMC'),
    'an element names content that no page has (ISO 32000-1, 14.7.4)',
  ],
  [
    'content of two elements',
    (pdf) => {
      const [first, second] = structureElements(pdf).filter((each) => contentItems(each).length > 0);
      for (const part of ['K', 'Pg']) {
        const value = first?.dictionary.get(key(part));
        if (value) second?.dictionary.set(key(part), value);
      }
    },
    'content on page 1 belongs to two elements (ISO 32000-1, 14.7.4)',
  ],
  [
    'a page that belongs to nothing',
    (pdf) => pdf.getPage(2).node.delete(key('StructParents')),
    'content on page 3 has another parent than its element (ISO 32000-1, 14.7.4.4)',
  ],
  [
    'no tree of parents',
    (pdf) => pdf.catalog.lookup(key('StructTreeRoot'), PDFDict).delete(key('ParentTree')),
    'content on page 3 has another parent than its element (ISO 32000-1, 14.7.4.4)',
  ],
  [
    'a font that is not embedded',
    (pdf) => dictionaries(pdf, 'Type', 'FontDescriptor')[0]?.delete(key('FontFile2')),
    'is not embedded (ISO 19005-3, 6.2.11.4)',
  ],
  [
    'a font without meaning',
    (pdf) => dictionaries(pdf, 'Subtype', 'Type0')[0]?.delete(key('ToUnicode')),
    'does not say what its glyphs mean (ISO 14289-1, 7.21.7)',
  ],
  [
    'a glyph that means nothing',
    (pdf) =>
      dictionaries(pdf, 'Subtype', 'Type0')[0]?.set(
        key('ToUnicode'),
        pdf.context.register(pdf.context.flateStream('1 beginbfchar\n<0003> <0000>\nendbfchar')),
      ),
    'has glyphs that mean no character (ISO 14289-1, 7.21.7)',
  ],
  [
    'a font without a map of glyphs',
    (pdf) => dictionaries(pdf, 'Subtype', 'CIDFontType2')[0]?.delete(key('CIDToGIDMap')),
    'has no map of its glyphs (ISO 19005-3, 6.2.11.3)',
  ],
  [
    'a character no font has',
    (pdf) => rewrite(pdf, /<[0-9A-F]{4}/, '<0000'),
    'page 1 shows a character that the fonts do not have (ISO 19005-3, 6.2.11.8)',
  ],
  [
    'a picture that is interpolated',
    (pdf) => dictionaries(pdf, 'Subtype', 'Image')[0]?.set(key('Interpolate'), pdf.context.obj(true)),
    'an image is interpolated (ISO 19005-3, 6.2.8)',
  ],
  [
    'a picture for print machines',
    (pdf) => dictionaries(pdf, 'Subtype', 'Image')[0]?.set(key('ColorSpace'), key('DeviceCMYK')),
    'an image has CMYK colours, which the output intent does not describe (ISO 19005-3, 6.2.4.3)',
  ],
  [
    'another picture in its place',
    (pdf) => dictionaries(pdf, 'Subtype', 'Image')[0]?.set(key('Alternates'), pdf.context.obj([])),
    'a picture has another in its place (ISO 19005-3, 6.2.8, 6.2.9)',
  ],
  [
    'a transfer function',
    (pdf) => void pdf.context.register(pdf.context.obj({ Type: 'ExtGState', TR: 'Identity' })),
    'a graphics state has a transfer function (ISO 19005-3, 6.2.5)',
  ],
  [
    'a blend mode of nobody',
    (pdf) => void pdf.context.register(pdf.context.obj({ Type: 'ExtGState', BM: 'Own' })),
    'a graphics state has a blend mode that is no standard one (ISO 19005-3, 6.2.10)',
  ],
  [
    'a type without role',
    (pdf) => one(pdf, 'BlockQuote').set(key('S'), key('Remark')),
    'the structure type Remark has no role (ISO 19005-3, 6.7.3.4)',
  ],
  [
    'a heading that skips',
    (pdf) => one(pdf, 'H2').set(key('S'), key('H4')),
    'a heading skips from level 1 to 4 (ISO 14289-1, 7.4.2)',
  ],
  [
    'a figure without text',
    (pdf) => one(pdf, 'Figure').delete(key('Alt')),
    'a figure has no alternative text (ISO 14289-1, 7.3)',
  ],
  [
    'a figure with an empty text',
    (pdf) => one(pdf, 'Figure').set(key('Alt'), PDFString.of('')),
    'a figure has no alternative text (ISO 14289-1, 7.3)',
  ],
  [
    'a wrong parent',
    (pdf) => one(pdf, 'TR').set(key('P'), pdf.catalog.get(key('StructTreeRoot')) as PDFRef),
    'an element TR names another parent than it has (ISO 32000-1, 14.7.2)',
  ],
  [
    'a row that is none',
    (pdf) => one(pdf, 'TR').set(key('S'), key('P')),
    'an element Table holds P (ISO 32000-1, 14.8.4.3)',
  ],
  [
    'a cell that is none',
    (pdf) => one(pdf, 'TD').set(key('S'), key('P')),
    'an element TR holds P (ISO 32000-1, 14.8.4.3)',
  ],
  [
    'a list item without body',
    (pdf) => one(pdf, 'LBody').set(key('S'), key('P')),
    'an element LI holds P (ISO 32000-1, 14.8.4.3)',
  ],
  [
    'a cell that is gone',
    (pdf) => one(pdf, 'TR').set(key('K'), pdf.context.obj(kidsOf(one(pdf, 'TR')).slice(1))),
    'the rows of table 1 span different numbers of columns (ISO 14289-1, 7.2)',
  ],
  [
    'a cell of two columns',
    (pdf) => one(pdf, 'TD').set(key('A'), pdf.context.obj([{ O: 'Table', ColSpan: 2 }])),
    'the rows of table 1 span different numbers of columns (ISO 14289-1, 7.2)',
  ],
  [
    'a cell that reaches out of the table',
    (pdf) =>
      all(pdf, 'TD')
        .at(-1)
        ?.set(key('A'), pdf.context.obj([{ O: 'Table', RowSpan: 2 }])),
    'a cell of table 13 spans more rows than there are (ISO 14289-1, 7.2)',
  ],
  [
    'cells that overlap',
    (pdf) => {
      all(pdf, 'TD')[0]?.set(key('A'), pdf.context.obj([{ O: 'Table', RowSpan: 2 }]));
      all(pdf, 'TH')[1]?.set(key('A'), pdf.context.obj([{ O: 'Table', ColSpan: 2 }]));
    },
    'two cells of table 1 overlap (ISO 14289-1, 7.2)',
  ],
  [
    'a heading without scope',
    (pdf) => one(pdf, 'TH').delete(key('A')),
    'a heading of a table does not say whether it heads a row or a column (ISO 14289-1, 7.5)',
  ],
  [
    'a heading that is not there',
    (pdf) => {
      for (const cell of all(pdf, 'TH')) cell.delete(key('ID'));
    },
    'a cell names a heading that is not there (ISO 14289-1, 7.5)',
  ],
  [
    'two elements of one name',
    (pdf) =>
      all(pdf, 'TH')
        .slice(0, 6)
        .forEach((cell) => void cell.set(key('ID'), PDFString.of('e1'))),
    'two elements have one identifier (ISO 32000-1, 14.7.2)',
  ],
  [
    'lines that are content',
    (pdf) => {
      const page = pdf.getPage(1).ref;
      rewrite(pdf, /\/Artifact <<\/Type \/Layout>> BDC/, '/Table <</MCID 0 >>BDC');
      const table = all(pdf, 'Table')[1] as PDFDict;
      table.set(
        key('K'),
        pdf.context.obj([...kidsOf(table), pdf.context.obj({ Type: 'MCR', Pg: page, MCID: 0 })]),
      );
    },
    'an element Table holds content of its own (ISO 32000-1, 14.8.4.3)',
  ],
  [
    'order of tabs',
    (pdf) => pdf.getPage(1).node.delete(key('Tabs')),
    'the order of tabs is not that of the structure (ISO 14289-1, 7.18.3)',
  ],
  [
    'a link without text',
    (pdf) => annotation(pdf).delete(key('Contents')),
    'a link on page 2 has no text of its own (ISO 14289-1, 7.18.5)',
  ],
  [
    'a link that is not tagged',
    (pdf) => one(pdf, 'Link').set(key('S'), key('Span')),
    'a link on page 2 is not tagged (ISO 14289-1, 7.18.5)',
  ],
  [
    'a link of no element',
    (pdf) => annotation(pdf).delete(key('StructParent')),
    'a link on page 2 has another parent than its element (ISO 32000-1, 14.7.4.4)',
  ],
  [
    'a link that is hidden',
    (pdf) => annotation(pdf).set(key('F'), PDFNumber.of(6)),
    'a link on page 2 does not print (ISO 19005-3, 6.3.2)',
  ],
  [
    'an annotation that is no link',
    (pdf) => annotation(pdf).set(key('Subtype'), key('Movie')),
    'page 2 has an annotation that is no link (ISO 19005-3, 6.3.1)',
  ],
  [
    'a file specification in a link',
    (pdf) => {
      const [go] = dictionaries(pdf, 'Subtype', 'Link').filter((link) =>
        String(link.lookup(key('A'))).includes('GoToR'),
      );
      go?.lookup(key('A'), PDFDict).lookup(key('F'), PDFDict).set(key('Type'), key('Filespec'));
    },
    'a file specification does not say how the file relates to the document (ISO 19005-3, 6.8)',
  ],
  [
    'an attachment of nothing',
    (pdf) => pdf.catalog.delete(key('AF')),
    'a file specification is associated with nothing (ISO 19005-3, 6.8)',
  ],
  [
    'an attachment without relationship',
    (pdf) => dictionaries(pdf, 'Type', 'Filespec')[0]?.delete(key('AFRelationship')),
    'a file specification does not say how the file relates to the document (ISO 19005-3, 6.8)',
  ],
  [
    'an attachment without name',
    (pdf) => dictionaries(pdf, 'Type', 'Filespec')[0]?.delete(key('UF')),
    'a file specification does not name its file (ISO 19005-3, 6.8)',
  ],
  [
    'an attachment of no kind',
    (pdf) => dictionaries(pdf, 'Type', 'EmbeddedFile')[0]?.delete(key('Subtype')),
    'an attached file has no media type (ISO 19005-3, 6.8)',
  ],
];

// @verifies SRS-3503
describe('a good file that was damaged is found out', () => {
  test.each(damages)('%s', async (_, damage, problem) => {
    const pdf = await load();
    damage(pdf);
    const problems = check(pdf);
    expect(
      problems.some((each) => each.endsWith(problem)),
      problems.join('\n'),
    ).toBe(true);
  });
});
