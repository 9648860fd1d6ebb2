import { PDFDocument } from '@cantoo/pdf-lib';
import type { Finding } from '../../model/index.ts';
import type { PrintJob } from './job.ts';

export interface Postprocessed {
  bytes: Uint8Array;
  pages: number;
  conforms: boolean;
  findings: Finding[];
}

/** Makes a print archival: fixed dates and identity. */
export async function postprocess(raw: Uint8Array, job: PrintJob): Promise<Postprocessed> {
  const pdf = await PDFDocument.load(raw, { updateMetadata: false });
  const date = new Date(job.date || 0);
  pdf.setTitle(job.title, { showInWindowTitleBar: true });
  pdf.setLanguage(job.language);
  pdf.setProducer(job.generator);
  pdf.setCreator(job.generator);
  pdf.setCreationDate(date);
  pdf.setModificationDate(date);
  return {
    bytes: await pdf.save({ useObjectStreams: false, updateFieldAppearances: false }),
    pages: pdf.getPageCount(),
    conforms: false,
    findings: [],
  };
}
