import { ParseSpeeds, PDFDocument } from '@cantoo/pdf-lib';

/** Reads a print of the browser. */
export async function loadPrint(bytes: Uint8Array): Promise<PDFDocument> {
  return PDFDocument.load(bytes, { updateMetadata: false, parseSpeed: ParseSpeeds.Fastest });
}
