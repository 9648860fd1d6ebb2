import { type PDFDocument, PDFRef } from '@cantoo/pdf-lib';
import type { Finding } from '../../model/index.ts';
import { attachFiles } from './attachments.ts';
import { checkConformance } from './conformance/index.ts';
import { markArtifacts } from './content-stream.ts';
import { renumberElementIds } from './element-ids.ts';
import type { PrintJob } from './job.ts';
import { mendLinks } from './links.ts';
import { writeFileIdentifier, writeIdentity, writeXmp } from './metadata.ts';
import { writeOutline } from './outline.ts';
import { readPageContents, writeContent } from './page-contents.ts';
import { finding } from './rules.ts';
import { mendStructure, type StructureElement, structureElements } from './structure.ts';
import { findTableArtifacts, forgetItems } from './table-artifacts.ts';
import { drawWatermark } from './watermark.ts';

export interface Postprocessed {
  bytes: Uint8Array;
  pages: number;
  conforms: boolean;
  /** Some page shows a character that no font has, those of the browser included. */
  missesGlyphs: boolean;
  findings: Finding[];
}

/**
 * Makes a print archival, in place: identity and dates from the job, every painting marked, tags and links mended, attachments added.
 * The claim of PDF/A-3a and PDF/UA-1 is written only when our own checks find nothing; otherwise a finding says why not.
 * @param linkTexts what the links of the printed page say, in its order
 * @implements SRS-1005
 */
export async function postprocess(
  pdf: PDFDocument,
  job: PrintJob,
  linkTexts: readonly string[],
): Promise<Postprocessed> {
  forgetPrinter(pdf);
  const elements = structureElements(pdf);
  renumberElementIds(pdf, elements);
  mendLinks(pdf, elements, linkTexts);
  markContents(pdf, elements);
  mendStructure(pdf, elements);
  writeOutline(pdf, job);
  if (job.draftReasons.length > 0) for (const page of pdf.getPages()) drawWatermark(pdf, page);
  writeIdentity(pdf, job);
  attachFiles(pdf, job);
  writeFileIdentifier(pdf, job);
  writeXmp(pdf, job, true);
  const contents = readPageContents(pdf);
  const problems = checkConformance(pdf, contents);
  if (problems.length > 0) writeXmp(pdf, job, false);
  return {
    // Object streams would halve the file, but the library takes the square of their number to write them.
    bytes: await pdf.save({
      useObjectStreams: false,
      updateFieldAppearances: false,
      objectsPerTick: 100_000,
    }),
    pages: pdf.getPageCount(),
    conforms: problems.length === 0,
    missesGlyphs: contents.some(({ reading }) => reading.showsMissingGlyph),
    findings: problems.map((problem) => notArchival(job, problem)),
  };
}

/** The printer's own information dictionary holds the time of printing; it must not stay in the file, not even unused. */
function forgetPrinter(pdf: PDFDocument): void {
  const { Info } = pdf.context.trailerInfo;
  if (Info instanceof PDFRef) pdf.context.delete(Info);
  delete pdf.context.trailerInfo.Info;
}

/**
 * Marks as artifact what is not tagged, and what is tagged in tables and lists and says nothing.
 * @implements SRS-3502
 */
function markContents(pdf: PDFDocument, elements: readonly StructureElement[]): void {
  const contents = readPageContents(pdf);
  const artifacts = findTableArtifacts(elements, contents);
  const byScope = Map.groupBy(artifacts, ({ scope }) => scope);
  forgetItems(pdf, artifacts);
  for (const { bytes, ref, reading, scope, isTagged } of contents) {
    const own = new Set(byScope.get(scope)?.map(({ mcid }) => mcid));
    if (isTagged) writeContent(pdf, ref, markArtifacts(bytes, reading, own));
  }
}

function notArchival(job: PrintJob, problem: string): Finding {
  return finding('pdf-not-archival', undefined, {
    message: `${job.id}.pdf makes no claim of PDF/A-3a and PDF/UA-1: ${problem}.`,
    hint: 'Mend the place in the document that the sentence names, and build again.',
  });
}
