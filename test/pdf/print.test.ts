import { join } from 'node:path';
import { decodePDFRawStream, PDFArray } from '@cantoo/pdf-lib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from '../../src/model/index.ts';
import { type BrowserHandle, openBrowser } from '../../src/render/browser/index.ts';
import { openFonts } from '../../src/render/fonts/index.ts';
import { type PrintedPdf, printDocuments } from '../../src/render/pdf/index.ts';
import { sourcePlaces } from '../../src/render/prints/source-places.ts';
import { type ReadBack, readBack, readObjects } from './read-back.ts';
import { sampleJob } from './sample.ts';

let browser: BrowserHandle;
let release: PrintedPdf;
let draft: PrintedPdf;
let read: ReadBack;

beforeAll(async () => {
  browser = await openBrowser();
  const jobs = [sampleJob(), sampleJob({ id: 'PUMP-DRAFT', draftReasons: ['uncommitted changes'] })];
  [release, draft] = (await printDocuments(jobs, browser)) as [PrintedPdf, PrintedPdf];
  read = await readBack(release.bytes);
});

afterAll(() => browser.close());

describe('page numbers', () => {
  // @verifies SRS-1004
  test('the contents name the page each heading stands on', async () => {
    const contents = read.pages[1] ?? '';
    for (const [entry, anchor, heading] of [
      ['1 Introduction', 'introduction', '1 Introduction'],
      ['1.1 Scope', 'scope', '1.1 Scope'],
      ['2.1 SRS-1 Alarm latency', 'srs-1', '2.1 SRS-1 Alarm latency'],
      ['2.2 Matrix', 'matrix', '2.2 Matrix'],
      ['3 Hazards', 'hazards', '3 Hazards'],
    ] as const) {
      const page = await read.pageOf(anchor);
      expect(contents).toContain(`${entry} ${page}`);
      expect(read.pages[page - 1]).toContain(heading);
    }
  });

  test('a cross reference says the page it leads to', async () => {
    const page = await read.pageOf('srs-1');
    expect(read.pages[2]).toContain(`SRS-1 (page ${page})`);
    expect(read.pages.join(' ')).not.toContain('page 000');
  });

  // @verifies SRS-1002
  test('every page says its number of how many', () => {
    expect(read.pages.length).toBeGreaterThan(10);
    read.pages.forEach((text, index) => {
      expect(text).toContain(`${index + 1} / ${read.pages.length}`);
    });
  });
});

// @verifies SRS-507
test('a UDI that is a specimen is called one beside it', () => {
  expect(read.pages[0]).toMatch(
    /UDI\s+\(01\)09504000059118\(8012\)2\.4\.1\s+Specimen: not a registered device\./,
  );
});

// @verifies SRS-1002, SRS-1003
test('every page is stamped with document, revision, release, commit and UDI', () => {
  for (const text of read.pages) {
    expect(text).toContain('PUMP-SRS · Revision 3 · Software requirements of the pump');
    expect(text).toContain('v2.4.1 · 0123456789ab · UDI (01)09504000059118(8012)2.4.1');
    expect(text).not.toContain('DRAFT');
  }
});

// @verifies SRS-1003
test('a draft says so, and why, on every page', async () => {
  for (const text of (await readBack(draft.bytes)).pages)
    expect(text).toContain('DRAFT – uncommitted changes');
});

// @verifies SRS-1004
test('bookmarks follow the headings to depth 4', () => {
  expect(read.bookmarks.map(({ depth, title }) => `${depth} ${title}`)).toEqual([
    '1 1 Introduction',
    '2 1.1 Scope',
    '3 1.1.1 Deeper',
    '4 1.1.1.1 Deepest',
    '1 2 Requirements',
    '2 2.1 SRS-1 Alarm latency',
    '2 2.2 Matrix',
    '1 3 Hazards',
  ]);
  for (const { page } of read.bookmarks) expect(page).toBeGreaterThan(2);
});

test('links lead to a destination, to the file beside, or to an address, and say what they are', async () => {
  expect(read.links.length).toBeGreaterThan(300);
  const outside = read.links.filter(({ target }) => target.includes('.pdf') || target.includes('://'));
  expect(outside.map(({ target, contents }) => [target, contents])).toEqual([
    ['OTHER.pdf#scope', 'other document'],
    ['https://example.org/', 'a page'],
  ]);
  for (const anchor of new Set(
    read.links.filter((link) => !outside.includes(link)).map(({ target }) => target),
  )) {
    expect(await read.pageOf(anchor), anchor).toBeGreaterThan(0);
  }
  expect(read.links.filter(({ contents }) => contents === '')).toEqual([]);
});

