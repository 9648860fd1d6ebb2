import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadTemplates } from '../../src/documents/index.ts';
import { type BrowserHandle, openBrowser } from '../../src/render/browser/index.ts';
import { checkConformance } from '../../src/render/pdf/conformance/index.ts';
import {
  type BinderJob,
  binderJob,
  type PrintedPdf,
  type PrintJob,
  printBinder,
  printDocuments,
  printSet,
} from '../../src/render/pdf/index.ts';
import { compilePrintLayout } from '../../src/render/pdf/template.ts';
import { everyKind, withBlending } from './every-kind.ts';
import { readBack } from './read-back.ts';
import { sampleJob } from './sample.ts';
import { shelfOf } from './shelf.ts';

const layout = compilePrintLayout(loadTemplates());
let browser: BrowserHandle;
/** Documents with every kind of table and picture, bound. */
let documents: PrintedPdf[];
let large: PrintedPdf;

beforeAll(async () => {
  browser = await openBrowser();
  const jobs = [
    sampleJob(),
    sampleJob({ ...everyKind, id: 'KIND' }),
    sampleJob({ ...withBlending, id: 'BLEND' }),
  ];
  const printed = await printAll(jobs);
  documents = printed.slice(0, -1);
  large = printed.at(-1) as PrintedPdf;
});

afterAll(() => browser.close());

/** The documents, and the binder of them behind. */
async function printAll(jobs: readonly PrintJob[]): Promise<PrintedPdf[]> {
  const shelf = shelfOf();
  const printed = await printSet([...jobs], [bind(jobs)], browser, shelf);
  return printed.map(({ id }) => shelf.all.get(id) as PrintedPdf);
}

function bind(jobs: readonly PrintJob[], changes: Partial<PrintJob> = {}): BinderJob {
  const { cover } = sampleJob();
  return binderJob(jobs, {
    id: 'FILE',
    title: 'Technical file',
    language: 'en',
    cover: { ...cover, clauses: [] },
    stamps: { header: ['Technical file', 'Pump'], footer: ['v2.4.1'] },
    draftReasons: [],
    revision: 'r',
    ...changes,
  });
}

function documentOf(id: string, other: string): PrintJob {
  // One document shows the code of an item of the other.
  const shown =
    id === 'DOC-B'
      ? '<table><tbody><tr id="code-a" data-shows="code" data-ids="DOC-A-1 DOC-A-1 "><th scope="row">Items</th><td>DOC-A-1</td></tr></tbody></table>'
      : '';
  const html = `<h1 id="scope">1 Scope</h1><p>Text of ${id}. See <a class="ref" href="${other}.pdf#scope">${other}</a>, <a class="ref" href="#end">below</a>, <a href="${other}.pdf#gone">gone</a>, <a href="THIRD.pdf#x">third</a>.</p><h2 id="end">1.1 ${id}-1 End</h2><p>End of ${id}.</p>${shown}`;
  const outline = [
    { depth: 1, number: '1', text: 'Scope', anchor: 'scope' },
    { depth: 2, number: '1.1', text: `${id}-1 End`, anchor: 'end', item: `${id}-1` },
  ];
  return sampleJob({
    id,
    title: `Document ${id}`,
    parts: [{ page: '', title: id, anchor: 'part', html, outline }],
    stamps: { header: [id], footer: ['v2.4.1'] },
  });
}

// @verifies SRS-3630, SRS-2402
test('the binder holds the pages of every document, with one outline, continuous pages and links that stay inside', async () => {
  const jobs = [documentOf('DOC-A', 'DOC-B'), documentOf('DOC-B', 'DOC-A')];
  const [first, second, printed] = (await printAll(jobs)) as [PrintedPdf, PrintedPdf, PrintedPdf];
  expect(printed.findings).toEqual([]);
  expect(printed.conforms).toBe(true);
  expect(printed.pages).toBe(8);
  const read = await readBack(printed.bytes);
  expect(read.bookmarks).toEqual([
    { depth: 1, title: 'DOC-A Document DOC-A', page: 3 },
    { depth: 2, title: '1 Scope', page: 5 },
    { depth: 3, title: '1.1 DOC-A-1 End', page: 5 },
    { depth: 1, title: 'DOC-B Document DOC-B', page: 6 },
    { depth: 2, title: '1 Scope', page: 8 },
    { depth: 3, title: '1.1 DOC-B-1 End', page: 8 },
  ]);
  // The pages of the documents as they are, with their number in the binder below their own.
  const singles = [...(await readBack(first.bytes)).pages, ...(await readBack(second.bytes)).pages];
  expect(read.pages.slice(2)).toEqual(
    singles.map((text, index) => `Technical file ${index + 3} / 8 ${text}`),
  );
  expect(read.pages[4]).toContain('3 / 3');
  // Contents and the index of items name the page in the binder.
  expect(read.pages[1]).toContain('DOC-B Document DOC-B 6 1 Scope 8');
  expect(read.pages[1]).toContain(
    'Index of items DOC-A-1 DOC-A, page 3 5 Code DOC-B, page 3 8 DOC-B-1 DOC-B, page 3 8',
  );
  const inside = read.links.filter(({ target }) => !target.includes('.pdf'));
  expect(inside).toHaveLength(read.links.length - 2);
  for (const { target } of inside) expect(await read.pageOf(target), target).toBeGreaterThan(2);
  const leads = async (contents: string) => {
    const targets = read.links.filter((link) => link.contents === contents && link.page > 2);
    return Promise.all(targets.map(({ target }) => read.pageOf(target)));
  };
  expect(await leads('DOC-B')).toEqual([8]);
  expect(await leads('DOC-A')).toEqual([5]);
  // A place that the other document does not have: its first page.
  expect(await leads('gone')).toEqual([6, 3]);
  expect(read.links.filter(({ target }) => target.includes('.pdf')).map(({ target }) => target)).toEqual([
    'THIRD.pdf#x',
    'THIRD.pdf#x',
  ]);
  expect(read.attachments).toEqual(['DOC-A-PUMP-SRS.json', 'DOC-B-PUMP-SRS.json']);
});

