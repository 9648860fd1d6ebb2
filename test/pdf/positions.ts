import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A piece of text where it stands on its page, in points from the upper left corner. */
export interface Placed {
  text: string;
  left: number;
  top: number;
  size: number;
}

/** One page as a reader sees it, without its running heads. */
export interface PlacedPage {
  width: number;
  height: number;
  /** Pieces between the margins, in the order of the file. */
  pieces: Placed[];
  /** How far down the page anything reaches, of 1. */
  filled: number;
}

/** Height of what runs along every page above and below its text, in points. */
const margin = 62;

/** Reads where the text of every page stands, by an engine that did not write it. */
export async function readPages(bytes: Uint8Array): Promise<PlacedPage[]> {
  const pdf = await getDocument({ data: new Uint8Array(bytes), useSystemFonts: false, verbosity: 0 }).promise;
  const pages: PlacedPage[] = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const [, , width = 0, height = 0] = page.view;
    const { items } = await page.getTextContent();
    const pieces = items.flatMap((item) => {
      if (!('str' in item) || item.str.trim() === '') return [];
      const [a, b, , , left, bottom] = item.transform as number[];
      const placed = {
        text: item.str,
        left: left as number,
        top: height - (bottom as number),
        size: Math.hypot(a as number, b as number),
      };
      return placed.top < margin || placed.top > height - margin ? [] : [placed];
    });
    const lowest = Math.max(margin, ...pieces.map(({ top }) => top));
    pages.push({ width, height, pieces, filled: (lowest - margin) / (height - 2 * margin) });
  }
  return pages;
}

/** Sizes of `print.css` in points: of a chapter's heading, of the headings in the control block. */
const [chapterTitle, controlTitle] = [17, 13];

/**
 * What a reader would call badly set: pages of the text under a third full, unless the text, its front or an upright stretch ends there;
 * headings alone at the foot; more than a cover and one page before the text.
 */
export function badlySet(pages: readonly PlacedPage[]): string[] {
  const first = (page: PlacedPage | undefined): number => Math.round(page?.pieces[0]?.size ?? 0);
  const isTurned = (page: PlacedPage | undefined): boolean => page !== undefined && page.width > page.height;
  const endsHere = (at: number): boolean =>
    at < 2 ||
    at === pages.length - 1 ||
    first(pages[at + 1]) === controlTitle ||
    isTurned(pages[at]) ||
    isTurned(pages[at + 1]);
  const text = pages.findIndex((page, at) => at > 0 && first(page) === chapterTitle);
  const faults = text > 2 ? [`${text} pages stand before the text`] : [];
  pages.forEach((page, at) => {
    if (page.filled < 1 / 3 && !endsHere(at))
      faults.push(`page ${at + 1} is ${Math.round(page.filled * 100)} % full`);
    const lowest = page.pieces.reduce(
      (low, piece) => (piece.top > low.top ? piece : low),
      page.pieces[0] as Placed,
    );
    if (lowest && lowest.size > 11 && at > 1)
      faults.push(`"${lowest.text}" stands alone at the foot of page ${at + 1}`);
  });
  return faults;
}
