import { safeName } from '../../model/index.ts';

/** Places of a page that publishing fills; comments until then. A layout of the project may leave them out. */
export const slots = {
  /** Above everything else: whether another version is the current one. */
  notice: '<!--dossier: notice-->',
  /** Behind the name of the product: the way to other versions. */
  versions: '<!--dossier: versions-->',
} as const;

/** A page in the layout of the site with nothing in it, for pages that are made when it is published. */
export const frame = {
  /** From the root of the site; no page, so that nobody takes it for one. */
  file: 'data/frame.txt',
  /** The same in the language of instructions, where the site speaks another. */
  fileIn: (language: string): string => `data/frame.${safeName(language)}.txt`,
  /** Stands for the way from the page to the root of the site. */
  root: 'dossier-frame-root/',
  title: 'dossier-frame-title',
  main: '<!--dossier: main-->',
} as const;

/** Puts HTML into a place of a page that a layout made and an archive holds; above its text where the layout has no such place. */
export function fillSlot(page: string, slot: keyof typeof slots, html: string): string {
  return page.includes(slots[slot])
    ? page.replace(slots[slot], () => html)
    : page.replace(/<body\b[^>]*>/, (body) => `${body}${html}`);
}