test('an anchor that only other documents name has a destination too', async () => {
  expect(await read.pageOf('haz-300')).toBe(read.pages.length);
});

test('wide tables stand on landscape pages with their head on each', () => {
  const wide = read.pages.filter(
    (_, index) => (read.sizes[index]?.width ?? 0) > (read.sizes[index]?.height ?? 0),
  );
  expect(wide.length).toBeGreaterThan(1);
  for (const text of wide) expect(text).toContain('Column 14');
  expect(read.sizes[0]?.width).toBeLessThan(read.sizes[0]?.height ?? 0);
});

test('no row and no line of code is lost or cut', () => {
  const text = read.pages.join(' ');
  for (let row = 1; row <= 300; row++) expect(text).toContain(`Alarm sounds ${row} s late`);
  for (let line = 0; line < 90; line++) expect(text).toContain(`const line${line} =`);
});

describe('the archival file', () => {
  // @verifies SRS-1005
  test('claims PDF/A-3a and PDF/UA-1 and nothing was found against it', async () => {
    const { xmp } = await readObjects(release.bytes);
    expect(release.findings).toEqual([]);
    expect(release.conforms).toBe(true);
    expect(xmp).toContain('<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>');
    expect(xmp).toContain('<pdfuaid:part>1</pdfuaid:part>');
  });

  // @verifies SRS-1005
  test('is tagged with the roles of its text', () => {
    for (const role of [
      'H1',
      'H2',
      'H3',
      'H4',
      'P',
      'L',
      'LI',
      'LBody',
      'Table',
      'TR',
      'TH',
      'TD',
      'Link',
      'Figure',
      'Code',
      'BlockQuote',
    ]) {
      expect(read.roles, role).toContain(role);
    }
  });

  // @verifies SRS-1001, SRS-1005
  test('has title, language, the dates of the revision and an identifier', async () => {
    const { pdf, infoText, language, xmp } = await readObjects(release.bytes);
    expect(infoText('Title')).toBe('Software requirements of the pump');
    expect(infoText('CreationDate')).toBe('D:20261120100000Z');
    expect(infoText('ModDate')).toBe('D:20261120100000Z');
    expect(xmp).toContain('<xmp:CreateDate>2026-11-20T10:00:00Z</xmp:CreateDate>');
    expect(language).toBe('(en)');
    expect(pdf.context.trailerInfo.ID).toBeInstanceOf(PDFArray);
  });

  // @verifies SRS-1005
  test('describes its colours as sRGB', async () => {
    const profile = decodePDFRawStream((await readObjects(release.bytes)).profile).decode();
    const view = new DataView(profile.buffer, profile.byteOffset);
    expect(view.getUint32(0)).toBe(profile.length);
    expect(new TextDecoder().decode(profile.subarray(12, 20))).toBe('mntrRGB ');
  });

  // @verifies SRS-1005
  test('carries its data', async () => {
    expect(read.attachments).toEqual(['PUMP-SRS.json']);
    const { attachment } = await readObjects(release.bytes);
    expect(attachment(0)).toEqual({ relationship: '/Data', text: '{"items":[]}' });
  });
});

// @verifies SRS-1104
test('two prints are the same bytes, in another browser and time zone', async () => {
  const zone = process.env.TZ;
  process.env.TZ = 'Pacific/Kiritimati';
  const other = await openBrowser();
  try {
    const [again] = await printDocuments([sampleJob()], other);
    expect(Buffer.compare(again?.bytes ?? new Uint8Array(), release.bytes)).toBe(0);
  } finally {
    await other.close();
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  }
});

