import fc from 'fast-check';
import { strFromU8, unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { drawSymbol } from '../../src/documents/index.ts';
import { type BrowserHandle, openBrowser } from '../../src/render/browser/index.ts';
import { binderJob, type PrintJob } from '../../src/render/pdf/index.ts';
import { readReference, wordSet } from '../../src/render/word/index.ts';
import { bookmarkOf } from '../../src/render/word/names.ts';
import { sampleJob } from '../pdf/sample.ts';
import { hasOffice, wordsInOffice, wordsOfHtml } from './office.ts';
import { type ReadWord, readWord } from './read-word.ts';

let browser: BrowserHandle;
let bytes: Uint8Array;
let read: ReadWord;

beforeAll(async () => {
  browser = await openBrowser();
  bytes = await wordOf(job());
  read = readWord(bytes);
});

afterAll(() => browser.close());

async function wordOf(job: PrintJob, reference?: Uint8Array): Promise<Uint8Array> {
  const known = reference && readReference(reference);
  if (known && 'refused' in known) throw new Error(known.refused);
  for await (const { bytes } of wordSet([job], [], { styles: '', reference: known }, async () => browser))
    return bytes;
  throw new Error('nothing was written');
}

/** A part with an item in a heading, items in rows, a spanned cell, a drawing, a task list and a link to another document. */
const html = `<h1 id="p--items"><span class="number">1</span> Items</h1>
<h2 id="p--srs-1" data-item="SRS-1"><span class="number">1.1</span> SRS-1 Sound the alarm</h2>
<ul class="attribute-list"><li><strong>Type:</strong> functional</li></ul>
<p>Within 2 s,
  see <a href="#HAZ-2">HAZ-2</a> and <a href="OTHER.pdf#x--y">the plan</a>; not <a href="https://example.org/a?b=1&amp;c">here</a>.</p>
<h3 id="p--why"><span class="number">1.1.1</span> Why</h3><p>Nobody hears it later.</p>
<h2 id="p--rows"><span class="number">1.2</span> Hazards</h2>
<div class="table" aria-label="Hazards"><table><caption id="table-1"><span class="caption-number">Table 1</span> Hazards</caption>
<thead><tr><th scope="col">ID</th><th scope="col">Harm</th><th scope="col">Severity</th></tr></thead>
<tbody><tr id="HAZ-2" data-item="HAZ-2"><td>HAZ-2</td><td>Overdose</td><td>serious</td></tr><tr><td colspan="2">none</td><td></td></tr></tbody></table></div>
<figure class="diagram" aria-label="Pump and alarm"><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 40" style="max-width:80px"><style>.a{fill:#c00}</style><g class="a"><rect width="80" height="40"/></g></svg><figcaption id="figure-1"><span class="caption-number">Figure 1</span> The alarm</figcaption></figure>
<table><tr><td rowspan="2">a {bullets-0}</td><td>b</td></tr><tr><td>c</td></tr><tr><td>d</td></tr></table>
<ul><li><input type="checkbox" checked disabled> heard</li></ul>
<pre><code>if (a &lt; b)
  stop();</code></pre>`;

function job(changes: Partial<PrintJob> = {}): PrintJob {
  return sampleJob({
    parts: [
      {
        page: 'p.md',
        title: 'Items',
        anchor: 'part-1',
        html,
        outline: [
          { depth: 1, number: '1', text: 'Items', anchor: 'p--items' },
          { depth: 2, number: '1.1', text: 'SRS-1 Sound the alarm', anchor: 'p--srs-1', item: 'SRS-1' },
          { depth: 3, number: '1.1.1', text: 'Why', anchor: 'p--why' },
          { depth: 2, number: '1.2', text: 'Hazards', anchor: 'p--rows' },
        ],
      },
    ],
    ...changes,
  });
}

/** A paragraph of the text, which stands behind the contents. */
const paragraph = (text: string, from: ReadWord = read) =>
  from.paragraphs.findLast((each) => each.text === text);

// @verifies SRS-3690
describe('a file of Word', () => {
  it('has headings of real styles, counted by Word where it comes to the same numbers', () => {
    expect(paragraph('SRS-1 Sound the alarm')).toMatchObject({ style: 'Heading2' });
    expect(paragraph('Why')?.style).toBe('Heading3');
    expect(paragraph('Items')?.list).not.toBe('');
  });

  it('writes the numbers out where Word would count otherwise', async () => {
    const [part] = job().parts;
    const outline = (part?.outline ?? []).map((entry) => ({
      ...entry,
      number: entry.number.replace('1', '4'),
    }));
    const other = readWord(await wordOf(job({ parts: [{ ...part, outline } as PrintJob['parts'][number]] })));
    expect(paragraph('1.1 SRS-1 Sound the alarm', other)).toMatchObject({
      list: '',
    });
  });

  it('holds what an item says in a content control with its ID, up to the next heading of its depth', () => {
    const control = read.controls.find(({ tag }) => tag === 'dossier:item:SRS-1');
    expect(control?.text).toMatch(/^SRS-1 Sound the alarm.*Within 2 s, see HAZ-2.*Nobody hears it later\.$/s);
    expect(read.controls.find(({ tag }) => tag === 'dossier:item:HAZ-2')?.text).toBe('HAZ-2');
  });

  it('links to places of its own, to files beside it and to pages elsewhere', () => {
    const listed = ['table-1', 'figure-1'].map((anchor) => ({ to: '', anchor: bookmarkOf(anchor) }));
    expect(read.links.filter(({ anchor }) => !anchor.startsWith('_Toc'))).toEqual([
      ...listed,
      { to: '', anchor: bookmarkOf('HAZ-2') },
      { to: 'OTHER.docx', anchor: bookmarkOf('x--y') },
      { to: 'https://example.org/a?b=1&amp;c', anchor: '' },
    ]);
    const own = read.links.filter(({ to }) => to === '');
    expect(own.filter(({ anchor }) => !read.bookmarks.includes(anchor))).toEqual([]);
    expect(new Set(read.bookmarks).size).toBe(read.bookmarks.length);
  });

  it('counts captions by fields, repeats heads of tables and fills every row', () => {
    const body = read.parts.get('word/document.xml') ?? '';
    expect(body).toContain('w:instr="SEQ Table \\* ARABIC"');
    expect(body).toContain('w:instr="SEQ Figure \\* ARABIC"');
    expect(paragraph('Table 1 Hazards')?.style).toBe('Caption');
    for (const { grid, rows } of read.tables) expect(new Set(rows)).toEqual(new Set([grid]));
    expect(read.tables.find(({ grid }) => grid === 3)).toEqual({ grid: 3, rows: [3, 3, 3], heads: 1 });
  });

  it('shows a drawing as SVG without style sheet, with a PNG beside it and an alternative text', () => {
    expect(read.pictures).toEqual([expect.stringContaining('GS1 DataMatrix: (01)'), 'Pump and alarm']);
    expect(read.files.filter((name) => name.startsWith('word/media/')).sort()).toEqual([
      'word/media/image1.png',
      'word/media/image1.svg',
      'word/media/image2.png',
      'word/media/image2.svg',
    ]);
    const svg = strFromU8(unzipSync(bytes)['word/media/image2.svg'] as Uint8Array);
    expect(svg).toMatch(/<g fill="rgb\(204, 0, 0\)">/);
    expect(svg).not.toMatch(/<style|class=/);
  });

  it('states document, revision, release, commit and UDI on every page, and that it is a draft', async () => {
    const footer = [...read.parts].find(([name]) => name.startsWith('word/footer'))?.[1] ?? '';
    for (const stamp of sampleJob().stamps.footer) expect(footer).toContain(stamp);
    expect(footer).toContain('NUMPAGES');
    expect([...read.parts.values()].join('')).not.toContain('DRAFT');
    const draft = readWord(await wordOf(job({ draftReasons: ['uncommitted changes'] })));
    const header = [...draft.parts].find(([name]) => name.startsWith('word/header'))?.[1] ?? '';
    expect(header).toContain('DRAFT – uncommitted changes');
    expect(draft.parts.get('docProps/custom.xml')).toContain('draft');
    const properties = read.parts.get('docProps/custom.xml') ?? '';
    expect(properties).toMatch(/"Dossier revision"[^>]*><vt:lpwstr>3</);
    expect(properties).toMatch(/"Dossier state"[^>]*><vt:lpwstr>release</);
  });

  it('has contents that are a field, filled with numbers and pages, and a list of its figures and tables', () => {
    expect(read.parts.get('word/document.xml')).toMatch(/TOC [^<]*\\o &quot;1-3&quot;/);
    const words = (style: string): string[] =>
      read.paragraphs.filter((each) => each.style === style).map(({ text }) => text);
    expect(words('TOC2')).toEqual([
      expect.stringMatching(/^1\.1SRS-1 Sound the alarm\d+$/),
      expect.stringMatching(/^1\.2Hazards\d+$/),
    ]);
    expect(words('TableOfFigures')).toEqual([
      expect.stringMatching(/^Table 1 {2}Hazards\d+$/),
      expect.stringMatching(/^Figure 1 {2}The alarm\d+$/),
    ]);
  });

  it('keeps lines of code and a tick', () => {
    expect(paragraph('if (a < b)  stop();')?.style).toBe('DossierCodeBlock');
    expect(read.paragraphs.some(({ text }) => text === '☑ heard')).toBe(true);
  });

  it('copes with everything a print has to cope with', async () => {
    const all = readWord(await wordOf(sampleJob()));
    expect(all.tables.filter(({ heads }) => heads === 1).map(({ rows }) => rows.length)).toEqual(
      expect.arrayContaining([41, 301]),
    );
    expect(all.parts.get('word/document.xml')).toContain('w:orient="landscape"');
  });
});

// @verifies SRS-3690
test('the same document has the same bytes, without the time of day', async () => {
  expect(Buffer.compare(await wordOf(job()), bytes)).toBe(0);
  expect(read.parts.get('docProps/core.xml')).toContain(`>${job().date}<`);
});

// @verifies SRS-3810
describe('what a build prints besides documents', () => {
  const symbols = [{ symbol: drawSymbol('caution', String), text: 'Read this first.' }];
  const users = {
    forUsers: { intendedUse: 'Warns of overdose.', languageName: 'English', symbols },
    cover: {
      ...sampleJob().cover,
      identity: [{ label: 'Revision', value: '7' }],
      approvals: [],
      changes: [],
    },
  };

  it('is an edition for users with its symbols, and what identifies it on the last page', async () => {
    const edition = readWord(await wordOf(job(users)));
    const said = edition.paragraphs.map(({ text }) => text);
    expect(said).toEqual(expect.arrayContaining(['English', 'Intended use', 'Warns of overdose.']));
    expect(edition.pictures[0]).toBe('Caution');
    expect(said.indexOf('About this document')).toBeGreaterThan(said.lastIndexOf('Items'));
    expect(said.slice(said.indexOf('About this document'))).toEqual(
      expect.arrayContaining(['Revision', '7']),
    );
    expect(said).not.toContain('Approvals');
  });

  it('is a binder: documents as chapters with the numbers of their own, links between them inside, an index', async () => {
    const html =
      '<h1 id="x--y"><span class="number">1</span> Plan</h1><p><a href="PUMP-SRS.pdf#HAZ-2">a hazard</a></p>';
    const outline = [{ depth: 1, number: '1', text: 'Plan', anchor: 'x--y' }];
    const other = job({
      id: 'OTHER',
      title: 'Plan',
      parts: [{ page: 'x.md', title: 'Plan', anchor: 'q', html, outline }],
    });
    const [part] = job().parts;
    const jobs = [
      job({ parts: [{ ...part, items: { rows: ['HAZ-2'] } } as PrintJob['parts'][number]] }),
      other,
    ];
    const binder = binderJob(jobs, { ...job(), id: 'file', draftReasons: ['uncommitted changes'] });
    const files: Record<string, Uint8Array> = {};
    for await (const { name, bytes } of wordSet(
      jobs,
      [binder],
      { styles: '', reference: undefined },
      async () => browser,
    ))
      files[name] = bytes;
    expect(Object.keys(files)).toEqual(['PUMP-SRS.docx', 'OTHER.docx', 'file.docx']);
    const bound = readWord(files['file.docx'] as Uint8Array);
    expect(paragraph('OTHER Plan', bound)?.style).toBe('Heading1');
    expect(paragraph('1.1 SRS-1 Sound the alarm', bound)).toMatchObject({ style: 'Heading3', list: '' });
    expect(bound.links).toContainEqual({ to: '', anchor: bookmarkOf('1.HAZ-2') });
    expect(bound.links).toContainEqual({ to: '', anchor: bookmarkOf('2.x--y') });
    expect(bound.links.filter(({ to }) => to !== '' && !to.startsWith('https:'))).toEqual([]);
    expect(bound.links.filter(({ to, anchor }) => to === '' && !bound.bookmarks.includes(anchor))).toEqual(
      [],
    );
    expect(new Set(bound.bookmarks).size).toBe(bound.bookmarks.length);
    expect(bound.parts.get('word/document.xml')).toContain('SEQ Table \\* ARABIC \\s 1');
    expect(bound.paragraphs.some(({ text }) => /^HAZ-2 {2}\(PUMP-SRS\)\d*$/.test(text))).toBe(true);
    expect([...bound.parts.values()].join('')).toContain('DRAFT – uncommitted changes');
  });
});

// @verifies SRS-3690
test('every anchor is a name that Word takes, and no two share one', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.string({ unit: 'grapheme', maxLength: 90 }), { maxLength: 30 }),
      (anchors) => {
        const names = anchors.map(bookmarkOf);
        expect(new Set(names).size).toBe(names.length);
        for (const name of names) expect(name).toMatch(/^[A-Za-z]\w{0,39}$/);
      },
    ),
  );
});

