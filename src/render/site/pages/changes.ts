import type { VersionDifference } from '../../../difference/index.ts';
import { compareText } from '../../../model/index.ts';
import type { PageFrame } from '../page-frame.ts';
import type { SiteView } from '../view.ts';
import { differencePath } from './difference.ts';

const shownChanges = 500;

/** Commits whose trailers name items, and when each content file last changed. */
export function changesPage(view: SiteView, difference: VersionDifference | undefined): PageFrame {
  const { revision } = view.model.release;
  const lastChange = new Map(Object.entries(revision.lastChange));
  const files = view.model.pages
    .map((page) => ({ page, change: lastChange.get(page.path) }))
    .sort(
      (a, b) =>
        compareText(b.change?.date ?? '', a.change?.date ?? '') || compareText(a.page.path, b.page.path),
    )
    .slice(0, shownChanges);
  return {
    path: 'changes/index.html',
    title: view.t('Changes'),
    section: 'changes',
    template: 'changes',
    data: {
      unversioned: revision.system === 'none',
      shallow: revision.shallow,
      since: difference && sinceOf(difference),
      total: revision.changes.length,
      commits: revision.changes.slice(0, shownChanges),
      files: files.map(({ page, change }) => ({
        path: view.paths.page(page.path) ?? '',
        title: page.title || page.path,
        file: page.path,
        change,
      })),
    },
  };
}

/** How much differs from the release before, and the way to the comparison. */
function sinceOf({ before, items, documents, links, results, soup }: VersionDifference): object {
  return {
    label: before.label,
    path: differencePath(before.label),
    items: items.length,
    documents: documents.length,
    links: links.length,
    resultsKnown: results !== undefined,
    results: results?.length ?? 0,
    soup: soup.length,
  };
}