// @verifies SRS-1005, SRS-1006
test('what only the author can mend is found, and the claim is withheld', async () => {
  const part = {
    page: 'content/page.md',
    title: 'Page',
    anchor: 'part',
    html: '<h1 id="one">1 One</h1><h3 id="three">1.0.1 Three</h3><p>中文</p><img src="https://example.org/a.png">',
    outline: [
      { depth: 1, number: '1', text: 'One', anchor: 'one' },
      { depth: 3, number: '1.0.1', text: 'Three', anchor: 'three' },
    ],
  };
  const text = '# One\n\n### Three\n\nWords 中文\n\n![](https://example.org/a.png)\n';
  const places = sourcePlaces({
    pages: [
      {
        path: 'content/page.md',
        text,
        textLine: 4,
        headings: [{ text: 'Three', place: { file: 'content/page.md', line: 6, column: 1 } }],
        references: [
          { kind: 'image', text: '', target: '', place: { file: 'content/page.md', line: 10, column: 1 } },
        ],
      } as unknown as Page,
    ],
  });
  const [printed] = await printDocuments([sampleJob({ parts: [part], writtenAt: places })], browser);
  expect(printed?.findings.slice(0, 3).map(({ line, column }) => [line, column])).toEqual([
    [8, 7],
    [6, 1],
    [10, 1],
  ]);
  expect(printed?.conforms).toBe(false);
  expect(printed?.findings.slice(0, 4).map(({ rule, severity }) => [rule, severity])).toEqual([
    ['pdf-missing-glyph', 'error'],
    ['pdf-heading-skipped', 'warning'],
    ['pdf-image-without-text', 'warning'],
    ['pdf-request-refused', 'warning'],
  ]);
  expect(printed?.findings.map(({ message, file }) => `${file ?? ''} ${message}`.trim())).toEqual([
    'content/page.md PUMP-SRS: the part "Page" holds characters that no font can draw: 中 (U+4E2D), 文 (U+6587).',
    'content/page.md PUMP-SRS: the heading "Three" is of level 3, but the one above it of level 1.',
    'content/page.md PUMP-SRS: the image https://example.org/a.png has no alternative text.',
    'PUMP-SRS: the document asks for https://example.org/a.png, which is no file of the project.',
    'PUMP-SRS.pdf makes no claim of PDF/A-3a and PDF/UA-1: page 3 shows a character that the fonts do not have (ISO 19005-3, 6.2.11.8).',
    'PUMP-SRS.pdf makes no claim of PDF/A-3a and PDF/UA-1: a heading skips from level 1 to 3 (ISO 14289-1, 7.4.2).',
  ]);
  expect((await readObjects(printed?.bytes as Uint8Array)).xmp).not.toContain('pdfaid');
});

test('a table that is too wide for any page is split by columns, none lost, the first in every part', async () => {
  const columns = Array.from({ length: 60 }, (_, index) => `C${index + 1}e`);
  const table = `<table><thead><tr><th scope="col">Key</th>${columns.map((name) => `<th scope="col">${name}</th>`).join('')}</tr></thead><tbody><tr><td id="row">Row</td>${columns.map((name) => `<td>v${name}</td>`).join('')}</tr></tbody></table>`;
  const part = {
    page: '',
    title: 'Wide',
    anchor: 'wide',
    html: `<h1 id="w">1 Wide</h1>${table}`,
    outline: [{ depth: 1, number: '1', text: 'Wide', anchor: 'w' }],
  };
  const [printed] = await printDocuments([sampleJob({ parts: [part] })], browser);
  expect(printed?.findings).toEqual([]);
  const { pages, sizes } = await readBack(printed?.bytes as Uint8Array);
  const text = pages.join(' ');
  for (const name of columns) expect(text).toContain(`v${name}`);
  expect(text.match(/Row/g)).toHaveLength(4);
  expect(sizes.at(-1)?.width).toBeGreaterThan(800);
});

