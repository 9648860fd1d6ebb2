import { PDFDict, type PDFDocument, PDFHexString, PDFName, type PDFRef } from '@cantoo/pdf-lib';
import type { OutlineEntry } from '../../documents/composed.ts';
import { destinationName } from './destination-name.ts';
import type { FileIdentity } from './job.ts';

/** Deepest heading that becomes a bookmark. */
const bookmarkDepth = 4;

/**
 * Writes the bookmarks (ISO 32000-1, 12.3.3) from the headings of the job; entries without a place in the file are left out.
 * @implements SRS-1004
 */
export function writeOutline(pdf: PDFDocument, job: FileIdentity): void {
  const destinations = pdf.catalog.lookup(PDFName.of('Dests'));
  if (!(destinations instanceof PDFDict)) return;
  const entries = job.parts
    .flatMap((part) => part.outline)
    .filter(
      ({ depth, anchor }) => depth <= bookmarkDepth && destinations.has(PDFName.of(destinationName(anchor))),
    );
  if (entries.length === 0) return;
  const { context } = pdf;
  const root: Bookmark = {
    ref: context.nextRef(),
    depth: 0,
    dictionary: context.obj({ Type: 'Outlines' }),
    kids: [],
  };
  let open: Bookmark[] = [root];
  for (const entry of entries) {
    open = open.filter(({ depth }) => depth < entry.depth);
    const bookmark = bookmarkOf(entry, context.nextRef(), context.obj({}));
    const parent = open.at(-1) as Bookmark;
    bookmark.dictionary.set(PDFName.of('Parent'), parent.ref);
    parent.kids.push(bookmark);
    open.push(bookmark);
  }
  connect(pdf, root);
  pdf.catalog.set(PDFName.of('Outlines'), root.ref);
}

interface Bookmark {
  ref: PDFRef;
  depth: number;
  dictionary: PDFDict;
  kids: Bookmark[];
}

function bookmarkOf(
  { number, text, anchor, depth }: OutlineEntry,
  ref: PDFRef,
  dictionary: PDFDict,
): Bookmark {
  dictionary.set(PDFName.of('Title'), PDFHexString.fromText([number, text].filter(Boolean).join(' ')));
  dictionary.set(PDFName.of('Dest'), PDFName.of(destinationName(anchor)));
  return { ref, depth, dictionary, kids: [] };
}

/** Links siblings and counts; only the first level stands open. */
function connect(pdf: PDFDocument, bookmark: Bookmark): void {
  const { kids, dictionary, depth } = bookmark;
  kids.forEach((kid, index) => {
    const [before, after] = [kids[index - 1], kids[index + 1]];
    if (before) kid.dictionary.set(PDFName.of('Prev'), before.ref);
    if (after) kid.dictionary.set(PDFName.of('Next'), after.ref);
    connect(pdf, kid);
  });
  const [first, last] = [kids[0], kids.at(-1)];
  if (first && last) {
    dictionary.set(PDFName.of('First'), first.ref);
    dictionary.set(PDFName.of('Last'), last.ref);
    dictionary.set(PDFName.of('Count'), pdf.context.obj(depth === 0 ? kids.length : -kids.length));
  }
  pdf.context.assign(bookmark.ref, dictionary);
}
