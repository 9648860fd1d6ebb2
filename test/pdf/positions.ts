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
  const pdf = await getDocument({ data: bytes.slice(), useSystemFonts: false, verbosity: 0 }).promise;
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
