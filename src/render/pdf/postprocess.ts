import { type PDFDocument, PDFRef } from '@cantoo/pdf-lib';
import type { Finding } from '../../model/index.ts';
import { attachFiles } from './attachments.ts';
import { checkConformance } from './conformance/index.ts';
import { markArtifacts } from './content-stream.ts';
import { renumberElementIds } from './element-ids.ts';
import { mendGlyphMeanings } from './glyph-meanings.ts';
import { graft, type Joinable } from './graft.ts';
import type { FileIdentity, PrintJob } from './job.ts';
import { mendLinks } from './links.ts';
import { writeFileIdentifier, writeIdentity, writeXmp } from './metadata.ts';
import { writeOutline } from './outline.ts';
import { readOwnFile } from './own-file.ts';
import { readPageContents, writeContent } from './page-contents.ts';
import { writePageLabels } from './page-labels.ts';
import { finding } from './rules.ts';
import { laySheets, liftSheets } from './sheets.ts';
import { findStamps, type ShownStamp } from './shown-stamps.ts';
import { dropSoftHyphens } from './soft-hyphens.ts';
import { mendStructure, type StructureElement, structureElements } from './structure.ts';
import { findTableArtifacts, forgetItems } from './table-artifacts.ts';
import { drawWatermark } from './watermark.ts';
import { type Inward, writeGrafted } from './write-grafted.ts';

export interface Postprocessed {
  bytes: Uint8Array;
  pages: number;
  /** What keeps it from PDF/A-3a and PDF/UA-1, in sentences; empty where it claims both. */
  problems: readonly string[];
  /** Some page shows a character that no font has, those of the browser included. */
  missesGlyphs: boolean;
  /** Where its own pages and what runs along the margins of the others show what stands for a stamp; only of what is joined. */
  stamps: ShownStamp[];
  /** The same of the texts that were joined. */
  stampsInTexts: ShownStamp[];
}

/** Files of ours whose pages are joined to those of a print, which has an empty page with what runs along the margins for each. */
export interface Joined {
  files: readonly Joinable[];
  /** How many pages of the print stand before them. */
  at: number;
  /** Goes before the names of the destinations of the file at an index. */
  prefixOf(index: number): string;
  /** Name of the sheets in the pages they are laid on. */
  sheets: string;
  inward?: Inward;
  /** What keeps the files from both standards. */
  problems: readonly string[];
  /** Where each of the files shows what stands for a stamp. */
  stamps?: readonly (readonly ShownStamp[])[];
  /** Says in the host what is of the commit, before the files are joined to it: of a large whole no second copy is made. */
  stamp?: (host: Uint8Array, shown: readonly ShownStamp[], conforms: boolean) => Uint8Array;
}

/** What there is to know of a print. */
export interface PrintedPages {
  /** What its links say, in its order. */
  linkTexts: readonly string[];
  /** What is joined to it; its pages have been checked themselves. */
  joined?: Joined;
  /** Number, in the whole, of the page at an index. */
  numberOf?: (index: number) => number;
  /** Depth of the heading before it in the whole; 0 by default. */
  depth?: number;
}

/**
 * Makes a print archival, in place: identity and dates from the job, every painting marked, tags and links mended, attachments added.
 * The claim of PDF/A-3a and PDF/UA-1 is written only when our own checks find nothing.
 * @implements SRS-1005
 */
export async function postprocess(
  pdf: PDFDocument,
  job: FileIdentity,
  { linkTexts, joined, numberOf = numbering(joined), depth = 0 }: PrintedPages,
): Promise<Postprocessed> {
  forgetPrinter(pdf);
  const more = joined?.files.flatMap(({ pages }) => pages).length ?? 0;
  const sheets = joined ? liftSheets(pdf, joined.at, more) : [];
  const elements = structureElements(pdf);
  renumberElementIds(pdf, elements);
  mendLinks(pdf, elements, { texts: linkTexts, file: `${job.id}.pdf` });
  markContents(pdf, elements);
  mendStructure(pdf, elements);
  const isDraft = job.draftReasons.length > 0;
  if (isDraft) for (const page of pdf.getPages()) drawWatermark(pdf, page);
  writeIdentity(pdf, job);
  attachFiles(pdf, job);
  writeFileIdentifier(pdf, job, joined?.files);
  writeXmp(pdf, job, true);
  const contents = readPageContents(pdf, numberOf);
  const problems = [...checkConformance(pdf, contents, { numberOf, depth }), ...(joined?.problems ?? [])];
  if (problems.length > 0) writeXmp(pdf, job, false);
  const pages = pdf.getPageCount() + more;
  const grafts = joined ? graft(pdf, joined.files, joined) : [];
  // A draft is marked once: what is bound is marked already.
  if (joined) laySheets(pdf, grafts, sheets, { name: joined.sheets, isDraft: isDraft && !job.isCollection });
  writeOutline(pdf, job);
  if (joined) writePageLabels(pdf, joined.at);
  // Object streams would halve the file, but the library takes the square of their number to write them.
  const bytes = await pdf.save({
    useObjectStreams: false,
    addDefaultPage: false,
    updateFieldAppearances: false,
    objectsPerTick: 100_000,
  });
  const result = { pages, problems, missesGlyphs: contents.some(({ reading }) => reading.showsMissingGlyph) };
  if (!joined) return { ...result, bytes, stamps: [], stampsInTexts: [] };
  const host = readOwnFile(bytes);
  const forms = sheets.map(({ form }) => form.objectNumber);
  const stamps = findStamps(host, forms);
  const base = joined.stamp ? readOwnFile(joined.stamp(bytes, stamps, problems.length === 0)) : host;
  return {
    ...result,
    bytes: writeGrafted(base, grafts, pdf.context, { inward: joined.inward, commit: job.commit }),
    stamps,
    stampsInTexts: grafts.flatMap(({ offset }, index) =>
      (joined.stamps?.[index] ?? []).map((shown) => ({ ...shown, stream: shown.stream + offset })),
    ),
  };
}

function numbering(joined: Joined | undefined): (index: number) => number {
  const more = joined?.files.flatMap(({ pages }) => pages).length ?? 0;
  return (index) => index + 1 + (joined && index >= joined.at ? more : 0);
}

/** The printer's own information dictionary holds the time of printing; it must not stay in the file, not even unused. */
function forgetPrinter(pdf: PDFDocument): void {
  const { Info } = pdf.context.trailerInfo;
  if (Info instanceof PDFRef) pdf.context.delete(Info);
  delete pdf.context.trailerInfo.Info;
}

/**
 * Marks as artifact what is not tagged, and what is tagged in tables and lists and says nothing; says what all glyphs mean.
 * @implements SRS-3502
 */
function markContents(pdf: PDFDocument, elements: readonly StructureElement[]): void {
  const contents = readPageContents(pdf);
  const artifacts = findTableArtifacts(elements, contents);
  const byScope = Map.groupBy(artifacts, ({ scope }) => scope);
  forgetItems(pdf, artifacts);
  mendGlyphMeanings(pdf, contents);
  for (const { bytes, ref, reading, scope, isTagged } of contents) {
    const own = new Set(byScope.get(scope)?.map(({ mcid }) => mcid));
    if (isTagged) writeContent(pdf, ref, dropSoftHyphens(markArtifacts(bytes, reading, own)));
  }
}

export function notArchival(job: PrintJob, problem: string): Finding {
  return finding('pdf-not-archival', undefined, {
    message: `${job.id}.pdf makes no claim of PDF/A-3a and PDF/UA-1: ${problem}.`,
    hint: 'Mend the place in the document that the sentence names, and build again.',
  });
}
