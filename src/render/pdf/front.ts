import type { PDFDocument } from '@cantoo/pdf-lib';
import type { Page } from 'puppeteer-core';
import type { BrowserHandle, Serve } from '../browser/index.ts';
import { fitFrontMatter } from './front-matter.ts';
import type { PrintJob } from './job.ts';
import { loadPrint } from './load-print.ts';
import { readPageNumbers } from './page-numbers.ts';
import {
  type Asked,
  layPages,
  maximumPrints,
  openDocument,
  printBytes,
  printPage,
  serveJob,
  stampsOf,
  textSizes,
} from './print-page.ts';
import { fillSlots, loadFonts, openReferenceSlots, readLinkTexts, readSlots } from './slots.ts';
import { squareTables } from './square-tables.ts';
import { openLongWords } from './typeset.ts';

/** What stands around the text of a document: cover, approvals and contents before it, and behind it what did not fit there. */
export interface Front<Text> extends FrontPrint {
  text: Text;
}

export interface FrontPrint {
  /** As the browser wrote it, with an empty page for each page of the text, along whose margins runs what runs along the others. */
  bytes: Uint8Array;
  /** Pages before the text. */
  before: number;
  /** Anchors whose pages it tells. */
  slots: string[];
  linkTexts: string[];
  refused: string[];
  /** Anchors that are named and have no page. */
  lost: string[];
  /** False where filling in the page numbers still moved pages. */
  settled: boolean;
  /** What it is made of besides its HTML. */
  asked: Asked;
}

/** What the front must know of the text. */
export interface TextPages {
  /** Of each page, whether it lies on its side. */
  landscape: readonly boolean[];
  /** Page of each anchor in the whole. */
  numbers: ReadonlyMap<string, number>;
}

/**
 * Prints what stands around a text.
 * @param html the whole document; what is in `main` is not printed
 * @param textBehind the text behind so many pages
 * @implements SRS-3631, SDS-3234
 */
export async function printFront<Text extends TextPages>(
  job: PrintJob,
  html: string,
  textBehind: (pages: number) => Promise<Text>,
  browser: BrowserHandle,
): Promise<Front<Text>> {
  const asked: Asked = {};
  return browser.withPage({ serve: serveFront(job, html, asked) }, async ({ page, refused }) => {
    const { linkTexts, slots, pages } = await openFront(page, job);
    let before = pages;
    for (let print = 1; ; print++) {
      const text = await textBehind(before);
      const { bytes, lost } = await printAround(page, text);
      const now = pagesBefore(await loadPrint(bytes), text.landscape.length);
      const settled = now === before;
      if (settled || print === maximumPrints)
        return { bytes, before: now, slots, text, linkTexts, refused: [...refused], lost, settled, asked };
      before = now;
    }
  });
}

/** Pages that will stand before the text, as far as that is known before the text is. */
export async function pagesOfFront(job: PrintJob, html: string, browser: BrowserHandle): Promise<number> {
  return browser.withPage(
    { serve: serveFront(job, html, {}) },
    async ({ page }) => (await openFront(page, job)).pages,
  );
}

function serveFront(job: PrintJob, html: string, asked: Asked): Serve {
  return serveJob(job, html, { files: new Map(), drawings: new Map(), asked });
}

/** Lays out what stands around a text, and counts the pages of it that stand before. */
async function openFront(
  page: Page,
  job: PrintJob,
): Promise<{ linkTexts: string[]; slots: string[]; pages: number }> {
  await openDocument(page);
  await page.evaluate(loadFonts, stampsOf(job));
  const anchors = anchorsOf(job);
  await page.evaluate(openReferenceSlots, { within: '.control', anchors });
  await page.evaluate(takeTextOut, { file: `${job.id}.pdf`, anchors });
  await page.evaluate(squareTables);
  await page.evaluate(openLongWords);
  if (!job.isCollection) await page.evaluate(fitFrontMatter, textSizes.height);
  const linkTexts = await page.evaluate(readLinkTexts);
  await page.evaluate(nameRest);
  const slots = await page.evaluate(readSlots);
  return { linkTexts, slots, pages: pagesBefore(await printPage(page, false), 0) };
}

/** Every place of the text that something before it may lead to. The text itself may be kept from an earlier print, and in no browser. */
export function anchorsOf({ parts, index = [] }: PrintJob): string[] {
  return [
    ...index.map(({ anchor }) => anchor),
    ...parts.flatMap(({ outline, html }) => [
      ...outline.map(({ anchor }) => anchor),
      ...Array.from(html.matchAll(/<[a-z][^<>]*?\sid="([^"<>]*)"/gi), ([, id = '']) => id),
    ]),
  ];
}

async function printAround(
  page: Page,
  { landscape, numbers }: TextPages,
): Promise<{ bytes: Uint8Array; lost: string[] }> {
  await page.evaluate(layPages, landscape);
  const lost = await page.evaluate(fillSlots, [...numbers]);
  return { bytes: await printBytes(page, true), lost };
}

/** Pages before the text, of a print with so many empty pages for it. */
function pagesBefore(pdf: PDFDocument, empty: number): number {
  const rest = readPageNumbers(pdf).get(restAnchor);
  return (rest === undefined ? pdf.getPageCount() : rest - 1) - empty;
}

const restAnchor = 'behind-the-text';

/*
 * These functions run inside the page that is printed, through the debugger: they may use nothing but their arguments and the DOM.
 */

/** Takes the text out, and lets links that lead into it lead to the file that it will be in. */
function takeTextOut({ file, anchors }: { file: string; anchors: readonly string[] }): void {
  const known = new Set(anchors);
  const main = document.querySelector('main');
  main?.replaceChildren();
  if (main) main.hidden = true;
  for (const link of document.querySelectorAll('a[href^="#"]')) {
    const anchor = link.getAttribute('href')?.slice(1) ?? '';
    if (known.has(anchor)) link.setAttribute('href', `${file}#${encodeURIComponent(anchor)}`);
  }
}

/** Names what stands behind the text, so that the print says on which page it starts. */
function nameRest(): void {
  const rest = document.querySelector('main')?.nextElementSibling;
  if (!rest) return;
  rest.id = 'behind-the-text';
  const link = document.createElement('a');
  link.href = '#behind-the-text';
  link.hidden = true;
  rest.append(link);
}