// @verifies SRS-3691
describe('styles of a document of the project', () => {
  const german = zipSync({
    'word/styles.xml': Buffer.from(
      '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">' +
        '<w:style w:type="paragraph" w:default="1" w:styleId="Standard"><w:name w:val="Normal"/></w:style>' +
        '<w:style w:type="paragraph" w:styleId="Verzeichnis2"><w:name w:val="toc 2"/></w:style>' +
        '<w:style w:type="paragraph" w:styleId="berschrift2"><w:name w:val="heading 2"/><w:rPr><w:color w:val="00AA00"/></w:rPr></w:style>' +
        '</w:styles>',
    ),
  });

  it('are taken by name, whatever the language of their IDs; what it lacks is ours', async () => {
    const styled = readWord(await wordOf(job(), german));
    expect(paragraph('SRS-1 Sound the alarm', styled)?.style).toBe('berschrift2');
    const styles = styled.parts.get('word/styles.xml') ?? '';
    expect(styles).toContain('<w:color w:val="00AA00"/>');
    expect(styles).not.toContain('w:styleId="Heading2"');
    expect(styled.paragraphs.find(({ text }) => /^1\.1SRS-1 Sound the alarm/.test(text))?.style).toBe(
      'Verzeichnis2',
    );
    expect(styles).toMatch(/w:styleId="DossierCell"(?:(?!<\/w:style>).)*<w:basedOn w:val="Standard"\/>/s);
  });

  it.each([
    ['a text', Buffer.from('no archive'), 'is no file of Word.'],
    [
      'an archive of something else',
      zipSync({ 'a.txt': new Uint8Array() }),
      'holds no word/styles.xml of at most 5 MB.',
    ],
    [
      'a bomb',
      zipSync({ 'word/styles.xml': new Uint8Array(6_000_000) }),
      'holds no word/styles.xml of at most 5 MB.',
    ],
    ['broken XML', zipSync({ 'word/styles.xml': Buffer.from('<w:styles') }), 'holds styles that are no XML.'],
    [
      'entities',
      zipSync({
        'word/styles.xml': Buffer.from('<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a/>'),
      }),
      'holds styles with a document type, which can ask for other files.',
    ],
  ])('are refused from %s that stands there', (_, reference, refused) => {
    expect(readReference(reference)).toEqual({ refused });
  });
});

// @verifies SRS-3830
test.skipIf(!hasOffice())(
  'LibreOffice reads every word of the pages in their order (skipped where soffice is not installed)',
  async () => {
    const sample = sampleJob();
    // Its headings have numbers in their words, which Word is not to count once more.
    const parts = sample.parts.map((part) => ({
      ...part,
      outline: part.outline.map((entry) => ({ ...entry, number: `9${entry.number}` })),
    }));
    const all = { ...sample, parts };
    const read = wordsInOffice({ own: bytes, all: await wordOf(all) });
    for (const [name, { parts }] of [
      ['own', job()],
      ['all', all],
    ] as const) {
      const expected = parts.flatMap(({ html }) => wordsOfHtml(html));
      expect(read.get(name)?.slice(-expected.length)).toEqual(expected);
    }
  },
  60_000,
);
