import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  PDFRef,
  PDFString,
} from '@cantoo/pdf-lib';
import { anchorOf } from './links.ts';

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

/** Named destinations of the catalog (ISO 32000-1, 12.3.2.3), in the dictionary or in the name tree. */
export function namedDestinations(pdf: PDFDocument): [string, PDFArray][] {
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
  const tree = names instanceof PDFDict ? names.lookup(PDFName.of('Dests')) : undefined;
  if (tree instanceof PDFDict) walkNameTree(tree, add);
  return found;
}

function walkNameTree(root: PDFDict, add: (name: string, value: unknown) => void): void {
  const open = [root];
  const seen = new Set<PDFDict>();
  for (let node = open.pop(); node; node = open.pop()) {
    if (seen.has(node)) continue;
    seen.add(node);
    const kids = node.lookup(PDFName.of('Kids'));
    if (kids instanceof PDFArray) {
      for (let index = kids.size() - 1; index >= 0; index--) open.push(kids.lookup(index, PDFDict));
    }
    const names = node.lookup(PDFName.of('Names'));
    if (!(names instanceof PDFArray)) continue;
    for (let index = 0; index + 1 < names.size(); index += 2) {
      const name = names.lookup(index);
      if (name instanceof PDFString || name instanceof PDFHexString)
        add(name.decodeText(), names.get(index + 1));
    }
  }
}
