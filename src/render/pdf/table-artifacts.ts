import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFName,
  PDFNull,
  PDFNumber,
  PDFRawStream,
  PDFRef,
} from '@cantoo/pdf-lib';
import { glyphsIn, type MarkedSequence } from './content-stream.ts';
import { type ContentItem, contentItems, type PageContent } from './page-contents.ts';
import { kidsOf, type StructureElement } from './structure.ts';
import { readTree } from './trees.ts';

/** A piece of content with the element that holds it. */
export interface OwnedItem extends ContentItem {
  element: StructureElement;
}

/** Content of a table or list that says nothing: it is to be an artifact, not tagged. */
export interface TableArtifact extends OwnedItem {
  why: 'ruling line' | 'repeated row';
}

const ruledTypes = new Set(['Table', 'THead', 'TBody', 'TFoot', 'TR', 'TH', 'TD', 'L', 'LI']);

/**
 * Finds what is tagged in tables and lists and says nothing: the lines and backgrounds (ISO 32000-1, 14.8.4.3), and the rows that are
 * printed again on each page a table goes on to (ISO 14289-1, 7.1), of which the first stays.
 */
export function findTableArtifacts(
  elements: readonly StructureElement[],
  contents: readonly PageContent[],
): TableArtifact[] {
  const held = new Map<PDFRef, Map<number, Held>>();
  for (const { scope, page, bytes, reading } of contents) {
    const own = held.get(scope) ?? new Map<number, Held>();
    for (const sequence of reading.sequences) own.set(sequence.mcid, { sequence, bytes, page });
    held.set(scope, own);
  }
  const find = ({ scope, mcid }: ContentItem) => held.get(scope)?.get(mcid);
  const found: TableArtifact[] = [];
  const rows = new Map<StructureElement, TableArtifact[]>();
  for (const element of elements) {
    const row = rowOf(element);
    if (!row && !ruledTypes.has(element.type)) continue;
    for (const item of contentItems(element)) {
      const isDrawn = find(item)?.sequence.isDrawn ?? false;
      if (isDrawn && ruledTypes.has(element.type)) found.push({ ...item, element, why: 'ruling line' });
      else if (row) rows.set(row, [...(rows.get(row) ?? []), { ...item, element, why: 'repeated row' }]);
    }
  }
  for (const items of rows.values()) found.push(...repetitions(items, find));
  return found;
}

/** A sequence of content where it stands. */
interface Held {
  sequence: MarkedSequence;
  bytes: Uint8Array;
  page: number;
}

/** The row an element lies in, the innermost. */
function rowOf(element: StructureElement): StructureElement | undefined {
  for (let at = element.parent; at; at = at.parent) if (at.type === 'TR') return at;
  return undefined;
}

/** What a row shows on later pages, where it shows the same on each. */
function repetitions(items: TableArtifact[], find: (item: ContentItem) => Held | undefined): TableArtifact[] {
  const pages = Map.groupBy(items, (item) => find(item)?.page ?? 0);
  const [first, ...later] = pages.values();
  if (!first) return [];
  const shown = (own: readonly TableArtifact[]) =>
    own
      .map((item) => {
        const { bytes, sequence } = find(item) ?? {};
        return `${item.element.ref.toString()} ${bytes && sequence ? glyphsIn(bytes, sequence) : ''}`;
      })
      .join(' ');
  return later.every((own) => shown(own) === shown(first)) ? later.flat() : [];
}

/** Takes what became an artifact out of the structure tree and of the tree of parents (ISO 32000-1, 14.7.4.4). */
export function forgetItems(pdf: PDFDocument, artifacts: readonly OwnedItem[]): void {
  const kidsGone = new Map<StructureElement, Set<unknown>>();
  const parentsOf = parentsByScope(pdf);
  for (const { element, kid, scope, mcid } of artifacts) {
    const gone = kidsGone.get(element) ?? new Set();
    kidsGone.set(element, gone.add(kid));
    parentsOf(scope)?.set(mcid, PDFNull);
  }
  for (const [{ dictionary }, gone] of kidsGone) {
    const left = kidsOf(dictionary).filter((kid) => !gone.has(kid));
    dictionary.set(PDFName.of('K'), pdf.context.obj(left));
  }
}

/** The elements that hold the marked content of each page and form, by its identifier. */
export function parentsByScope(pdf: PDFDocument): (scope: PDFRef) => PDFArray | undefined {
  const entries = parentTree(pdf);
  return (scope) => {
    const object = pdf.context.lookup(scope);
    const dictionary = object instanceof PDFRawStream ? object.dict : object;
    const key = dictionary instanceof PDFDict ? dictionary.get(parentsKey) : undefined;
    const list = key instanceof PDFNumber ? pdf.context.lookup(entries.get(key.asNumber())) : undefined;
    return list instanceof PDFArray ? list : undefined;
  };
}
const parentsKey = PDFName.of('StructParents');

/** The number tree from the keys of pages and annotations to their elements. */
export function parentTree({ catalog, context }: PDFDocument): Map<number, PDFRef> {
  const root = catalog.lookup(PDFName.of('StructTreeRoot'));
  const tree = root instanceof PDFDict ? root.get(PDFName.of('ParentTree')) : undefined;
  const { entries } = readTree(tree, 'Nums', (value) => context.lookup(value));
  return new Map(
    entries.flatMap(([key, value]) =>
      key instanceof PDFNumber && value instanceof PDFRef ? [[key.asNumber(), value]] : [],
    ),
  );
}
