import type { PDFDocument } from '@cantoo/pdf-lib';
import type { Page } from 'puppeteer-core';
import { leastScale } from '../../documents/diagram.ts';
import type { BrowserHandle } from '../browser/index.ts';
import { hyphenate } from './hyphenate.ts';
import type { PrintJob } from './job.ts';
import { readOwnFile } from './own-file.ts';
import { readPageNumbers } from './page-numbers.ts';
import { describeDrawings, fitWideTables } from './paginate.ts';
import { postprocess } from './postprocess.ts';
import {
  type Asked,
  layPages,
  maximumPrints,
  openDocument,
  printPage,
  type Shown,
  serveJob,
  textSizes,
} from './print-page.ts';
import { dropPages } from './sheets.ts';
import { everyDigit, findShownHashes, holdsStandIn, type ShownHash } from './shown-revision.ts';
import {
  encodeAnchors,
  fillSlots,
  listDestinations,
  loadFonts,
  nameOtherDocuments,
  openReferenceSlots,
  readLinkTexts,
} from './slots.ts';
import { squareTables } from './square-tables.ts';
import { fitColumns, fitDrawings, keepShortWords, openLongWords } from './typeset.ts';

/** The text of a document as a file of its own, made archival, and what there is to say of it. It can be kept as JSON, but for the bytes. */
export interface PrintedText {
  bytes: Uint8Array;
  /** Of each page, whether it lies on its side. */
  landscape: boolean[];
  /** Page of each anchor in the whole document. */
  numbers: [string, number][];
  /** What keeps it from both standards. */
  problems: readonly string[];
  missesGlyphs: boolean;
  /** Where something stands for a hash of the revision. */
  shownHashes: ShownHash[];
  /** False where page numbers still moved after several prints. */
  settled: boolean;
  /** Anchors that a reference names and that stand on no page. */
  lost: string[];
  /** Addresses it asked for and did not get. */
  refused: string[];
  /** Files of the project that it shows: path, SHA-256. */
  files: [string, string][];
  /** Text of the drawings among them, by path. */
  drawings: [string, string][];
}

/** Columns that can still be read on A4. */
const tableLimits = { narrow: 7, portrait: 9, landscape: 18 };

/**
 * Prints the text of a document, without anything that runs along its margins.
 * @param html the document; what is outside of `main` is not printed
 * @param isOpen whether something in it stands for the hashes of the revision
 * @param before pages that will stand before it: it is printed behind as many empty ones, so that right and left pages and numbers are right
 * @param asked gets what the page asks for
 * @implements SRS-3631
 */
export async function printText(
  job: Pick<PrintJob, 'id' | 'title' | 'language' | 'assets'>,
  { html, isOpen }: { html: string; isOpen: boolean },
  before: number,
  browser: BrowserHandle,
  asked: Asked = {},
): Promise<PrintedText> {
  const shown: Shown = { files: new Map(), drawings: new Map(), asked };
  const raw = await browser.withPage({ serve: serveJob(job, html, shown) }, async ({ page, refused }) => {
    await openDocument(page);
    await page.evaluate(keepText);
    await page.evaluate(loadFonts, '0');
    await page.evaluate(describeDrawings);
    await page.evaluate(fitWideTables, tableLimits);
    await page.evaluate(squareTables);
    await page.evaluate(encodeAnchors);
    await page.evaluate(openReferenceSlots, { within: 'main' });
    await page.evaluate(nameOtherDocuments);
    await page.evaluate(keepShortWords);
    await page.evaluate(openLongWords);
    await page.evaluate(fitColumns, textSizes);
    await page.evaluate(fitDrawings, { height: textSizes.height, least: leastScale });
    const linkTexts = await page.evaluate(readLinkTexts);
    await hyphenate(page);
    await page.evaluate(listDestinations);
    await page.evaluate(layPages, new Array<boolean>(before).fill(false));
    if (isOpen) await page.evaluate(useGlyphs, everyDigit);
    return { ...(await printUntilSettled(page)), linkTexts, refused: [...refused] };
  });
  dropPages(raw.pdf, 0, before);
  const landscape = raw.pdf.getPages().map((page) => page.getWidth() > page.getHeight());
  const { id, title, language } = job;
  const identity = { id, title, language, parts: [], date: '', revision: '', generator: '', commit: '' };
  const { bytes, problems, missesGlyphs } = await postprocess(
    raw.pdf,
    { ...identity, draftReasons: [], attachments: [] },
    { linkTexts: raw.linkTexts, numberOf: (index) => before + index + 1 },
  );
  return {
    bytes,
    landscape,
    numbers: [...raw.numbers],
    problems,
    missesGlyphs,
    shownHashes: isOpen && !raw.linkTexts.some(holdsStandIn) ? findShownHashes(readOwnFile(bytes)) : [],
    settled: raw.settled,
    lost: [...raw.lost],
    refused: raw.refused,
    files: [...shown.files.values()].map(({ path, sha256 }) => [path, sha256]),
    drawings: [...shown.drawings],
  };
}

/** @returns `lost`: the anchors that are named in a reference and stand on no page */
async function printUntilSettled(
  page: Page,
): Promise<{ pdf: PDFDocument; settled: boolean; lost: Set<string>; numbers: Map<string, number> }> {
  // The first print only says where things stand.
  let numbers = readPageNumbers(await printPage(page, false));
  for (let print = 2; ; print++) {
    const lost = new Set(await page.evaluate(fillSlots, [...numbers]));
    const pdf = await printPage(page, true);
    const now = readPageNumbers(pdf);
    const settled = sameNumbers(numbers, now);
    if (settled || print === maximumPrints) return { pdf, settled, lost, numbers: now };
    numbers = now;
  }
}

function sameNumbers(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): boolean {
  return a.size === b.size && [...a].every(([anchor, page]) => b.get(anchor) === page);
}

/*
 * Runs inside the page that is printed, through the debugger: it may use nothing but the DOM.
 */

/** Leaves nothing but the text; the margins stay empty. */
function keepText(): void {
  const text = document.querySelector('main');
  if (text) document.body.replaceChildren(text);
  const boxes = ['top', 'bottom', 'left', 'right'].flatMap((side) => {
    const ends =
      side === 'top' || side === 'bottom' ? ['left', 'center', 'right'] : ['top', 'middle', 'bottom'];
    return ends.map((end) => `@${side}-${end}`);
  });
  const corners = ['@top-left-corner', '@top-right-corner', '@bottom-left-corner', '@bottom-right-corner'];
  const style = document.createElement('style');
  style.textContent = `@page{${[...boxes, ...corners].map((box) => `${box}{content:none!important}`).join('')}}`;
  document.head.append(style);
}

/** Shows letters as code on an empty page, which is taken off: the font in the file then has them. */
function useGlyphs(letters: string): void {
  const code = document.createElement('code');
  code.setAttribute('aria-hidden', 'true');
  code.textContent = letters;
  document.querySelector('main > .sheet')?.append(code);
}
