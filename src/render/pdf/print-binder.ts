import { compareText, type Finding, type SourceHash } from '../../model/index.ts';
import type { BrowserHandle } from '../browser/index.ts';
import { type BinderJob, chapterPrefix } from './binder.ts';
import { type Joinable, joinable, movedName } from './graft.ts';
import type { Printed, PrintedPdf, PrintJob, PrintProgress, PrintShelf } from './job.ts';
import { loadPrint } from './load-print.ts';
import { readOwnFile } from './own-file.ts';
import { notArchival, postprocess } from './postprocess.ts';
import { layoutOf, type PrintOptions, printEach, refusal, unsettled } from './print.ts';
import { stampFile } from './stamp-file.ts';
import { pageInDocument } from './template.ts';
import { keepOnlyOf } from './text-cache.ts';
import { printWhole } from './whole.ts';

/**
 * Prints documents, and binds them in each of the binders, which come last. Each is put on the shelf as soon as it is made.
 * @param jobs are taken out: each is let go when it is printed
 * @returns what there is to say of each
 * @implements SRS-3613
 */
export async function printSet(
  jobs: PrintJob[],
  binders: readonly BinderJob[],
  browser: BrowserHandle,
  shelf: PrintShelf,
  options: PrintOptions = {},
): Promise<Printed[]> {
  const total = jobs.length + binders.length;
  const told = (progress: PrintProgress): void => options.onProgress?.({ ...progress, total });
  const put = (each: PrintedPdf): void => shelf.put(each);
  const printed = await printEach(jobs, browser, put, { ...options, onProgress: told });
  let pages = printed.reduce((sum, each) => sum + each.pages, 0);
  const bound: Printed[] = [];
  for (const binder of binders) {
    const { bytes, ...whole } = await printBinder(binder, printed, browser, shelf, {
      ...options,
      onProgress: (progress) => told({ ...progress, done: printed.length + bound.length, pages }),
    });
    shelf.put({ ...whole, bytes });
    pages += whole.pages;
    bound.push(whole);
    told({ done: printed.length + bound.length, total, pages, id: binder.id });
  }
  const all = [...printed, ...bound];
  keepOnlyOf(
    options.printCache,
    all.map(({ id }) => id),
  );
  return all;
}

/**
 * Binds printed documents: a cover and a list of contents are printed, and behind them stand the pages of the documents as they are, with
 * their tags. Each page gets its number in the binder below its own.
 * @param printed the documents of the binder, in any order and among others; their bytes are on the shelf
 * @implements SRS-3630, SRS-2402
 */
export async function printBinder(
  job: BinderJob,
  printed: readonly Printed[],
  browser: BrowserHandle,
  shelf: Pick<PrintShelf, 'bytesOf'>,
  options: PrintOptions = {},
): Promise<PrintedPdf> {
  options.signal?.throwIfAborted();
  const faults = new Map<string, Finding>();
  const documents = job.documents.map((id) => {
    const found = printed.find((each) => each.id === id);
    if (!found) throw new Error(`${id} was not printed.`);
    return { ...found, file: joinable(() => readOwnFile(shelf.bytesOf(id))) };
  });
  const files = documents.map(({ file }) => file);
  // All documents were read: what only that took is let go.
  options.onProgress?.({ done: 0, total: 1, pages: 0, id: job.id });
  const pages = files.flatMap((file) => file.pages);
  const anchors = anchorsIn(files);
  const index = job.index?.filter(({ anchor }) => anchors.has(anchor)) ?? [];
  const layout = layoutOf(options.templates, faults);
  const { front, bytes, problems } = await printWhole(
    { ...job, index },
    layout,
    async (before) => ({
      landscape: pages.map(({ width, height }) => width > height),
      numbers: new Map(
        [...anchors].flatMap(([anchor, { page, inDocument }]) => [
          [anchor, page + before],
          [pageInDocument(anchor), inDocument],
        ]),
      ),
    }),
    // Nothing else is left to print: a thread of its own would have to be started first, and take memory beside what is here.
    async ({ bytes: front, identity, linkTexts }, { before }, isOpen) =>
      postprocess(await loadPrint(front), identity, {
        linkTexts,
        joined: {
          at: before,
          files,
          prefixOf: chapterPrefix,
          sheets: 'Bound',
          stamp: (host, shown, conforms) => stampFile(host, isOpen ? shown : [], job, conforms),
          problems: documents.filter((each) => !each.conforms).map(({ id }) => `${id} makes none`),
          inward: (file, destination) => {
            const index = documents.findIndex(({ id }) => `${id}.pdf` === file);
            const target = files[index];
            if (!target) return undefined;
            const isThere = anchors.has(chapterPrefix(index) + destination);
            return movedName(chapterPrefix(index), isThere ? destination : '');
          },
        },
      }),
    { browser, printCache: options.printCache },
  );
  const conforms = problems.length === 0;
  return {
    id: job.id,
    bytes,
    pages: front.before + pages.length,
    conforms,
    sources: sourcesOf(documents),
    findings: [
      ...front.refused.map((address) => refusal(job, address)),
      ...(front.settled ? [] : [unsettled(job)]),
      ...problems.map((problem) => notArchival(job, problem)),
      ...faults.values(),
    ],
  };
}

/** Pages of the destinations of all files by their names in the binder, counted from the start of the first file and of their own. */
function anchorsIn(files: readonly Joinable[]): Map<string, { page: number; inDocument: number }> {
  const anchors = new Map<string, { page: number; inDocument: number }>();
  let before = 0;
  files.forEach(({ pages, destinations }, index) => {
    const pageOf = new Map(pages.map(({ number }, page) => [number, page + 1]));
    const at = (inDocument: number) => ({ page: before + inDocument, inDocument });
    anchors.set(chapterPrefix(index), at(1));
    for (const { name, page } of destinations)
      anchors.set(chapterPrefix(index) + name, at(pageOf.get(page) ?? 0));
    before += pages.length;
  });
  return anchors;
}

function sourcesOf(documents: readonly Printed[]): SourceHash[] {
  const all = new Map(documents.flatMap(({ sources }) => sources.map((source) => [source.path, source])));
  return [...all.values()].sort((a, b) => compareText(a.path, b.path));
}
