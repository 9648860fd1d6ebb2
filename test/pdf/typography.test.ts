import { PDFDocument, PDFName } from '@cantoo/pdf-lib';
import { beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../../src/render/browser/index.ts';
import { printDocuments } from '../../src/render/pdf/index.ts';
import { readPageContents } from '../../src/render/pdf/page-contents.ts';
import { type Placed, type PlacedPage, readPages } from './positions.ts';
import { sampleJob } from './sample.ts';

const path = 'src/render/prints/very-long-directory-name/anotherLongNameOfCode.test.ts';
const hash = '0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef';
const words = (count: number, word: string) => Array.from({ length: count }, () => word).join(' ');
const cells = (...texts: string[]) => `<tr>${texts.map((text) => `<td>${text}</td>`).join('')}</tr>`;
const html = `<h1 id="a">1 Words</h1>
<table><thead><tr>${['Place', 'Hash', 'Item', 'Words', 'State', 'Short'].map((head) => `<th scope="col">${head}</th>`).join('')}</tr></thead><tbody>
${cells(path, hash, '<a href="#a">SRS-1234</a>', words(30, 'words'), 'reviewed', 'a')}
</tbody></table>
<h2 id="b">1.1 Rows</h2><p>They follow:</p>
<table><thead><tr><th scope="col">First</th><th scope="col">Second</th></tr></thead><tbody>
${cells('tall', words(700, 'across'))}${cells('low', 'behind it')}
${Array.from({ length: 24 }, (_, row) => cells(`row ${row + 1}`, words(20, 'filled'))).join('')}
</tbody></table>`;

const chapters = Array.from({ length: 70 }, (_, at) => ({
  depth: at % 7 === 0 ? 1 : 2,
  number: `${at}`,
  text: `Heading ${at}`,
  anchor: `h-${at}`,
}));
const chaptersHtml = chapters
  .map(({ depth, text, anchor }) => `<h${depth} id="${anchor}">${text}</h${depth}><p>Text.</p>`)
  .join('')
  .concat(
    '<p class="caption" id="figure-1"><span class="caption-number">Figure 1</span> <strong>The drawing.</strong></p>',
  );

/** What says that an item is new or changed, in a list or a cell. */
const mark = (kind: string, tag: string) => `<${tag} class="change-mark">${kind} since v1.0.0</${tag}>`;

/** Drawings with their words, tables that end on a page of their own, items with attributes, and few words beside many. */
const fitting = `<h1 id="a">1 Drawings</h1>${[1, 2, 3]
  .map(
    (
      at,
    ) => `${at < 3 ? '' : '<div class="landscape"><p>A turned page.</p></div><h2 id="behind">Behind it</h2>'}<div class="view"><figure class="diagram"><svg viewBox="0 0 600 775" width="600" height="775"><text x="9" y="700">drawn ${at}</text></svg></figure></div>
<details class="in-words"><summary>Drawing ${at}, in words</summary><ul>${Array.from({ length: 9 }, (_, line) => `<li>said ${at}-${line} ${words(12, 'word')}</li>`).join('')}</ul></details>`,
  )
  .join('')}
${Array.from(
  { length: 40 },
  (_, at) =>
    `<h2 id="i-${at}">Item ${at}</h2><ul class="attribute-list">${at % 4 === 0 ? '' : mark('New', 'li')}<li>Type ${at}</li></ul><p>Text ${at} ${words(at * 3, 'more')}.</p>`,
).join('')}
${Array.from({ length: 12 }, (_, table) => `<h2 id="t-${table}">Table ${table}</h2><table><thead><tr><th scope="col">Head</th><th scope="col">Of it</th></tr></thead><tbody>${Array.from({ length: 14 + table }, (_, row) => cells(`${table}/${row}/`, words(3, 'of'))).join('')}</tbody></table>`).join('')}
<table lang="en"><thead><tr><th scope="col">Judgement</th><th scope="col">Ground</th></tr></thead><tbody>${cells('evidenced', words(90, 'information'))}</tbody></table>
<table><thead><tr>${Array.from({ length: 6 }, (_, at) => `<th scope="col">Column ${at}</th>`).join('')}</tr></thead><tbody>${cells('2026-03-01', ...Array.from({ length: 5 }, () => words(40, 'change')))}</tbody></table>`;

/** Tables about as tall as a page, each with a line behind it, and drawings that turn their page. */
const turned = Array.from(
  { length: 3 },
  (
    _,
    at,
  ) => `<h1 id="d-${at}">Turned ${at}</h1><div class="view landscape"><figure class="diagram"><svg viewBox="0 0 900 300" width="900" height="300"><text x="9" y="200">turned ${at}</text></svg></figure></div>
<details class="in-words"><summary>Turned ${at}, in words</summary><ul><li>words of ${at}</li></ul></details>`,
).join('');
/** Drawings as tall as a page, each with words that take a part of one. */
const following = `<h1 id="f">Following</h1><p>Before them.</p>${[1, 2, 3]
  .map(
    (
      at,
    ) => `<div class="view"><figure class="diagram"><svg viewBox="0 0 600 1350" width="600" height="1350"><text x="9" y="900">follows ${at}</text></svg></figure></div>
<details class="in-words"><summary>Following ${at}, in words</summary><ul>${Array.from({ length: 12 }, (_, line) => `<li>tells ${at}-${line} ${words(16, 'word')}</li>`).join('')}</ul></details>`,
  )
  .join('')}`;
const ended = `${Array.from({ length: 6 }, (_, table) => `<h1 id="e-${table}" style="break-before: page">Ended ${table}</h1><div class="table"><table><thead><tr><th scope="col">Head</th><th scope="col">Of it</th></tr></thead>${Array.from({ length: 30 + table }, (_, row) => `<tbody>${cells(`row ${table}.`, `${row}`)}</tbody>`).join('')}</table></div><p>Behind ${table}.</p>`).join('')}${turned}${following}`;

/** A record of changes: short words in most columns, long ones in one, one row with many items. */
const record = `<h1 id="r">Record</h1><table><thead><tr>${['Asked', 'Approval', 'Problem', 'Commits', 'Items', 'Release'].map((head) => `<th scope="col">${head}</th>`).join('')}</tr></thead><tbody>
${Array.from({ length: 30 }, (_, row) => cells('none on record', 'none on record', '–', `Commit ${words(14, 'says')}`, row === 7 ? words(60, 'SRS-1') : 'SRS-1', 'in no release')).join('')}</tbody></table>`;

/** A table of three columns, of which the last holds many short lines. */
const reasoned = `<h1 id="s">Reasoned</h1><table><thead><tr>${['Need', 'Met', 'Reasons'].map((head) => `<th scope="col">${head}</th>`).join('')}</tr></thead><tbody>
${Array.from({ length: 4 }, (_, row) => `<tr><td>need ${row}</td><td>${words(120, 'requirement')}</td><td><ul>${Array.from({ length: 60 }, () => '<li>A test of it has no result.</li>').join('')}</ul></td></tr>`).join('')}</tbody></table>`;

/** Chapters that are pieces, each a few lines longer than the one before: of some the last page would hold little. */
const inPieces = Array.from({ length: 6 }, (_, at) => ({
  page: '',
  title: `Piece ${at}`,
  anchor: `piece-${at}`,
  html: `<h1 id="p-${at}">Piece ${at}</h1><!--${' '.repeat(60_000)}-->${Array.from({ length: 62 + at * 4 }, () => `<p>Piece${at} ${words(34, 'lines')}.</p>`).join('')}`,
  outline: [],
}));

/** Pairs of chapters of items, the first of each ever a line longer, so that of some the text of the last item does not fit its page. */
const items = (chapter: string, count: number) =>
  Array.from(
    { length: count },
    (_, at) =>
      `<h2 id="${chapter}-${at}">${chapter} item ${at}</h2><ul class="attribute-list"><li><strong>Type:</strong> ui</li><li><strong>Verification:</strong> test</li><li><strong>Acceptance:</strong> ${words(20, 'accepted')}</li></ul><p>${chapter} text ${at}.</p>`,
  ).join('');
const inPairs = Array.from({ length: 16 }, (_, at) => [
  `<h1 id="o-${at}">First${at}</h1>${'<p>A line.</p>'.repeat(at)}${items(`First${at}`, 7)}`,
  `<h1 id="t-${at}">Then${at}</h1><!--${' '.repeat(60_000)}-->${items(`Then${at}`, 9)}`,
])
  .flat()
  .map((html, at) => ({ page: '', title: `Of items ${at}`, anchor: `of-items-${at}`, html, outline: [] }));

/** Short tables without a head, at whatever height of a page. */
const headless = Array.from(
  { length: 60 },
  (_, at) =>
    `<h1 id="h-${at}">Facts ${at}</h1>${'<p>A line.</p>'.repeat((at * 5) % 11)}<div class="table"><table><tbody>${Array.from({ length: 8 }, (_, row) => `<tr><th scope="row">fact ${at}-${row}</th><td>is so</td></tr>`).join('')}</tbody></table></div>`,
).join('');

/** A text that is a little longer than two pages, without and with a reference. */
const alittle = (link: string) =>
  `<h1 id="l">Little</h1><p>It ends ${link}.</p>${Array.from({ length: 37 }, () => `<p>Little ${words(34, 'lines')}.</p>`).join('')}<h2 id="end">Its end</h2><p>Ended.</p>`;

/** An item that is new, one that is not, and rows of both kinds. */
const marked = `<h1 id="m">Marked</h1><p>Answers ${[
  ['OTHER', 'RC-1'],
  ['OTHER', 'RC-2'],
  ['THIRD', 'SRS-1'],
]
  .map(([file, id]) => `<a class="ref" href="${file}.pdf#${id}">${id}</a>`)
  .join(
    ', ',
  )}.</p><h2 id="m-1">First</h2><ul class="attribute-list">${mark('New', 'li')}<li>Type: ui</li></ul><p>Its text.</p>
<h2 id="m-2">Second</h2><ul class="attribute-list"><li>Type: ui</li></ul><p>Another text.</p>
<table><tbody>${cells(`third ${mark('Changed', 'div')}`, 'a')}${cells('fourth', 'b')}</tbody></table>`;

let pages: PlacedPage[];
let barred: { pages: PlacedPage[]; bars: Bar[] };
let pieced: PlacedPage[];
let closing: PlacedPage[];
let paired: PlacedPage[];
let littles: PlacedPage[][];
let recorded: PlacedPage[];
let explained: PlacedPage[];
let long: PlacedPage[];
let fitted: PlacedPage[];
let factual: PlacedPage[];

beforeAll(async () => {
  const browser = await openBrowser();
  const parts = [{ page: '', title: 'Words', anchor: 'part-1', html, outline: [], items: undefined }];
  const { cover } = sampleJob();
  const clauses = chapters.slice(0, 30).map(({ anchor }, at) => ({ clause: `IEC 62304 5.${at}`, anchor }));
  const manyParts = [{ ...parts[0], html: chaptersHtml, outline: chapters }];
  const jobs = [
    sampleJob({ parts: parts as never }),
    sampleJob({ id: 'FACTS', parts: [{ ...parts[0], html: headless }] as never }),
    sampleJob({ id: 'FITTED', parts: [{ ...parts[0], html: fitting }] as never }),
    sampleJob({ id: 'LONG', parts: manyParts as never, cover: { ...cover, clauses } }),
    sampleJob({ id: 'ENDED', parts: [{ ...parts[0], html: ended }] as never }),
    sampleJob({ id: 'REASONED', parts: [{ ...parts[0], html: reasoned }] as never }),
    sampleJob({ id: 'RECORD', parts: [{ ...parts[0], html: record }] as never }),
    sampleJob({ id: 'PIECES', parts: inPieces }),
    sampleJob({ id: 'PAIRS', parts: inPairs }),
    sampleJob({ id: 'MARKED', parts: [{ ...parts[0], html: marked }] as never }),
    sampleJob({ id: 'LITTLE', parts: [{ ...parts[0], html: alittle('there') }] as never }),
    sampleJob({
      id: 'CLOSER',
      parts: [{ ...parts[0], html: alittle('<a class="ref" href="#end">there</a>') }] as never,
    }),
  ];
  const [printed, facts, fits, many, ends, why, changes, pieces, pairs, marks, ...ending] =
    await printDocuments(jobs, browser);
  await browser.close();
  pages = await readPages((printed as { bytes: Uint8Array }).bytes);
  factual = await readPages((facts as { bytes: Uint8Array }).bytes);
  fitted = await readPages((fits as { bytes: Uint8Array }).bytes);
  long = await readPages((many as { bytes: Uint8Array }).bytes);
  closing = await readPages((ends as { bytes: Uint8Array }).bytes);
  const { bytes } = marks as { bytes: Uint8Array };
  barred = { pages: await readPages(bytes), bars: await barsIn(bytes) };
  paired = await readPages((pairs as { bytes: Uint8Array }).bytes);
  pieced = await readPages((pieces as { bytes: Uint8Array }).bytes);
  littles = await Promise.all(ending.map(async ({ bytes }) => readPages(bytes)));
  explained = await readPages((why as { bytes: Uint8Array }).bytes);
  recorded = await readPages((changes as { bytes: Uint8Array }).bytes);
}, 240_000);

/** Pages of the text, without cover and control block. */
const body = () =>
  pages.filter(({ pieces }) => pieces.some(({ text }) => /across|filled|reviewed/.test(text)));

describe('a printed table', () => {
  // @verifies SRS-3642
  it('breaks paths, names and hashes where a reader expects it, and adds no sign to them', () => {
    const pieces = body()[0]?.pieces ?? [];
    const lines = (column: string, next: string) => {
      const from = (pieces.find(({ text }) => text === column) as { left: number }).left - 2;
      const to = (pieces.find(({ text }) => text === next) as { left: number }).left - 2;
      const inside = pieces.filter(({ left, text }) => left >= from && left < to && text !== column);
      const rows = Map.groupBy(inside, ({ top }) => Math.round(top));
      return [...rows.values()].map((row) => row.map(({ text }) => text).join(''));
    };
    const places = lines('Place', 'Hash');
    const isPath = (line: string) => path.includes(line);
    expect(places.filter(isPath).join('')).toBe(path);
    for (const line of places.filter(isPath).slice(0, -1)) expect(line).toMatch(/[/.-]$|[a-z]$/);
    const hashes = lines('Hash', 'Item').filter((line) => hash.includes(line));
    expect(hashes.join('')).toBe(hash);
    for (const line of hashes) expect(line.length % 8).toBe(0);
    expect(pieces.map(({ text }) => text)).toContain('SRS-1234');
  });

  // @verifies SRS-3643
  it('stays on the page, with columns by what they hold', () => {
    const { pieces, width } = body()[0] as PlacedPage;
    const heads = ['Place', 'Hash', 'Item', 'Words', 'State', 'Short'];
    const lefts = heads.map((head) => pieces.find(({ text }) => text === head)?.left ?? 0);
    expect(Math.max(...lefts)).toBeLessThan(width - 60);
    const [place = 0, , item = 0, said = 0, state = 0] = lefts;
    expect(place).toBeLessThan(item);
    expect(state - said).toBeGreaterThan(1.5 * (said - item));
  });

  // @verifies SRS-3643
  it('breaks a tall row across pages and no other, and stands where its heading does', () => {
    const first = body()[0] as PlacedPage;
    expect(first.pieces.some(({ text }) => text.includes('1.1 Rows'))).toBe(true);
    expect(first.pieces.filter(({ text }) => text.includes('across')).length).toBeGreaterThan(3);
    expect(first.filled).toBeGreaterThan(0.9);
    for (const { pieces } of body().slice(1)) {
      const filled = pieces.filter(({ text }) => text.startsWith('filled')).length;
      const rows = pieces.filter(({ text }) => /^row \d/.test(text)).length;
      expect(filled).toBeGreaterThanOrEqual(rows);
      if (rows > 0) expect(filled % rows).toBe(0);
    }
  });
});

// @verifies SRS-3643
it('begins a table with no row alone, whether it has a head or not', () => {
  const rows = factual.map(({ pieces }) =>
    pieces.flatMap(({ text }) => /^fact (\d+)-/.exec(text.trim())?.[1] ?? []),
  );
  const counts = rows.map((all) => Map.groupBy(all, (table) => table));
  const parted = counts.flatMap((tables, page) =>
    [...tables].filter(([table]) => counts[page + 1]?.has(table)).map(([, here]) => here.length),
  );
  expect(rows.flat()).toHaveLength(480);
  expect(parted.length).toBeGreaterThan(0);
  expect(Math.min(...parted)).toBeGreaterThan(1);
});

/** The page a text stands on, counted from none. */
const pageOf = (text: string) =>
  fitted.findIndex(({ pieces }) => pieces.some((piece) => piece.text.trim() === text));

// @verifies SRS-3633
it('makes a drawing smaller where it then stands on one page with its words', () => {
  // The third stands behind a page that is turned: there a heading keeps the room above it.
  for (const at of [1, 2, 3]) {
    const drawn = pageOf(`drawn ${at}`);
    expect(drawn).toBeGreaterThan(0);
    const said = fitted.map(({ pieces }) => pieces.filter(({ text }) => text.includes(`said ${at}-`)).length);
    expect(
      said.map((count, page) => (count > 0 ? [page, count] : [])).filter(({ length }) => length > 0),
    ).toEqual([[drawn, 9]]);
  }
});

// @verifies SRS-3635, SRS-3885
it('leaves no row of a table alone, no item without its text at the foot, and few words of a cell whole', () => {
  for (let table = 0; table < 12; table++) {
    const rows = fitted.map(({ pieces }) => pieces.filter(({ text }) => text.startsWith(`${table}/`)).length);
    const [first = 0, ...later] = rows.filter((count) => count > 0);
    expect(first).toBeGreaterThan(1);
    if (later.length > 0) expect(later.at(-1)).toBeGreaterThan(2);
  }
  for (let at = 0; at < 40; at++) {
    const text = fitted.findIndex(({ pieces }) =>
      pieces.some((piece) => piece.text.startsWith(`Text ${at} `)),
    );
    expect(pageOf(`Item ${at}`)).toBe(text);
  }
  const { pieces } = fitted[pageOf('Judgement')] as PlacedPage;
  expect(pieces.map(({ text }) => text)).toContain('evidenced');
});

// @verifies SRS-3638
it('keeps a date whole in a narrow column', () => {
  expect(pageOf('2026-03-01')).toBeGreaterThan(1);
});

/** The page of a file that has a piece of text. */
const pageWith = (file: readonly PlacedPage[], wanted: string) =>
  file.findIndex(({ pieces }) => pieces.some(({ text }) => text.trim() === wanted));

// @verifies SRS-3872
it('leaves no line behind a table alone on a page', () => {
  for (let table = 0; table < 6; table++) {
    const { pieces } = closing[pageWith(closing, `Behind ${table}.`)] as PlacedPage;
    expect(pieces.map(({ text }) => text)).toContain(`row ${table}.`);
  }
});

// @verifies SRS-3872
it('says a drawing in words on the page before the one that is turned for it', () => {
  for (let at = 0; at < 3; at++) {
    const drawn = pageWith(closing, `turned ${at}`);
    expect(closing[drawn]?.width).toBeGreaterThan(closing[drawn]?.height ?? 0);
    expect(pageWith(closing, `words of ${at}`)).toBe(drawn - 1);
  }
});

// @verifies SRS-3882
it('says drawings that follow each other in words before the first of them', () => {
  const at = closing.findIndex(({ pieces }) => pieces.some(({ text }) => text === 'Following'));
  const told = closing.map(({ pieces }) =>
    pieces.flatMap(({ text }) => /^tells (\d)-0/.exec(text)?.[1] ?? []).join(''),
  );
  expect(told.slice(at)).toEqual(['123', '', '', '']);
  for (const drawn of [1, 2, 3]) expect(pageWith(closing, `follows ${drawn}`)).toBe(at + drawn);
  for (const { filled } of closing.slice(at)) expect(filled).toBeGreaterThan(1 / 3);
});

// @verifies SRS-3873
it('gives the column that holds most of a table most of its page, whatever one row holds', () => {
  const { pieces } = recorded[pageWith(recorded, 'Commits')] as PlacedPage;
  const left = (head: string) => pieces.find(({ text }) => text === head)?.left ?? 0;
  expect(left('Items') - left('Commits')).toBeGreaterThan(1.6 * (left('Release') - left('Items')));
});

// @verifies SRS-3643
it('shares out the columns of a table of three too, where a row of it takes a page', () => {
  const { pieces, width } = explained[pageWith(explained, 'Reasons')] as PlacedPage;
  const left = pieces.find(({ text }) => text === 'Reasons')?.left ?? 0;
  expect(width - left).toBeGreaterThan(width / 3);
  expect(pieces.some(({ text }) => text.includes('A test of it has no result.'))).toBe(true);
});

// @verifies SRS-3644, SRS-3646
it('stands two pages before the text, and what does not fit behind it', () => {
  const texts = long.map(({ pieces }) => pieces.map(({ text }) => text).join(' '));
  expect(texts[1]).toContain('Approvals');
  expect(texts[1]).toContain('Change history');
  expect(texts[1]).toContain('Heading 63');
  expect(texts[1]).not.toContain('Heading 64');
  expect(texts[1]).not.toContain('Clauses answered');
  expect(texts[2]).toContain('Heading 1');
  expect(texts[2]).toContain('Text.');
  const last = texts.at(-1) ?? '';
  expect(last).toContain('Clauses answered');
  const page = texts.findIndex((text, at) => at > 1 && text.includes('Heading 29')) + 1;
  expect(last.replace(/\s+/g, ' ')).toContain(`29 Heading 29 (page ${page}) IEC 62304 5.29`);
  const figure = texts.findIndex((text, at) => at > 1 && text.includes('Figure 1')) + 1;
  expect((texts[1] ?? '').replace(/\s+/g, ' ')).toMatch(
    new RegExp(`Figures and tables Figure 1 The drawing ${figure}`),
  );
});

/** How many pieces of a file have the text of a soft hyphen. */
async function toldSoft(printed: object | undefined): Promise<number> {
  const pdf = await PDFDocument.load((printed as { bytes: Uint8Array }).bytes, { updateMetadata: false });
  const told = readPageContents(pdf).map(
    ({ bytes }) => Buffer.from(bytes).toString('latin1').split('/ActualText <FEFF00AD>').length - 1,
  );
  return told.reduce((sum, each) => sum + each, 0);
}

// @verifies SRS-3626, SRS-3637
it('breaks long words at syllables of their language, and nothing else', async () => {
  const said = [
    ['en', 'Instruc-tions'],
    ['de', 'Sicher-heits-klas-si-fi-zie-rung'],
    ['fr', 'déve-lop-pe-ment'],
    ['es', 'espe-ci-fi-ca-ción'],
    ['it', 'con-fi-gu-ra-zione'],
  ].map(([language = '', syllables = '']) => {
    const parts = syllables.split('-');
    const breaks = parts
      .slice(1)
      .map((_, at) => `${parts.slice(0, at + 1).join('')}-${parts.slice(at + 1).join('')}`);
    return [language, parts.join(''), breaks] as const;
  });
  const kept = [
    'SRS-1234567890',
    'src/components/configuration',
    'reader/configuration/of',
    'configurationOfComponents',
    'CONFIGURATION',
  ];
  // Each word is preceded by ever more letters, so that some line ends within it.
  const lines = (word: string) =>
    Array.from({ length: 20 }, (_, at) => `<p>${words(1, 'x '.repeat(at))} ${word} ${word}.</p>`).join('');
  const html = `<h1 id="a">1 Words</h1>${said
    .map(([language, word]) => `<div lang="${language}" style="width: 18em">${lines(word)}</div>`)
    .join(
      '',
    )}<div lang="en" style="width: 18em">${kept.map(lines).join('')}<code>${words(40, 'configuration')}</code></div>`;
  const browser = await openBrowser();
  const parts = [{ page: '', title: 'Words', anchor: 'part-1', html, outline: [], items: undefined }];
  const written = ['en', 'de'].map(
    (language) => `<p lang="${language}" style="width: 6em">${words(30, 'hard-coded')}</p>`,
  );
  const ofWritten = [{ ...parts[0], html: `<h1 id="a">1 Words</h1>${written.join('')}` }];
  // Letters that a face sets as one glyph stay together, so that the glyph has its text.
  const together = ['different', 'bettering'].map((word) => `<p>${word}</p>`);
  const ofGlyphs = [
    { ...parts[0], html: `<h1 id="a">1 Words</h1><div lang="en">${together.join('')}</div>` },
  ];
  const jobs = [
    sampleJob({ parts: parts as never }),
    sampleJob({ id: 'GLYPHS', parts: ofGlyphs as never }),
    sampleJob({ id: 'WRITTEN', parts: ofWritten as never }),
  ];
  const [printed, glyphs, hard] = await printDocuments(jobs, browser);
  await browser.close();
  expect(glyphs).toMatchObject({ conforms: true });
  const read = await readPages((printed as { bytes: Uint8Array }).bytes);
  const text = read.flatMap(({ pieces }) => pieces.map((piece) => piece.text)).join('\n');
  expect(printed).toMatchObject({ conforms: true });
  expect(text).not.toContain('\u00ad');
  const broken = new Set([...text.matchAll(/(\p{L}+)\n-\n(\p{L}+)/gu)].map(([, a, b]) => `${a}-${b}`));
  // Each of them is told as a soft one, and none that was written.
  expect(await toldSoft(printed)).toBe([...text.matchAll(/(\p{L}+)\n-\n(\p{L}+)/gu)].length);
  expect(await toldSoft(hard)).toBe(0);
  for (const [, word, breaks] of said) {
    const seen = [...broken].filter((each) => each.replace('-', '') === word);
    expect(seen.length).toBeGreaterThan(0);
    expect(breaks).toEqual(expect.arrayContaining(seen));
  }
  expect([...broken].filter((each) => !said.some(([, word]) => each.replace('-', '') === word))).toEqual([]);
});

// @verifies SRS-3879
describe('a text in pieces', () => {
  it('leaves no page nearly empty before the next piece, and sets its lines hardly otherwise for it', () => {
    const of = (at: number) =>
      pieced.filter(({ pieces }) => pieces.some(({ text }) => text.includes(`Piece${at}`)));
    const all = inPieces.map((_, at) => of(at));
    for (const each of all.slice(0, -1)) expect(each.at(-1)?.filled).toBeGreaterThan(1 / 3);
    const leadings = all.map(([first]) => {
      const [one, two] = (first?.pieces ?? []).filter(({ text }) => text.includes('lines'));
      return (two?.top ?? 0) - (one?.top ?? 0);
    });
    const asStyled = leadings.at(-1) ?? 0;
    for (const each of leadings) expect(Math.abs(each / asStyled - 1)).toBeLessThan(0.06);
    expect(leadings.filter((each) => Math.abs(each - asStyled) > 0.05).length).toBeGreaterThan(0);
  });
});

// @verifies SRS-3650
it('leaves the text of no item alone on a page, and begins the next chapter below it', () => {
  for (const [at, { pieces, filled }] of paired.entries()) {
    const isLast = pieces.some(({ text }) => /^Then\d+ text 8/.test(text));
    expect({ at, isFilled: at < 2 || at === paired.length - 1 || isLast || filled > 1 / 3 }).toEqual({
      at,
      isFilled: true,
    });
  }
  for (let at = 0; at < 16; at++)
    for (let each = 0; each < 7; each++)
      expect(pageWith(paired, `First${at} text ${each}.`)).toBe(pageWith(paired, `First${at} item ${each}`));
});

// @verifies SRS-3879
it('sets a document closer where its last page would hold little', () => {
  for (const pages of littles) {
    const text = pages.filter(({ pieces }) => pieces.some(({ text }) => /^(?:Little|Ended\.)/.test(text)));
    expect(text).toHaveLength(2);
    const [first] = text as [PlacedPage];
    const [one, two] = first.pieces.filter(({ text }) => text.includes('lines')) as [Placed, Placed];
    const asStyled = 14.2;
    expect((two.top - one.top) / asStyled).toBeGreaterThan(0.94);
    expect((two.top - one.top) / asStyled).toBeLessThan(0.995);
  }
});

interface Bar {
  page: number;
  top: number;
  height: number;
}

/** Upright black bars at the margin, in pixels of the browser. */
async function barsIn(bytes: Uint8Array): Promise<Bar[]> {
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false });
  const refs = pdf.getPages().map(({ node }) => String(node.get(PDFName.of('Contents'))));
  return readPageContents(pdf).flatMap(({ ref, bytes: content }) =>
    Array.from(
      Buffer.from(content)
        .toString('latin1')
        .matchAll(/^([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+) re$/gm),
      ([, left, top, width, height]) => ({ left, width, top: Number(top), height: Number(height), ref }),
    ).flatMap(({ left, width, top, height }) => {
      const isBar = Number(width) < 3 && Number(left) < 6 && height > 10;
      return isBar ? [{ page: refs.findIndex((each) => each.includes(String(ref))), top, height }] : [];
    }),
  );
}

