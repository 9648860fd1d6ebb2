import { fill, otherSource, type SoupItem, uniqueNames } from '../../../model/index.ts';
import { type ReviewState, reviewStates, scopedFiles } from '../../../soup/index.ts';
import type { IconName } from '../icons.ts';
import type { CacheablePage, PageFrame } from '../page-frame.ts';
import { type ListFrame, listData, pageCount, pager, withRows } from '../pager.ts';
import type { SiteView } from '../view.ts';

/** State of a review in words, with its tone and sign: never by colour alone. */
const reviews: Record<ReviewState, { tone: string; icon: IconName; word: string }> = {
  reviewed: { tone: 'verified', icon: 'verified', word: 'Reviewed' },
  moved: { tone: 'suspect', icon: 'suspect', word: 'Moved since its review' },
  incomplete: { tone: 'open', icon: 'open', word: 'Entry incomplete' },
  unrecorded: { tone: 'open', icon: 'open', word: 'No entry' },
};

/**
 * SOUP as it is locked: a list to filter, and a page for each item with who uses it, what it needs, and what the register says.
 * @implements SRS-1709, SRS-3677
 */
export function* soupPages(view: SiteView): Generator<PageFrame | CacheablePage> {
  const { soup } = view.model;
  if (soup.length === 0) return;
  const states = reviewStates(view.model, view.config);
  const names = uniqueNames(soup.map(({ purl }) => purl));
  const pathOf = (purl: string): string => (names.has(purl) ? `soup/${names.get(purl)}.html` : '');
  const dataOf = (item: SoupItem): object => {
    const name = states.get(item.purl) ?? 'unrecorded';
    return {
      path: pathOf(item.purl),
      name: item.name,
      version: item.version,
      source: otherSource(item.purl, item.version),
      ecosystem: item.ecosystem,
      licence: item.licence,
      came: item.direct ? 'direct' : 'transitive',
      direct: item.direct,
      scope: item.scope,
      safetyClass: item.safetyClass,
      entry: item.entry ?? '',
      review: { name, ...reviews[name] },
    };
  };
  yield* withRows(listPages(view, dataOf));
  const needing = new Map<string, string[]>();
  for (const { purl, dependencies } of soup)
    for (const needed of dependencies) needing.set(needed, [...(needing.get(needed) ?? []), purl]);
  const packages = (purls: readonly string[]) => purls.map((purl) => ({ purl, path: pathOf(purl) }));
  for (const item of soup)
    yield {
      path: pathOf(item.purl),
      title: `${item.name} ${item.version}`,
      section: 'soup',
      crumbs: [
        { label: 'Architecture', path: 'architecture/index.html' },
        { label: 'SOUP', path: 'soup/index.html' },
      ],
      template: 'soup-item',
      data: {
        ...dataOf(item),
        requested: item.requested,
        purl: item.purl,
        usedBy: item.usedBy.flatMap((name) => {
          const path = view.paths.elementOf(name);
          return path ? [{ name, path }] : [];
        }),
        hashes: item.hashes,
        needs: packages(item.dependencies),
        neededBy: packages(needing.get(item.purl) ?? []),
        places: item.places,
      },
    };
}

/** Rows of a page: most projects have fewer packages. */
const soupPerPage = 2000;

/** The list, what the product asks for itself first. */
function* listPages(view: SiteView, dataOf: (item: SoupItem) => object): Generator<ListFrame> {
  const { soup } = view.model;
  const sorted = [...soup.filter(({ direct }) => direct), ...soup.filter(({ direct }) => !direct)];
  const pages = pageCount(sorted.length, soupPerPage);
  const path = (page: number): string => `soup/${page === 1 ? 'index' : `page-${page}`}.html`;
  for (let page = 1; page <= pages; page++)
    yield {
      path: path(page),
      title: page === 1 ? 'SOUP' : fill(view.t('{title}, page {page}'), { title: 'SOUP', page }),
      section: 'soup',
      scripts: ['filter'],
      styles: ['explorer'],
      crumbs: [{ label: 'Architecture', path: 'architecture/index.html' }],
      template: 'soup',
      data: {
        total: soup.length,
        scoped: page === 1 ? scopedFiles(view.model.soupFiles) : [],
        rows: sorted.slice((page - 1) * soupPerPage, page * soupPerPage).map(dataOf),
        pager: pager(page, pages, path),
        ...listData('soup', page, pages),
      },
    };
}
