import { availableParallelism } from 'node:os';
import { TemplateError } from '../../documents/engine.ts';
import { templateFinding } from '../../documents/template-finding.ts';
import { loadTemplates, type Templates } from '../../documents/templates.ts';
import { compareText, type Finding, sha256Of } from '../../model/index.ts';
import { type BrowserHandle, ownOrigin } from '../browser/index.ts';
import { printDocumentText } from './document-text.ts';
import type { Printed, PrintedPdf, PrintJob, PrintProgress } from './job.ts';
import { piecesOf } from './pieces.ts';
import { notArchival } from './postprocess.ts';
import { placeOf, preflight } from './preflight.ts';
import { type Press, withPress } from './press.ts';
import { maximumPrints } from './print-page.ts';
import { finding } from './rules.ts';
import { isSided } from './sides.ts';
import { stampFile } from './stamp-file.ts';
import { openStamps, withoutRevision } from './stand-ins.ts';
import { compilePrintLayout, type PrintLayout } from './template.ts';
import type { PrintedText } from './text.ts';
import { cachedText, keepOnly, type PieceLayout } from './text-cache.ts';
import { printWhole } from './whole.ts';
import { type Assembled, cachedWhole } from './whole-cache.ts';

export interface PrintOptions {
  signal?: AbortSignal | undefined;
  onProgress?: (progress: PrintProgress) => void;
  /** Our templates with those of the project in their place; by default ours. */
  templates?: Templates;
  /** Absolute directory where prints of texts are kept for later runs; without it everything is printed. */
  printCache?: string | undefined;
}

/**
 * Prints documents, several at a time over one browser, in the order of the jobs.
 * Of each, the text is printed until its page numbers stand still (twice as a rule), and what stands around it; both are made archival.
 * @implements SRS-1001
 */
export async function printDocuments(
  jobs: readonly PrintJob[],
  browser: BrowserHandle,
  options: PrintOptions = {},
): Promise<PrintedPdf[]> {
  const whole: PrintedPdf[] = new Array(jobs.length);
  const put = (each: PrintedPdf, index: number): void => {
    whole[index] = each;
  };
  await printEach([...jobs], browser, put, options);
  return whole;
}

/**
 * Prints documents as `printDocuments` does, and holds none of them. The longest come first, so that no long one is printed alone at the end.
 * @param jobs are taken out: each is let go when it is printed
 * @param put gets each document as soon as it is made, in no order
 * @returns what there is to say of each, in the order of the jobs
 * @implements SRS-3902
 */
export async function printEach(
  jobs: PrintJob[],
  browser: BrowserHandle,
  put: (printed: PrintedPdf, index: number) => void,
  options: PrintOptions = {},
): Promise<Printed[]> {
  const faults = new Map<string, Finding>();
  const layout = layoutOf(options.templates, faults);
  const total = jobs.length;
  const printed: Printed[] = new Array(total);
  const open = jobs
    .splice(0)
    .map((job, index) => ({ job, index, length: lengthOf(job) }))
    .sort((a, b) => b.length - a.length || a.index - b.index);
  let done = 0;
  let pages = 0;
  const work = async (press: Press) => {
    for (let next = open.shift(); next; next = open.shift()) {
      options.signal?.throwIfAborted();
      const { job, index } = next;
      const told = (): void => options.onProgress?.({ done, total, pages, id: job.id });
      const whole = await printDocument(job, layout, press, told);
      put(whole, index);
      const { bytes: _, ...result } = whole;
      printed[index] = result;
      pages += result.pages;
      options.onProgress?.({ done: ++done, total, pages, id: job.id });
    }
  };
  // One more than there are cores: while one print is made archival, the browser goes on with the others.
  const together = Math.min(total, availableParallelism() + 1);
  await withPress(browser, options.printCache, (press) =>
    Promise.all(Array.from({ length: together }, () => work(press))),
  );
  printed[0]?.findings.push(...faults.values());
  return printed;
}

