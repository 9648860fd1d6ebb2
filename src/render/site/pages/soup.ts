import type { SoupItem } from '../../../model/index.ts';
import { type ReviewState, reviewStates } from '../../../soup/index.ts';
import { idLink, sourceLink } from '../ends.ts';
import { type Html, html, nothing } from '../html.ts';
import { type IconName, icon } from '../icons.ts';
import type { PageFrame } from '../layout.ts';
import { uniqueNames } from '../names.ts';
import { pageCount, pager, rowsPerPage, table } from '../table.ts';
import type { SiteView } from '../view.ts';

/** State of a review in words, with its tone and sign: never by colour alone. */
const words: Record<ReviewState, { tone: string; sign: IconName; word: string }> = {
  reviewed: { tone: 'verified', sign: 'verified', word: 'Reviewed' },
  moved: { tone: 'suspect', sign: 'suspect', word: 'Moved since its review' },
  unrecorded: { tone: 'open', sign: 'open', word: 'No entry' },
};

/**
 * SOUP as it is locked: a list to filter, and a page for each item with who uses it, what it needs, and what the register says.
 * @implements SRS-1709
 */
export function* soupPages(view: SiteView): Generator<PageFrame> {
  const { soup } = view.model;
  if (soup.length === 0) return;
  const states = reviewStates(view.model);
  const names = uniqueNames(soup.map(({ purl }) => purl));
  const pathOf = (purl: string): string | undefined =>
    names.has(purl) ? `soup/${names.get(purl)}.html` : undefined;
  const sorted = [...soup.filter(({ direct }) => direct), ...soup.filter(({ direct }) => !direct)];
  const count = pageCount(sorted.length);
  const listPath = (page: number): string => `soup/${page === 1 ? 'index' : `page-${page}`}.html`;
  for (let page = 1; page <= count; page++) {
    const shown = sorted.slice((page - 1) * rowsPerPage, page * rowsPerPage);
    yield {
      path: listPath(page),
      title: page === 1 ? 'SOUP' : `SOUP, page ${page}`,
      section: 'architecture',
      scripts: ['filter'],
      crumbs: [{ label: 'Architecture', path: 'architecture/index.html' }],
      main: html`<h1>SOUP <span class="count">${soup.length}</span></h1><p>Software of unknown provenance as the lockfiles hold it, held against the register.</p>${filters}<div data-filtered>${table(
        'SOUP items',
        [
          { label: 'SOUP item' },
          { label: 'Version' },
          { label: 'Licence' },
          { label: 'How it came' },
          { label: 'Class' },
          { label: 'Entry' },
          { label: 'State' },
        ],
        shown.map((item) => row(item, states.get(item.purl) ?? 'unrecorded', pathOf(item.purl) ?? '', view)),
        'dense',
      )}</div>${pager(page, count, (other) => `../${listPath(other)}`)}`,
    };
  }
  const needing = new Map<string, string[]>();
  for (const { purl, dependencies } of soup)
    for (const needed of dependencies) needing.set(needed, [...(needing.get(needed) ?? []), purl]);
  for (const item of soup)
    yield itemPage(item, states.get(item.purl) ?? 'unrecorded', needing.get(item.purl) ?? [], pathOf, view);
}

const filters = html`<form class="filters" data-filter hidden role="search" aria-label="Filter SOUP"><label>State <select name="state"><option value="">all</option><option value="reviewed">Reviewed</option><option value="moved">Moved</option><option value="unrecorded">No entry</option></select></label><label>Scope <select name="scope"><option value="">all</option><option value="production">Production</option><option value="optional">Optional</option><option value="development">Development</option></select></label><label>How it came <select name="came"><option value="">all</option><option value="direct">Direct</option><option value="transitive">Transitive</option></select></label><label>Words <input name="q" type="search" autocomplete="off" spellcheck="false"></label><output aria-live="polite" data-filter-count></output></form>`;

function row(item: SoupItem, state: ReviewState, path: string, view: SiteView): Html {
  const came = item.direct ? 'direct' : 'transitive';
  return html`<tr data-state="${state}" data-scope="${item.scope}" data-came="${came}"><th scope="row"><a href="../${path}">${item.name}</a> <span class="note">${item.ecosystem}</span></th><td class="narrow">${item.version || 'none'}</td><td>${item.licence || 'not stated'}</td><td class="narrow">${came}, ${item.scope}</td><td class="narrow">${item.safetyClass}</td><td class="narrow">${
    item.entry ? idLink(view, '../', item.entry) : nothing
  }</td><td class="narrow">${badge(state)}</td></tr>`;
}

function badge(state: ReviewState): Html {
  const { tone, sign, word } = words[state];
  return html`<span class="badge is-${tone}">${icon(sign)}${word}</span>`;
}

function itemPage(
  item: SoupItem,
  state: ReviewState,
  neededBy: readonly string[],
  pathOf: (purl: string) => string | undefined,
  view: SiteView,
): PageFrame {
  const packages = (purls: readonly string[]): Html =>
    purls.length === 0
      ? html`none`
      : html`<ul>${purls.map((purl) => {
          const path = pathOf(purl);
          return html`<li>${path ? html`<a href="../${path}">${purl}</a>` : purl}</li>`;
        })}</ul>`;
  const used = item.usedBy.flatMap((id) => {
    const path = view.paths.elementOf(id);
    return path ? [html`<li><a href="../${path}">${id}</a></li>`] : [];
  });
  const rows: [string, Html | string][] = [
    ['Review', badge(state)],
    ['Entry', item.entry ? idLink(view, '../', item.entry) : 'none'],
    ['Version', item.version || 'none is locked'],
    ['Asked for as', item.requested || (item.direct ? 'not stated' : 'not by the project itself')],
    ['How it came', `${item.direct ? 'direct' : 'transitive'}, ${item.scope}`],
    ['Licence', item.licence || 'not stated'],
    ['Package URL', html`<code>${item.purl}</code>`],
    ['Used by', used.length === 0 ? 'no import found' : html`<ul>${used}</ul>`],
    ['Highest class of what uses it', item.safetyClass || 'none'],
    [
      'Hashes',
      item.hashes.length === 0
        ? 'not stated'
        : html`<ul>${item.hashes.map(({ algorithm, value }) => html`<li>${algorithm} <code>${value}</code></li>`)}</ul>`,
    ],
    ['Needs', packages(item.dependencies)],
    ['Needed by', packages(neededBy)],
    [
      'Stated in',
      html`<ul>${item.places.map(({ file, line }) => html`<li>${sourceLink(view, file, line)}</li>`)}</ul>`,
    ],
  ];
  return {
    path: pathOf(item.purl) ?? '',
    title: `${item.name} ${item.version}`,
    section: 'architecture',
    crumbs: [
      { label: 'Architecture', path: 'architecture/index.html' },
      { label: 'SOUP', path: 'soup/index.html' },
    ],
    main: html`<h1>${item.name} <span class="version">${item.version}</span></h1><dl class="identity">${rows.map(
      ([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`,
    )}</dl>`,
  };
}
