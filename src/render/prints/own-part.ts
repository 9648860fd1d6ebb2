import type { ShareNumber } from '../../cache/share.ts';
import type { Document, Model } from '../../model/index.ts';
import { type Shares, shareOut } from '../pdf/share-out.ts';

/** The documents that one of several runs composes. */
export interface OwnPart {
  documents: readonly Document[];
  /** Whether all runs print pieces of a document. */
  isInPieces(document: Document): boolean;
  /** Whether what belongs to no document is of this run. */
  isFirst: boolean;
  loads: Shares['loads'];
}

/** Characters that a template adds, and those that a generated part has for each item. */
const ofTemplate = 10_000;
const ofGenerated = 100;

/**
 * What of the documents is of this run, by their size before they are composed: their text, and what generated parts add, which grows with
 * the items. A wrong guess costs time and nothing else.
 * @implements SRS-3863
 */
export function ownPart(
  { documents, pages, items }: Pick<Model, 'documents' | 'pages' | 'items'>,
  { number, of }: ShareNumber,
): OwnPart {
  const sizes = new Map(
    pages.map(({ path, text, blocks }) => [path, text.length + blocks.length * items.length * ofGenerated]),
  );
  const estimated = documents.map((document) => ({
    id: document.name,
    size: document.pages.reduce((sum, page) => sum + (sizes.get(page) ?? 0), ofTemplate),
  }));
  const { owners, loads } = shareOut(estimated, of);
  const inPieces = new Set(documents.filter((_, at) => owners[at] === 0));
  return {
    documents: documents.filter((document, at) => owners[at] === number || inPieces.has(document)),
    isInPieces: (document) => inPieces.has(document),
    isFirst: number === 1,
    loads,
  };
}
