import type { Page } from './page.ts';

/** A page with nothing in it. @param path POSIX, relative to the project root */
export function emptyPage(path: string): Page {
  return {
    path,
    frontMatter: {},
    title: '',
    text: '',
    textLine: 1,
    headings: [],
    blocks: [],
    diagrams: [],
    references: [],
  };
}
