import type { CacheablePage, PageFrame } from './page-frame.ts';

/** A long list in pages: which rows stand on which page, and the links between them. */
export const rowsPerPage = 400;

export function pageCount(rows: number, perPage = rowsPerPage): number {
  return Math.max(1, Math.ceil(rows / perPage));
}

/** A link of a pager; without a path it is the present page. */
interface PagerEntry {
  /** Whether pages before it are left out. */
  gap: boolean;
  page: number;
  path: string;
}

/**
 * The pages of a list and, where there are several, the rows of each as data for the script that filters it: it sees all of them.
 * @implements SRS-3677
 */
export function* withRows(pages: Iterable<ListFrame>): Generator<PageFrame | CacheablePage> {
  for (const frame of pages) {
    yield frame;
    const { part, parts } = frame.data;
    if (parts.length === 0) continue;
    const rowsAs = parts[part - 1] ?? '';
    yield { path: `data/${rowsAs}.js`, about: { rowsAs, frame }, rowsAs, frame: () => frame };
  }
}

/** A page of a list. */
export type ListFrame = PageFrame & { data: ListData & Record<string, unknown> };

/** Names of the data with the rows of each page, and which of them the page shows; no names for a single page. */
interface ListData {
  parts: readonly string[];
  part: number;
}

export function listData(name: string, part: number, count: number): ListData {
  const parts = count < 2 ? [] : Array.from({ length: count }, (_, at) => `${rowsOf(name)}${at + 1}`);
  return { parts, part };
}

/** What the names of the rows of a list begin with. */
export function rowsOf(name: string): string {
  return `rows/${name}-`;
}

/** Links to the other pages of a list; nothing for a single page. `pathOf` gives paths from the site's root. */
export function pager(current: number, count: number, pathOf: (page: number) => string): PagerEntry[] {
  if (count < 2) return [];
  return Array.from({ length: count }, (_, index) => index + 1)
    .filter((page) => page <= 2 || page > count - 2 || Math.abs(page - current) <= 2)
    .map((page, index, shown) => ({
      gap: index > 0 && page - (shown[index - 1] ?? 0) > 1,
      page,
      path: page === current ? '' : pathOf(page),
    }));
}
