import type { VersionDifference } from '../../../difference/index.ts';
import { compareText } from '../../../model/index.ts';
import { commitLink, idLink } from '../ends.ts';
import { type Html, html } from '../html.ts';
import type { PageFrame } from '../layout.ts';
import { table } from '../table.ts';
import type { SiteView } from '../view.ts';
import { differencePath } from './difference.ts';

const shownChanges = 500;

/** Commits whose trailers name items, and when each content file last changed. */
export function changesPage(view: SiteView, difference: VersionDifference | undefined): PageFrame {
  const { revision } = view.model.release;
  const commits = revision.changes
    .slice(0, shownChanges)
    .map(
      (change) =>
        html`<tr><th scope="row" class="narrow">${commitLink(view, change.commit)}</th><td class="narrow"><time datetime="${change.date}">${change.date.slice(0, 10)}</time></td><td>${change.subject}</td><td>${change.author}</td><td>${change.trailers.map(
          ({ relation, id }) =>
            html`<div><span class="relation">${relation}</span> ${idLink(view, '../', id)}</div>`,
        )}</td></tr>`,
    );
  const lastChange = new Map(Object.entries(revision.lastChange));
  const files = view.model.pages
    .map((page) => ({ page, change: lastChange.get(page.path) }))
    .sort(
      (a, b) =>
        compareText(b.change?.date ?? '', a.change?.date ?? '') || compareText(a.page.path, b.page.path),
    )
    .slice(0, shownChanges)
    .map(({ page, change }) => {
      const path = view.paths.page(page.path);
      return html`<tr><th scope="row">${path ? html`<a href="../${path}">${page.title || page.path}</a>` : page.title || page.path}</th><td><code>${page.path}</code></td><td class="narrow">${
        change ? html`<time datetime="${change.date}">${change.date.slice(0, 10)}</time>` : 'not committed'
      }</td><td class="narrow">${change ? commitLink(view, change.commit) : ''}</td></tr>`;
    });
  return {
    path: 'changes/index.html',
    title: 'Changes',
    section: 'changes',
    main: html`<h1>Changes</h1>${
      revision.system === 'none'
        ? html`<p class="callout is-suspect">There is no version control, so nothing is known of changes.</p>`
        : ''
    }${revision.shallow ? html`<p class="callout is-suspect">The history is cut short (a shallow clone): earlier changes are missing here.</p>` : ''}${sinceRelease(difference)}<section aria-labelledby="commits"><h2 id="commits">Commits that name items <span class="count">${revision.changes.length}</span></h2>${
      commits.length === 0
        ? html`<p class="note">No commit has trailers that name items.</p>`
        : table(
            'Commits that name items',
            [
              { label: 'Commit' },
              { label: 'Date' },
              { label: 'Subject' },
              { label: 'Author' },
              { label: 'Items' },
            ],
            commits,
            'dense',
          )
    }</section><section aria-labelledby="files"><h2 id="files">Content by last change</h2>${
      files.length === 0
        ? html`<p class="note">There is no content.</p>`
        : table(
            'Content by last change',
            [{ label: 'Page' }, { label: 'File' }, { label: 'Date' }, { label: 'Commit' }],
            files,
            'dense',
          )
    }</section>`,
  };
}

/** The way to the comparison with the release before. */
function sinceRelease(difference: VersionDifference | undefined): Html {
  if (!difference)
    return html`<p class="note">No earlier release is among the ancestors of this commit, so there is nothing to compare with.</p>`;
  const { before, items, documents, links, results, soup } = difference;
  return html`<section aria-labelledby="since"><h2 id="since">Since ${before.label}</h2><p><a href="../${differencePath(before.label)}">What differs from ${before.label}</a>: ${items.length} items, ${documents.length} documents, ${links.length} links, ${results === undefined ? 'test results not known' : html`${results.length} test results`}, ${soup.length} SOUP.</p></section>`;
}
