import { PDFArray, PDFDict, type PDFDocument, PDFName, PDFRawStream } from '@cantoo/pdf-lib';
import { nameText } from '../structure.ts';

/** Every dictionary of a file, those of streams and those within others too, and the names that they hold, each once. */
export function dictionariesOf(pdf: PDFDocument): { dictionaries: PDFDict[]; names: Set<PDFName> } {
  const dictionaries: PDFDict[] = [];
  const names = new Set<PDFName>();
  const open: unknown[] = pdf.context.enumerateIndirectObjects().map(([, object]) => object);
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next instanceof PDFRawStream) open.push(next.dict);
    else if (next instanceof PDFArray) {
      for (let at = 0; at < next.size(); at++) if (isContainer(next.get(at))) open.push(next.get(at));
    } else if (next instanceof PDFDict) {
      dictionaries.push(next);
      for (const key of next.keys()) {
        names.add(key);
        const value = next.get(key);
        if (value instanceof PDFName) names.add(value);
        else if (isContainer(value)) open.push(value);
      }
    }
  }
  return { dictionaries, names };
}

function isContainer(value: unknown): boolean {
  return value instanceof PDFDict || value instanceof PDFArray;
}

export function unless(condition: boolean, problem: string): string[] {
  return condition ? [] : [problem];
}

/** The name that stands in a dictionary under a key; empty where none does. */
export function nameIn(dictionary: PDFDict, key: string): string {
  const value = dictionary.lookup(keyOf(key));
  return value instanceof PDFName ? nameText(value) : '';
}

/** The name of a key, made once: the library looks at each letter of a name, at each call. */
export function keyOf(key: string): PDFName {
  const known = keys.get(key) ?? PDFName.of(key);
  keys.set(key, known);
  return known;
}
const keys = new Map<string, PDFName>();