/** Characters of the text of a document. */
function lengthOf({ parts }: PrintJob): number {
  return parts.reduce((sum, { html }) => sum + html.length, 0);
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
  return (job, face) => {
    try {
      return layout(job, face);
    } catch (error) {
      if (!(error instanceof TemplateError)) throw error;
      faults.set(`${error.file}:${error.line}:${error.message}`, templateFinding(error));
      return ours(job, face);
    }
  };
}

/** The pieces of a document, laid out for print. */
export function piecesIn(job: PrintJob, layout: PrintLayout): PieceLayout[] {
  return piecesOf(job).map(({ parts, ...piece }, index, { length }) => ({
    ...piece,
    isFollowed: index < length - 1,
    html: layout(
      { ...job, parts: parts.map((part) => ({ ...part, page: '', title: '', outline: [] })) },
      'text',
    ),
  }));
}

async function printDocument(
  job: PrintJob,
  layout: PrintLayout,
  press: Press,
  onPiece: () => void,
): Promise<PrintedPdf> {
  const { browser, printCache: directory } = press;
  const pieces = piecesIn(job, layout);
  const frontOf = (each: PrintJob): string => layout(each, 'front');
  const open = openStamps(job).job;
  const shown = [frontOf(open), ...pieces.map(({ html }) => withoutRevision(html, job).html)].map((html) =>
    sha256Of(html),
  );
  const made = await cachedWhole(directory, open, shown, browser, () =>
    assemble(job, pieces, frontOf, press, onPiece),
  );
  keepOnly(directory, job.id, pieces);
  const conforms = made.problems.length === 0;
  return {
    id: job.id,
    bytes: stampFile(made.bytes, made.stamps, job, conforms),
    pages: made.pages,
    conforms,
    sources: made.files
      .map(([path, sha256]) => ({ path, sha256 }))
      .sort((a, b) => compareText(a.path, b.path)),
    findings: [
      // What authors have to mend is told with the edition for auditors.
      ...(job.forUsers
        ? []
        : preflight(job, { missesGlyphs: made.missesGlyphs, drawings: new Map(made.drawings) })),
      ...made.refused.map((address) => refusal(job, address)),
      ...(made.settled ? [] : [unsettled(job)]),
      ...made.lost.map((anchor) => headingLost(job, anchor)),
      ...made.problems.map((problem) => notArchival(job, problem)),
    ],
  };
}

/** A document of its pieces, with nothing in it that is of the commit. */
async function assemble(
  job: PrintJob,
  pieces: readonly PieceLayout[],
  frontOf: (job: PrintJob) => string,
  press: Press,
  onPiece: () => void,
): Promise<Assembled> {
  const { front, bytes, pages, problems, missesGlyphs, stamps, showsCommit } = await printWhole(
    job,
    frontOf,
    (before) =>
      printDocumentText(
        pieces.length,
        before,
        async (index, start, tellNumbers) => {
          const piece = pieces[index] as PieceLayout;
          const state = await cachedText(press, job, piece, start, tellNumbers);
          onPiece();
          return state;
        },
        pieces.some(({ html }) => isSided(html)),
      ),
    (raw, { text: { pieces }, before }) =>
      press.join(
        {
          ...raw,
          count: pieces.length,
          at: before,
          problems: [...new Set(pieces.flatMap(({ problems }) => problems))],
          stamps: pieces.map(({ stamps }) => stamps),
        },
        // They are asked for again where a stand-in is not found again.
        (index) => (pieces[index] as PrintedText).bytes.slice(),
      ),
    press,
  );
  const texts = front.text.pieces;
  return {
    bytes,
    pages,
    problems,
    missesGlyphs: missesGlyphs || texts.some((text) => text.missesGlyphs),
    stamps,
    lost: [
      ...new Set([
        ...texts.flatMap((text) => text.lost),
        ...front.lost,
        ...headingsWithoutPage(job, front.text.numbers),
      ]),
    ],
    refused: [...new Set([...front.refused, ...texts.flatMap((text) => text.refused)])],
    settled: front.settled && front.text.settled,
    files: [...new Map(texts.flatMap(({ files }) => files))],
    drawings: [...new Map(texts.flatMap(({ drawings }) => drawings))],
    asked: { ...front.asked, ...front.text.asked },
    showsCommit: showsCommit || front.text.showsCommit,
  };
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
