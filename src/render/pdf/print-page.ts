import type { PDFDocument } from '@cantoo/pdf-lib';
import type { Page } from 'puppeteer-core';
import { type SourceHash, sha256Of } from '../../model/index.ts';
import { ownOrigin, type Serve } from '../browser/index.ts';
import { bundledFonts } from '../fonts/index.ts';
import type { PrintJob } from './job.ts';
import { loadPrint } from './load-print.ts';
import { fontDirectory } from './template.ts';

/** More prints than this mean that filling in a number moves the very thing it counts. */
export const maximumPrints = 4;

/** Sizes of the text in CSS pixels, of 96 to the inch: A4 less the margins of `print.css`, and a fifth of the height of a page. */
export const textSizes = { portrait: 620, height: 920, landscape: 986, tallRow: 180 };

const documentPath = 'document.html';

/** Opens the HTML of a document as it is laid out for print. */
export async function openDocument(page: Page): Promise<void> {
  await page.setViewport({ width: textSizes.portrait, height: 900 });
  await page.emulateMediaType('print');
  await page.goto(`${ownOrigin}/${documentPath}`, { waitUntil: 'load', timeout: 120_000 });
}

/** Prints what the page shows; without tags where only places are asked for, which takes two thirds of the time. */
export async function printPage(page: Page, tagged: boolean): Promise<PDFDocument> {
  return loadPrint(await printBytes(page, tagged));
}

/** Prints what the page shows, as the browser writes it: one takes a tenth of the memory that the same takes when it is read. */
export async function printBytes(page: Page, tagged: boolean): Promise<Uint8Array> {
  return page.pdf({ tagged, outline: false, preferCSSPageSize: true, printBackground: true, timeout: 0 });
}

/** SHA-256 of what was served for each path that a page asked for; empty where nothing was. */
export type Asked = Record<string, string>;

/** Files of the project that a page asked for, and the text of the drawings among them, by path. */
export interface Shown {
  files: Map<string, SourceHash>;
  drawings: Map<string, string>;
  /** Fonts and files of the project. */
  asked: Asked;
}

/** Answers what the page of a job asks for: its HTML, our fonts, and files of the project. */
export function serveJob(
  { assets, fonts = bundledFonts() }: Pick<PrintJob, 'assets' | 'fonts'>,
  html: string,
  { files, drawings, asked }: Shown,
): Serve {
  const find: Serve = async (path) => {
    if (!path.startsWith(fontDirectory)) return assets(path);
    const bytes = fonts.read(path.slice(fontDirectory.length));
    return bytes && { bytes, type: 'font/woff2' };
  };
  return async (path) => {
    if (path === documentPath) return { bytes: html, type: 'text/html; charset=utf-8' };
    const file = await find(path);
    asked[path] = file ? sha256Of(file.bytes) : '';
    if (file?.source) files.set(file.source.path, file.source);
    if (file?.type.startsWith('image/svg'))
      drawings.set(file.source?.path ?? path, Buffer.from(file.bytes).toString('utf8'));
    return file;
  };
}

/** What the margin boxes of a job say, of which the browser must have the glyphs. */
export function stampsOf({ stamps, draftReasons }: PrintJob): string {
  return `${[...stamps.header, ...stamps.footer, ...draftReasons].join(' ')} DRAFT 0123456789 /·–`;
}

/*
 * Runs inside the page that is printed, through the debugger: it may use nothing but its arguments and the DOM.
 */

/** Lays out empty pages before what is in `main`, in place of those that are there; each says whether it lies on its side. */
export function layPages(landscape: readonly boolean[]): void {
  for (const page of document.querySelectorAll('main > .sheet')) page.remove();
  const main = document.querySelector('main');
  if (!main) return;
  main.hidden = false;
  const pages = landscape.map((isLandscape) => {
    const page = document.createElement('div');
    page.className = isLandscape ? 'sheet landscape' : 'sheet';
    return page;
  });
  main.prepend(...pages);
}
