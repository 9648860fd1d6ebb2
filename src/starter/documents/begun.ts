import { defaultTypes } from '../../config/defaults.ts';
import { compareText, ownEntry } from '../../model/index.ts';
import { begunItems, type Candidate } from '../../sources/markdown/begun-items.ts';
import { prefixOf } from '../../sources/markdown/family.ts';
import { isFamily } from '../../sources/markdown/unregistered.ts';
import type { FoundPage } from './find-pages.ts';

/** An ID that begins what people write as an item, on its page. */
export interface Begun extends Candidate {
  page: FoundPage;
}

/** What looks begun on some pages, in their order. */
export function begunOn(pages: readonly FoundPage[]): Begun[] {
  return pages.flatMap((page) => {
    const inFront = { id: page.frontId, line: 2 - page.textLine, column: 1 };
    const isId = prefixOf(page.frontId) !== undefined;
    const begun = begunItems(page.structure, page.lines);
    return [...(isId ? [inFront] : []), ...begun].map((candidate) => ({ ...candidate, page }));
  });
}

/**
 * The families of IDs that begin paragraphs, entries of lists or tables of fields, and that are no items: the reader takes headings and rows.
 * @param isItem whether an ID is one that is read
 * @returns a note of each, and their pages, where `dossier check` tells of them too
 * @implements SRS-3574
 */
export function unreadFamilies(
  begun: readonly Begun[],
  isItem: (id: string) => boolean,
): { notes: string[]; pages: FoundPage[] } {
  const byPrefix = Map.groupBy(
    begun.filter(({ id }) => !isItem(id)),
    ({ id }) => prefixOf(id) as string,
  );
  const families = [...byPrefix]
    .sort(([a], [b]) => compareText(a, b))
    .filter(([prefix, own]) => {
      const ids = [...new Set(own.map(({ id }) => id))];
      return isFamily(ids) || (ids.length > 1 && ownEntry(defaultTypes, prefix) !== undefined);
    });
  return {
    notes: families.map(([prefix, own]) => {
      const { id, page, line } = own[0] as Begun;
      const count = new Set(own.map((each) => each.id)).size;
      const where = `${id} (${page.path}:${line + page.textLine - 1})`;
      return `${count} ${prefix}, such as ${where}: they begin paragraphs, entries of lists, tables of fields or the front matter; an item is a heading, or a row of a table with a column of IDs`;
    }),
    pages: families.flatMap(([, own]) => own.map(({ page }) => page)),
  };
}
