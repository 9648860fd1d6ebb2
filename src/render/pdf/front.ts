import type { PDFDocument } from '@cantoo/pdf-lib';
import type { BrowserHandle } from '../browser/index.ts';
import type { PrintJob } from './job.ts';
import { maximumPrints, openDocument, printPage, type Shown, serveJob, stampsOf } from './print-page.ts';
import { fillSlots, loadFonts, readLinkTexts } from './slots.ts';
import { openLongWords } from './typeset.ts';

/** What comes before the text: cover, control block and contents; behind them one empty page for each page of the text. */
export interface Front {
  pdf: PDFDocument;
  /** Pages before the text. */
  pages: number;
  linkTexts: string[];
  refused: string[];
  /** Anchors that are named and have no page. */
  lost: Set<string>;
  /** False where filling in the page numbers still moved pages. */
  settled: boolean;
}

/** The text that the front stands before. */
export interface Text {
  /** Of each page, whether it lies on its side. */
  landscape: readonly boolean[];
  /** Page of each anchor from 1, counted from the start of the text. */
  anchors: ReadonlyMap<string, number>;
}

/**
 * Prints the front of a document, and with it what runs along the margins of all its pages.
 * @param html the whole document; what is in `main` is not printed
 */
export async function printFront(
  job: PrintJob,
  html: string,
  { landscape, anchors }: Text,
  browser: BrowserHandle,
): Promise<Front> {
  const shown: Shown = { files: new Map(), drawings: new Map() };
  return browser.withPage({ serve: serveJob(job, html, shown) }, async ({ page, refused }) => {
    await openDocument(page);
    await page.evaluate(loadFonts, stampsOf(job));
    await page.evaluate(leadBehind, `${job.id}.pdf`);
    await page.evaluate(openLongWords);
    const linkTexts = await page.evaluate(readLinkTexts);
    let pages = (await printPage(page, false)).getPageCount();
    await page.evaluate(layPages, landscape);
    for (let print = 1; ; print++) {
      const numbers = [...anchors].map(([anchor, at]): [string, number] => [anchor, at + pages]);
      const lost = new Set(await page.evaluate(fillSlots, numbers));
      const pdf = await printPage(page, true);
      const now = pdf.getPageCount() - landscape.length;
      const settled = now === pages;
      if (settled || print === maximumPrints)
        return { pdf, pages: now, linkTexts, refused: [...refused], lost, settled };
      pages = now;
    }
  });
}

/*
 * These functions run inside the page that is printed, through the debugger: they may use nothing but their arguments and the DOM.
 */

/** Takes the text out, and lets links that lead into it lead to the file that it will be in. */
function leadBehind(file: string): void {
  document.querySelector('main')?.replaceChildren();
  for (const link of document.querySelectorAll('a[href^="#"]')) {
    const anchor = link.getAttribute('href')?.slice(1) ?? '';
    if (!document.getElementById(anchor)) link.setAttribute('href', `${file}#${encodeURIComponent(anchor)}`);
  }
}

/** Lays out one empty page for each of the text. */
function layPages(landscape: readonly boolean[]): void {
  const pages = landscape.map((isLandscape) => {
    const page = document.createElement('div');
    page.className = isLandscape ? 'sheet landscape' : 'sheet';
    return page;
  });
  document.querySelector('main')?.append(...pages);
}
