import { PDFArray, PDFDict, type PDFDocument, PDFName, PDFRawStream } from '@cantoo/pdf-lib';
import { nameText } from '../structure.ts';

/** Every dictionary of a file, those of streams and those within others too. */
export function dictionariesOf(pdf: PDFDocument): PDFDict[] {
  const found: PDFDict[] = [];
  const open: unknown[] = pdf.context.enumerateIndirectObjects().map(([, object]) => object);
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next instanceof PDFRawStream) open.push(next.dict);
    else if (next instanceof PDFArray) open.push(...next.asArray().filter(isContainer));
    else if (next instanceof PDFDict) {
      found.push(next);
      open.push(...next.values().filter(isContainer));
    }
  }
  return found;
}

function isContainer(value: unknown): boolean {
  return value instanceof PDFDict || value instanceof PDFArray;
}

export function unless(condition: boolean, problem: string): string[] {
  return condition ? [] : [problem];
}

/** The name that stands in a dictionary under a key; empty where none does. */
export function nameIn(dictionary: PDFDict, key: string): string {
  const value = dictionary.lookup(PDFName.of(key));
  return value instanceof PDFName ? nameText(value) : '';
}
