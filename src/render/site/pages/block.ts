import type { PageFrame } from '../page-frame.ts';
import type { SiteView } from '../view.ts';

/** What a page that shows one generated part is called, and where it stands. */
export interface BlockPage extends Pick<PageFrame, 'path' | 'title' | 'section'> {
  /** Name of the generated part. */
  block: string;
  /** Title of the page it stands below, the index of its folder. */
  below: string;
}

/**
 * Pages of the site that show what a generated part shows, where the project has it.
 * @implements SRS-3778, SRS-3717, SRS-3857, SRS-3858
 */
export function blockPages({ model }: Pick<SiteView, 'model'>): BlockPage[] {
  const pages: [has: boolean, page: BlockPage][] = [
    [
      model.variant !== undefined,
      {
        block: 'variants',
        path: 'items/variants.html',
        title: 'Variants',
        section: 'items',
        below: 'Items',
      },
    ],
    [
      (model.suppliers ?? []).length > 0,
      {
        block: 'suppliers',
        path: 'items/suppliers.html',
        title: 'Other projects',
        section: 'items',
        below: 'Items',
      },
    ],
    [
      model.sessions.length > 0,
      {
        block: 'exploratory-sessions',
        path: 'tests/sessions.html',
        title: 'Exploratory sessions',
        section: 'tests',
        below: 'Tests',
      },
    ],
    [
      model.logs.length > 0,
      { block: 'logs', path: 'tests/logs.html', title: 'Logs', section: 'tests', below: 'Tests' },
    ],
  ];
  return pages.flatMap(([has, page]) => (has ? [page] : []));
}

/**
 * One of them.
 * @param html the generated part as safe HTML
 */
export function blockPage(
  { path, title, section, below }: BlockPage,
  html: string,
  { t }: SiteView,
): PageFrame {
  return {
    path,
    title: t(title),
    section,
    crumbs: [{ label: below, path: `${section}/index.html` }],
    template: 'block',
    data: { heading: t(title), html },
  };
}