// @verifies SRS-3627
test('pages before the text have Roman labels, the others the number that is printed on them', async () => {
  const [document] = documents as [PrintedPdf];
  for (const { bytes } of [document, large]) {
    const { labels, pages } = await readBack(bytes);
    expect(labels.slice(0, 3)).toEqual(['i', 'ii', '3']);
    expect(labels.at(-1)).toBe(`${pages.length}`);
    expect(pages.at(-1)).toContain(`${pages.length} / ${pages.length}`);
  }
});

// @verifies SRS-3630, SRS-1005
test('a binder keeps what both standards ask for, as its documents do', async () => {
  expect(large.conforms).toBe(true);
  const whole = await PDFDocument.load(large.bytes, { updateMetadata: false });
  expect(checkConformance(whole)).toEqual([]);
});

// @verifies SRS-3630
test('each page of a binder is read in the order and with the tags it has in its document', async () => {
  const bound = await tagsOf(large.bytes);
  const singles = (await Promise.all(documents.map(({ bytes }) => tagsOf(bytes)))).flat();
  expect(bound.slice(bound.length - singles.length)).toEqual(singles);
  expect(singles.join()).toContain('Table(');
});

/** The structure of each page as an independent reader finds it: its elements and the pieces of content in them. */
async function tagsOf(bytes: Uint8Array): Promise<string[]> {
  const pdf = await getDocument({ data: bytes.slice(), verbosity: 0 }).promise;
  const pages: string[] = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    // What lies above the elements that reach into the page is another in the binder.
    pages.push(
      outline(await (await pdf.getPage(number)).getStructTree())
        .replace(/^Root\((?:Document\(|Part\()*/, '')
        .replace(/\)*$/, ''),
    );
  }
  return pages;
}

function outline(node: unknown): string {
  const {
    role,
    children = [],
    type,
    alt = '',
  } = (node ?? {}) as Record<string, unknown> & { children?: unknown[] };
  return role === undefined ? String(type ?? '') : `${role}${alt}(${children.map(outline).join(' ')})`;
}

// @verifies SRS-3630
test.skipIf(spawnSync('qpdf', ['--version']).error)('qpdf finds no fault in a binder (needs qpdf)', () => {
  const directory = mkdtempSync(join(tmpdir(), 'dossier-binder-'));
  try {
    writeFileSync(join(directory, 'FILE.pdf'), large.bytes);
    const { stdout, stderr } = spawnSync('qpdf', ['--check', join(directory, 'FILE.pdf')], {
      encoding: 'utf8',
    });
    expect(stderr).toBe('');
    expect(stdout).toContain('No syntax or stream encoding errors found');
  } finally {
    rmSync(directory, { recursive: true });
  }
});

// @verifies SRS-3613
test('each document is put on the shelf as soon as it is made, and taken from there one at a time to be bound', async () => {
  const jobs = [documentOf('DOC-A', 'DOC-B'), documentOf('DOC-B', 'DOC-A')];
  const shelf = shelfOf();
  const taken: string[] = [];
  const bytesOf = (id: string): Uint8Array => {
    taken.push(id);
    return shelf.bytesOf(id);
  };
  const standing: [number, number][] = [];
  const onProgress = ({ done }: { done: number }): void => void standing.push([done, shelf.all.size]);
  const printed = await printSet([...jobs], [bind(jobs)], browser, { ...shelf, bytesOf }, { onProgress });
  for (const [done, put] of standing) expect(put).toBeGreaterThanOrEqual(done);
  expect(standing.at(-1)).toEqual([3, 3]);
  // To be counted, to be joined, and to be written.
  expect(taken).toEqual([1, 2, 3].flatMap(() => ['DOC-A', 'DOC-B']));
  expect(printed.map(({ id, pages }) => [id, pages])).toEqual([
    ['DOC-A', 3],
    ['DOC-B', 3],
    ['FILE', 8],
  ]);
  for (const each of printed) expect(Object.keys(each)).not.toContain('bytes');
});

// @verifies SRS-3630
test('a binder of a document that makes no claim makes none, and says which', async () => {
  const jobs = [documentOf('DOC-A', 'DOC-B')];
  const [broken] = await printDocuments(jobs, browser);
  const lacking = [{ ...(broken as PrintedPdf), conforms: false }];
  const printed = await printBinder(bind(jobs), lacking, browser, shelfOf(lacking));
  expect(printed.conforms).toBe(false);
  expect(printed.findings.map(({ message }) => message)).toEqual([
    'FILE.pdf makes no claim of PDF/A-3a and PDF/UA-1: DOC-A makes none.',
  ]);
  expect(Buffer.from(printed.bytes).includes('<pdfaid:part>')).toBe(false);
});

// @verifies SRS-3005
test('references to pages are in the language of the document', () => {
  expect(layout({ ...documentOf('DOC-B', 'DOC-A'), language: 'de' })).toContain('<body data-page="Seite">');
});
