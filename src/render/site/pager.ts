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
