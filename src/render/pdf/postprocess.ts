import {
  decodePDFRawStream,
  PDFArray,
  type PDFDocument,
  PDFName,
  type PDFPage,
  PDFRawStream,
  PDFRef,
} from '@cantoo/pdf-lib';
import type { Finding } from '../../model/index.ts';
import { attachFiles } from './attachments.ts';
import { type ContentReport, checkConformance } from './conformance.ts';
import { markArtifacts } from './content-stream.ts';
import { renumberElementIds } from './element-ids.ts';
import type { PrintJob } from './job.ts';
import { mendLinks } from './links.ts';
import { writeFileIdentifier, writeIdentity, writeXmp } from './metadata.ts';
import { writeOutline } from './outline.ts';
import { finding } from './rules.ts';
import { mendStructure, structureElements } from './structure.ts';
import { drawWatermark } from './watermark.ts';

export interface Postprocessed {
  bytes: Uint8Array;
  pages: number;
  conforms: boolean;
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
  mendStructure(pdf, elements);
  writeOutline(pdf, job);
  const content = markContents(pdf);
  if (job.draftReasons.length > 0) for (const page of pdf.getPages()) drawWatermark(pdf, page);
  writeIdentity(pdf, job);
  attachFiles(pdf, job);
  writeFileIdentifier(pdf, job);
  const problems = checkConformance(pdf, content);
  writeXmp(pdf, job, problems.length === 0);
  return {
    // Object streams would halve the file, but the library takes the square of their number to write them.
    bytes: await pdf.save({
      useObjectStreams: false,
      updateFieldAppearances: false,
      objectsPerTick: 100_000,
    }),
    pages: pdf.getPageCount(),
    conforms: problems.length === 0,
    findings: problems.map((problem) => notArchival(job, problem)),
  };
}

/** The printer's own information dictionary holds the time of printing; it must not stay in the file, not even unused. */
function forgetPrinter(pdf: PDFDocument): void {
  const { Info } = pdf.context.trailerInfo;
  if (Info instanceof PDFRef) pdf.context.delete(Info);
  pdf.context.trailerInfo.Info = undefined;
}

function markContents(pdf: PDFDocument): ContentReport {
  const report: ContentReport = { marked: true, showsMissingGlyph: false };
  for (const page of pdf.getPages()) {
    for (const ref of contentRefs(page)) {
      const stream = pdf.context.lookup(ref);
      if (!(stream instanceof PDFRawStream)) continue;
      const { bytes, balanced, showsMissingGlyph } = markArtifacts(decodePDFRawStream(stream).decode());
      if (!balanced) report.marked = false;
      if (showsMissingGlyph) report.showsMissingGlyph = true;
      pdf.context.assign(ref, pdf.context.flateStream(bytes));
    }
  }
  return report;
}

function contentRefs(page: PDFPage): PDFRef[] {
  const contents = page.node.get(PDFName.of('Contents'));
  if (contents instanceof PDFRef) return [contents];
  return contents instanceof PDFArray ? contents.asArray().filter((ref) => ref instanceof PDFRef) : [];
}

function notArchival(job: PrintJob, problem: string): Finding {
  return finding('pdf-not-archival', undefined, {
    message: `${job.id}.pdf makes no claim of PDF/A-3a and PDF/UA-1: ${problem}.`,
    hint: 'Mend the place in the document that the sentence names, and build again.',
  });
}
