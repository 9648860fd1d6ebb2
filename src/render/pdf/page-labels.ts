import { type PDFDocument, PDFName } from '@cantoo/pdf-lib';

/**
 * Names the pages as a reader's page field shows them (ISO 32000-1, 12.4.2): Roman numbers before the text, and from there on the numbers
 * that are printed on the pages, which count the ones before too.
 * @param before pages before the text
 * @implements SRS-3627
 */
export function writePageLabels({ catalog, context }: PDFDocument, before: number): void {
  const first = before > 0 ? [0, { S: 'r' }] : [];
  catalog.set(
    PDFName.of('PageLabels'),
    context.obj({ Nums: [...first, before, { S: 'D', St: before + 1 }] }),
  );
}
