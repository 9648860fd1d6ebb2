import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  PDFRef,
  PDFString,
} from '@cantoo/pdf-lib';
import type { StructureElement } from './structure.ts';
import { readTree } from './trees.ts';

/**
 * Numbers the identifiers of structure elements in reading order. Chromium takes them from a counter of its process, so that two
 * prints of one page differ in them; cells name their headers by them.
 */
export function renumberElementIds(pdf: PDFDocument, elements: readonly StructureElement[]): void {
  const { context } = pdf;
  const renamed = new Map<string, PDFString>();
  const tree: (PDFString | PDFRef)[] = [];
  for (const { dictionary, ref } of elements) {
    const old = textOf(dictionary.lookup(idKey));
    if (old === undefined) continue;
    const id = PDFString.of(`e${String(renamed.size + 1).padStart(8, '0')}`);
    renamed.set(old, id);
    dictionary.set(idKey, id);
    tree.push(id, ref);
  }
  for (const { dictionary } of elements) {
    for (const attributes of attributesOf(dictionary)) {
      const headers = attributes.lookup(headersKey);
      if (!(headers instanceof PDFArray)) continue;
      const ids = headers.asArray().flatMap((header) => renamed.get(textOf(header) ?? '') ?? []);
      attributes.set(headersKey, context.obj(ids));
    }
  }
  const root = pdf.catalog.lookup(PDFName.of('StructTreeRoot'));
  if (!(root instanceof PDFDict) || !root.has(treeKey)) return;
  // The nodes of the old tree: what nothing names would still be written.
  const { nodes } = readTree(root.get(treeKey), 'Names', (value) => context.lookup(value));
  for (const node of nodes) context.delete(node);
  const names = context.obj({});
  names.set(PDFName.of('Names'), context.obj(tree));
  root.set(treeKey, context.register(names));
}

const idKey = PDFName.of('ID');
const headersKey = PDFName.of('Headers');
const attributesKey = PDFName.of('A');
const treeKey = PDFName.of('IDTree');

function attributesOf(element: PDFDict): PDFDict[] {
  const attributes = element.lookup(attributesKey);
  if (attributes instanceof PDFDict) return [attributes];
  if (!(attributes instanceof PDFArray)) return [];
  return attributes.asArray().flatMap((entry) => {
    const value = entry instanceof PDFRef ? element.context.lookup(entry) : entry;
    return value instanceof PDFDict ? [value] : [];
  });
}

function textOf(value: unknown): string | undefined {
  return value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : undefined;
}
