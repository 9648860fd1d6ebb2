import type { VersionDifference } from '../../../difference/index.ts';
import { html, raw } from '../html.ts';
import type { PageFrame } from '../layout.ts';
import { safeName } from '../names.ts';

/**
 * What changed since an earlier version, with the words marked.
 * @param report the block `change-report` as safe HTML
 * @implements SRS-3103
 */
export function differencePage({ before, after }: VersionDifference, report: string): PageFrame {
  return {
    path: differencePath(before.label),
    title: `Changes from ${before.label} to ${after.label}`,
    section: 'changes',
    crumbs: [{ label: 'Changes', path: 'changes/index.html' }],
    main: html`<h1>Changes from ${before.label} to ${after.label}</h1>${raw(report)}`,
  };
}

/** Where the comparison with a version stands, from the root of the site. */
export function differencePath(label: string): string {
  return `changes/${safeName(label)}/index.html`;
}
