import type { PDFDocument } from '@cantoo/pdf-lib';
import { fromOne, type PageContent, readPageContents } from '../page-contents.ts';
import { structureElements } from '../structure.ts';
import { checkAnnotations } from './annotations.ts';
import { checkAttachments } from './attachments.ts';
import { checkFile } from './file.ts';
import { checkFonts } from './fonts.ts';
import { checkImages } from './images.ts';
import { checkMarking } from './marking.ts';
import { checkMetadata } from './metadata.ts';
import { dictionariesOf } from './objects.ts';
import { checkStructure } from './structure.ts';
import { checkTables } from './tables.ts';

/**
 * Checks a finished document against the rules of PDF/A-3a (ISO 19005-3) and PDF/UA-1 (ISO 14289-1) that a print of ours could break.
 * The claim of conformance is made only when this list is empty.
 * @param numberOf number of the page at an index
 * @param depth of the heading before it, where it is a piece of a whole
 * @returns what is wrong, each with the clause, each sentence once
 * @implements SRS-1005, SRS-3503
 */
export function checkConformance(
  pdf: PDFDocument,
  contents: readonly PageContent[] = readPageContents(pdf),
  { numberOf = fromOne, depth = 0 }: { numberOf?: (index: number) => number; depth?: number } = {},
): string[] {
  const elements = structureElements(pdf);
  const { dictionaries, names } = dictionariesOf(pdf);
  return [
    ...new Set([
      ...checkFile(pdf, dictionaries, names),
      ...checkMetadata(pdf),
      ...checkMarking(pdf, contents, elements),
      ...checkFonts(dictionaries, contents),
      ...checkImages(dictionaries),
      ...checkStructure(pdf, elements, depth),
      ...checkTables(elements, contents),
      ...checkAnnotations(pdf, elements, numberOf),
      ...checkAttachments(pdf, dictionaries),
    ]),
  ];
}
