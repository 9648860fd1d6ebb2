import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFRef,
  PDFString,
} from '@cantoo/pdf-lib';
import { anchorOf } from './links.ts';
import { readTree } from './trees.ts';

/**
 * Reads on which page every anchor stands. Chromium writes a named destination for each anchor some link of the document names.
 * @returns anchor → page number from 1; anchors no link names are not in it
 * @implements SRS-1004
 */
export function readPageNumbers(pdf: PDFDocument): Map<string, number> {
  const pageOf = new Map<string, number>();
  pdf.getPages().forEach((page, index) => {
    pageOf.set(page.ref.toString(), index + 1);
  });
  const numbers = new Map<string, number>();
  for (const [name, destination] of namedDestinations(pdf)) {
    const page = destination.get(0);
    const number = page instanceof PDFRef ? pageOf.get(page.toString()) : undefined;
    if (number !== undefined) numbers.set(anchorOf(name), number);
  }
  return numbers;
}

/** How far above the lower edge of its page an anchor stands, in points; undefined where no link names it. */
export function readTop(pdf: PDFDocument, anchor: string): number | undefined {
  const found = namedDestinations(pdf).find(([name]) => anchorOf(name) === anchor);
  const top = found?.[1].get(3);
  return top instanceof PDFNumber ? top.asNumber() : undefined;
}

/** Named destinations of the catalog (ISO 32000-1, 12.3.2.3), in the dictionary or in the name tree. */
function namedDestinations(pdf: PDFDocument): [string, PDFArray][] {
  const found: [string, PDFArray][] = [];
  const add = (name: string, value: unknown) => {
    const target = value instanceof PDFRef ? pdf.context.lookup(value) : value;
    const destination = target instanceof PDFDict ? target.lookup(PDFName.of('D')) : target;
    if (destination instanceof PDFArray) found.push([name, destination]);
  };
  const dictionary = pdf.catalog.lookup(PDFName.of('Dests'));
  if (dictionary instanceof PDFDict) {
    for (const [name, value] of dictionary.entries()) add(name.decodeText(), value);
  }
  const names = pdf.catalog.lookup(PDFName.of('Names'));
  const tree = names instanceof PDFDict ? names.get(PDFName.of('Dests')) : undefined;
  const { entries } = readTree(tree, 'Names', (value) => pdf.context.lookup(value));
  for (const [name, value] of entries)
    if (name instanceof PDFString || name instanceof PDFHexString) add(name.decodeText(), value);
  return found;
}