describe('headings in every script', () => {
  const headings = [
    'Überschrift: mit Länge',
    'Général et précautions d’emploi',
    'Ασφάλεια',
    'Безопасност',
    'Bezpečnostní upozornění',
    'Xin chào các bạn',
    '安全上の注意',
    '安全说明与非常长的标题安全说明与非常长的标题安全说明与非常长的标题',
    '안전',
    'ความปลอดภัย',
    'सुरक्षा',
    'السلامة',
    'בטיחות',
    'Անվտանգություն',
    '100 % (all)/any',
  ];
  const anchors = headings.map((text) => text.toLowerCase().replaceAll(' ', '-'));
  const html = headings
    .map(
      (text, index) =>
        `<h2 id="${anchors[index]}">1.${index + 1} ${text}</h2><p style="break-after:page">See <a class="ref" href="#${anchors[(index + 5) % anchors.length]}">this</a>, <a class="ref" href="OTHER.pdf#${anchors[index]}">that</a>.</p>`,
    )
    .join('');
  const part = {
    page: 'content/scripts.md',
    title: 'Scripts',
    anchor: 'scripts',
    html: `<h1 id="one">1 One</h1>${html}`,
    outline: [
      { depth: 1, number: '1', text: 'One', anchor: 'one' },
      ...headings.map((text, index) => ({
        depth: 2,
        number: `1.${index + 1}`,
        text,
        anchor: anchors[index] as string,
      })),
      { depth: 4, number: '1.16.1', text: 'Hidden', anchor: 'hidden' },
    ],
  };

  // @verifies SRS-3501
  test('have their page in contents and references, a bookmark, and a name that other documents reach', async () => {
    const [printed] = await printDocuments([sampleJob({ parts: [part] })], browser);
    const { bookmarks, pages, links } = await readBack(printed?.bytes as Uint8Array);
    const first = pages.length - headings.length + 1;
    expect(bookmarks.map(({ title, page }) => [title, page])).toEqual([
      ['1 One', first],
      ...headings.map((text, index) => [`1.${index + 1} ${text}`, first + index]),
    ]);
    headings.forEach((_, index) => {
      expect(pages[1]).toMatch(new RegExp(`1\\.${index + 1} .*? ${first + index}\\b`));
      const page = first + ((index + 5) % headings.length);
      expect(pages[first + index - 1]).toContain(`See this (page ${page}) , that`);
    });
    // The name in a link to another file is the name the heading has in this one.
    const destinations = new Set(links.map(({ target }) => target.replace(/^OTHER\.pdf#/, '')));
    expect(destinations.size).toBe(headings.length + 1);
    const errors = printed?.findings.filter(({ rule }) => rule === 'pdf-heading-not-found');
    expect(errors?.map(({ file, message }) => [file, message])).toEqual([
      [
        'content/scripts.md',
        'PUMP-SRS: "Hidden" is named in the contents or in a reference, and stands on no page of the print.',
      ],
    ]);
  });
});

describe('a script whose letters change their form', () => {
  const words = 'กดปุ่มเพื่อหยุดเสียงเตือนก่อนเปิดฝา';
  const part = {
    page: '',
    title: 'A',
    anchor: 'a',
    html: `<h1 id="a">1 A</h1><p lang="th">${words}</p>`,
    outline: [],
  };

  // @verifies SRS-3818
  test('says what each glyph means, and claims both standards', async () => {
    const { fonts, missing } = openFonts(['noto-sans-thai'], join(import.meta.dirname, '../../package.json'));
    expect(missing).toEqual([]);
    const [printed] = await printDocuments([sampleJob({ fonts, parts: [part] })], browser);
    expect([printed?.findings, printed?.conforms]).toEqual([[], true]);
    // This reader goes by the glyphs alone, and not by the text beside them.
    const { pages } = await readBack(printed?.bytes as Uint8Array);
    expect(pages.join('').replaceAll(' ', '')).toContain(words);
  });
});

describe('characters without a glyph', () => {
  const partOf = (id: string, html: string) =>
    sampleJob({
      id,
      cover: { ...sampleJob().cover, clauses: [] },
      parts: [
        {
          page: 'content/page.md',
          title: 'Page',
          anchor: 'part',
          html: `<h1 id="one">1 One</h1>${html}`,
          outline: [{ depth: 1, number: '1', text: 'One', anchor: 'one' }],
        },
      ],
      assets: (path) =>
        path === 'images/words.svg'
          ? {
              bytes:
                '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="40">\n<text y="20">ä β 你</text></svg>',
              type: 'image/svg+xml',
            }
          : undefined,
    });

  // @verifies SRS-3506
  test('are told with their place in a page or a drawing, and not where the browser has a font for them', async () => {
    const [ligatures, drawing] = await printDocuments(
      [partOf('LIG', '<p>ﬁ ﬂ ⁿ ₁</p>'), partOf('DRAW', '<img src="/images/words.svg" alt="Words">')],
      browser,
    );
    expect(ligatures?.findings).toEqual([]);
    expect(ligatures?.conforms).toBe(true);
    expect(drawing?.findings.map(({ file, line, column, message }) => [file, line, column, message])).toEqual(
      [
        [
          'images/words.svg',
          2,
          18,
          'DRAW: the drawing holds characters that an image may have no font for: 你 (U+4F60).',
        ],
        [
          undefined,
          undefined,
          undefined,
          'DRAW.pdf makes no claim of PDF/A-3a and PDF/UA-1: page 3 shows a character that the fonts do not have (ISO 19005-3, 6.2.11.8).',
        ],
      ],
    );
  });
});
