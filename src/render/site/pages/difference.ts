import type { VersionDifference } from '../../../difference/index.ts';
import { fill, safeName } from '../../../model/index.ts';
import type { PageFrame } from '../page-frame.ts';
import type { SiteView } from '../view.ts';

/**
 * What changed since an earlier version, with the words marked.
 * @param report the block `change-report` as safe HTML
 * @implements SRS-3103
 */
export function differencePage(
  { before, after }: VersionDifference,
  report: string,
  { t }: SiteView,
): PageFrame {
  const title = fill(t('Changes from {before} to {after}'), { before: before.label, after: after.label });
  return {
    path: differencePath(before.label),
    title,
    section: 'changes',
    crumbs: [{ label: 'Changes', path: 'changes/index.html' }],
    template: 'difference',
    data: { title, report },
  };
}

/** Where the comparison with a version stands, from the root of the site. */
export function differencePath(label: string): string {
  return `changes/${safeName(label)}/index.html`;
}
