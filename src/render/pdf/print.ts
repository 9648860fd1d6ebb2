import { availableParallelism } from 'node:os';
import type { PDFDocument } from '@cantoo/pdf-lib';
import type { Page } from 'puppeteer-core';
import { templateFinding } from '../../documents/compose.ts';
import { TemplateError } from '../../documents/engine.ts';
import { loadTemplates, type Templates } from '../../documents/templates.ts';
import { compareText, type Finding } from '../../model/index.ts';
import { type BrowserHandle, ownOrigin } from '../browser/index.ts';
import { fitFrontMatter } from './front-matter.ts';
import type { PrintedPdf, PrintJob, PrintProgress } from './job.ts';
import { readPageNumbers } from './page-numbers.ts';
import { describeDrawings, fitWideTables } from './paginate.ts';
import { postprocess } from './postprocess.ts';
import { placeOf, preflight } from './preflight.ts';
import {
  maximumPrints,
  openDocument,
  printPage,
  type Shown,
  serveJob,
  stampsOf,
  textSizes,
} from './print-page.ts';
import { finding } from './rules.ts';
import {
  encodeAnchors,
  fillSlots,
  listDestinations,
  loadFonts,
  openReferenceSlots,
  readLinkTexts,
} from './slots.ts';
import { squareTables } from './square-tables.ts';
import { compilePrintLayout, type PrintLayout } from './template.ts';
import { fitColumns, keepShortLinks, openLongWords } from './typeset.ts';

export interface PrintOptions {
  signal?: AbortSignal | undefined;
  onProgress?: (progress: PrintProgress) => void;
  /** Our templates with those of the project in their place; by default ours. */
  templates?: Templates;
}

/**
 * Prints documents, several at a time over one browser, in the order of the jobs.
 * Each is printed until its page numbers stand still (twice as a rule), then made archival.
 * @implements SRS-1001
 */
export async function printDocuments(
  jobs: readonly PrintJob[],
  browser: BrowserHandle,
  options: PrintOptions = {},
): Promise<PrintedPdf[]> {
  const faults = new Map<string, Finding>();
  const layout = layoutOf(options.templates, faults);
  const printed: PrintedPdf[] = new Array(jobs.length);
  let next = 0;
  let done = 0;
  let pages = 0;
  const work = async () => {
    for (let index = next++; index < jobs.length; index = next++) {
      options.signal?.throwIfAborted();
      const job = jobs[index] as PrintJob;
      const result = await printDocument(job, layout, browser);
      printed[index] = result;
      pages += result.pages;
      options.onProgress?.({ done: ++done, total: jobs.length, pages, id: job.id });
    }
  };
  // One more than there are cores: while one print is made archival here, the browser goes on with the others.
  await Promise.all(Array.from({ length: Math.min(jobs.length, availableParallelism() + 1) }, work));
  printed[0]?.findings.push(...faults.values());
  return printed;
}

/** What keeps the project's own layout from working for these documents; nothing is printed. */
export function checkLayout(jobs: readonly PrintJob[], templates: Templates): Finding[] {
  const faults = new Map<string, Finding>();
  const layout = layoutOf(templates, faults);
  for (const job of jobs) layout(job);
  return [...faults.values()];
}

/**
 * The layout of the project where it works, else ours.
 * @param faults gets what keeps that of the project from working
 */
export function layoutOf(templates: Templates | undefined, faults: Map<string, Finding>): PrintLayout {
  const ours = compilePrintLayout(loadTemplates());
  const layout = templates ? compilePrintLayout(templates) : ours;
  return (job) => {
    try {
      return layout(job);
    } catch (error) {
      if (!(error instanceof TemplateError)) throw error;
      faults.set(`${error.file}:${error.line}:${error.message}`, templateFinding(error));
      return ours(job);
    }
  };
}

/** Columns that can still be read on A4. */
const tableLimits = { narrow: 7, portrait: 9, landscape: 18 };

async function printDocument(
  job: PrintJob,
  layout: PrintLayout,
  browser: BrowserHandle,
): Promise<PrintedPdf> {
  const html = layout(job);
  const shown: Shown = { files: new Map(), drawings: new Map() };
  const raw = await browser.withPage({ serve: serveJob(job, html, shown) }, async ({ page, refused }) => {
    await openDocument(page);
    await page.evaluate(loadFonts, stampsOf(job));
    await page.evaluate(describeDrawings);
    await page.evaluate(fitWideTables, tableLimits);
    await page.evaluate(squareTables);
    await page.evaluate(encodeAnchors);
    await page.evaluate(openReferenceSlots);
    await page.evaluate(keepShortLinks);
    await page.evaluate(openLongWords);
    await page.evaluate(fitColumns, textSizes);
    await page.evaluate(fitFrontMatter, textSizes.height);
    const linkTexts = await page.evaluate(readLinkTexts);
    await page.evaluate(listDestinations);
    return { ...(await printUntilSettled(page)), linkTexts, refused: [...refused] };
  });
  const lost = new Set([...raw.lost, ...headingsWithoutPage(job, raw.numbers)]);
  const { bytes, pages, conforms, missesGlyphs, findings } = await postprocess(raw.pdf, job, raw.linkTexts);
  return {
    id: job.id,
    bytes,
    pages,
    conforms,
    sources: [...shown.files.values()].sort((a, b) => compareText(a.path, b.path)),
    findings: [
      // What authors have to mend is told with the edition for auditors.
      ...(job.forUsers ? [] : preflight(job, { missesGlyphs, drawings: shown.drawings })),
      ...raw.refused.map((address) => refusal(job, address)),
      ...(raw.settled ? [] : [unsettled(job)]),
      ...[...lost].map((anchor) => headingLost(job, anchor)),
      ...findings,
    ],
  };
}

/** @returns `lost`: the anchors that are named in the contents or in a reference and stand on no page */
async function printUntilSettled(
  page: Page,
): Promise<{ pdf: PDFDocument; settled: boolean; lost: Set<string>; numbers: Map<string, number> }> {
  // The first print only says where things stand; without tags it takes two thirds of the time.
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

export function refusal(job: PrintJob, address: string): Finding {
  return finding('pdf-request-refused', undefined, {
    message: `${job.id}: the document asks for ${address.replace(`${ownOrigin}/`, '').slice(0, 200)}, which is no file of the project.`,
    hint: 'Put the file into the project and name it by its path.',
  });
}

function headingsWithoutPage(job: PrintJob, numbers: ReadonlyMap<string, number>): string[] {
  return job.parts
    .flatMap(({ outline }) => outline)
    .map(({ anchor }) => anchor)
    .filter((anchor) => !numbers.has(anchor));
}

/** @implements SRS-3501 */
function headingLost(job: PrintJob, anchor: string): Finding {
  const part = job.parts.find(({ outline }) => outline.some((entry) => entry.anchor === anchor));
  const text = part?.outline.find((entry) => entry.anchor === anchor)?.text ?? anchor;
  return finding(
    'pdf-heading-not-found',
    part && placeOf(part.page, job.writtenAt?.(part.page, { kind: 'heading', text })),
    {
      message: `${job.id}: "${text}" is named in the contents or in a reference, and stands on no page of the print.`,
      hint: 'Write the heading as text of its own in the page that it names, and let no style hide it.',
    },
  );
}

export function unsettled(job: PrintJob): Finding {
  return finding('pdf-page-numbers-unsettled', undefined, {
    message: `${job.id}: page numbers still moved after ${maximumPrints} prints; some may be off by one.`,
    hint: 'Put a page break before the section whose references wander, or shorten the sentence that holds them.',
  });
}
