import { type Heading, type Page, sha256Of } from '../model/index.ts';

/** What stands below a heading, up to the next heading. */
export interface Section {
  heading: Heading;
  /** 16 hex digits of SHA-256 over heading, text with white space folded, and the images it shows. */
  hash: string;
}

/**
 * The sections of a page, in order.
 * @param text the whole file
 * @implements SRS-3002
 */
export function sectionsOf(
  { headings, references }: Pick<Page, 'headings' | 'references'>,
  text: string,
): Section[] {
  const lines = text.split(/\r?\n/);
  return headings.map((heading, index) => {
    const from = heading.place.line;
    const to = headings[index + 1]?.place.line ?? lines.length + 1;
    const own = lines.slice(from - 1, to - 1).join('\n');
    const images = references
      .filter(({ sha256, place }) => sha256 !== undefined && place.line >= from && place.line < to)
      .map(({ sha256 }) => `\n${sha256}`);
    const hash = sha256Of([own.replace(/\s+/g, ' ').trim(), ...images].join('')).slice(0, 16);
    return { heading, hash };
  });
}