// @verifies SRS-3621, SRS-3907
it('names the document that references lead to behind the last of them', () => {
  const texts = barred.pages.map(({ pieces }) => pieces.map(({ text }) => text).join(' '));
  expect(texts.join(' ').replace(/\s+/g, ' ')).toMatch(
    /Answers RC-1 ?, RC-2 \(OTHER\) ?, SRS-1 \(THIRD\) ?\./,
  );
});

// @verifies SRS-3881
describe('what is new or changed', () => {
  it('has a bar in the margin from its heading to its end, or beside its row, and the control block says so once', () => {
    // Of the text: the whole first item, and the first row.
    const bars = barred.bars.filter(({ page }) => page === 2).sort((a, b) => a.top - b.top);
    expect(bars).toHaveLength(3);
    const [item, line, row] = bars as [Bar, Bar, Bar];
    expect(item.height).toBeGreaterThan(4 * line.height);
    // Beside the second item is the line of its attributes, and nothing else.
    expect(line.top - item.top - item.height).toBeGreaterThan(20);
    expect(row.top - line.top - line.height).toBeGreaterThan(20);
    const told = barred.pages.flatMap(({ pieces }) =>
      pieces.filter(({ text }) => text.startsWith('A bar at the margin')),
    );
    expect(told).toHaveLength(1);
  });
});
