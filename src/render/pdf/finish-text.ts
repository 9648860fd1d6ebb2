import type { PDFDocument } from '@cantoo/pdf-lib';
import type { PrintJob } from './job.ts';
import { endAnchor } from './leading.ts';
import { loadPrint } from './load-print.ts';
import { readOwnFile } from './own-file.ts';
import { readPageNumbers } from './page-numbers.ts';
import { postprocess } from './postprocess.ts';
import { dropPages } from './sheets.ts';
import { findStamps } from './shown-stamps.ts';
import { holdsStandIn } from './stand-ins.ts';
import type { Places, PrintedText } from './text.ts';

/** A piece of a text as the browser wrote it, and what there is to know of it. It can be sent to a thread. */
export interface RawText
  extends Pick<PrintJob, 'id' | 'title' | 'language'>,
    Pick<PrintedText, 'bytes' | 'numbers' | 'lost' | 'refused' | 'files' | 'drawings'> {
  /** What its links say, in its order. */
  linkTexts: string[];
  /** Pages that will stand before it. */
  before: number;
  /** Empty pages that the print has before its own. */
  empty: number;
  /** Depth of the heading before it. */
  depth: number;
  /** Whether something in it stands for the hashes of the revision. */
  isOpen: boolean;
}

/** Makes a piece archival, as a file of its own. */
export async function finishText({
  bytes: raw,
  id,
  title,
  language,
  before,
  empty,
  depth,
  isOpen,
  linkTexts,
  ...said
}: RawText): Promise<PrintedText> {
  const pdf = await loadPrint(raw);
  const { landscape, pages } = placesIn(pdf, empty);
  dropPages(pdf, 0, empty);
  const identity = { id, title, language, parts: [], date: '', revision: '', generator: '', commit: '' };
  const { bytes, problems, missesGlyphs } = await postprocess(
    pdf,
    { ...identity, draftReasons: [], attachments: [] },
    { linkTexts, depth, numberOf: (index) => before + index + 1 },
  );
  return {
    ...said,
    bytes,
    landscape,
    pages,
    problems,
    missesGlyphs,
    stamps: isOpen && !linkTexts.some(holdsStandIn) ? findStamps(readOwnFile(bytes)) : [],
  };
}

/**
 * Where things stand in a print.
 * @param empty pages before those of the piece
 */
export function placesIn(pdf: PDFDocument, empty: number): Places {
  return {
    landscape: pdf
      .getPages()
      .slice(empty)
      .map((page) => page.getWidth() > page.getHeight()),
    pages: [...readPageNumbers(pdf)].flatMap(([anchor, page]): [string, number][] =>
      anchor === endAnchor ? [] : [[anchor, page - empty]],
    ),
  };
}
