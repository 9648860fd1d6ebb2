import { createHash } from 'node:crypto';
import type { Heading, Page } from '../model/index.ts';

/** What stands below a heading, up to the next heading. */
export interface Section {
  heading: Heading;
  /** 16 hex digits of SHA-256 over heading and text, white space folded. */
  hash: string;
}

/** The sections of a page, in order. @param text the whole file */
export function sectionsOf({ headings }: Pick<Page, 'headings'>, text: string): Section[] {
  const lines = text.split(/\r?\n/);
  return headings.map((heading, index) => {
    const next = headings[index + 1];
    const own = lines.slice(heading.place.line - 1, next ? next.place.line - 1 : lines.length).join('\n');
    const hash = createHash('sha256').update(own.replace(/\s+/g, ' ').trim()).digest('hex').slice(0, 16);
    return { heading, hash };
  });
}
