import { idLink, lowerEnd } from '../ends.ts';
import { type Html, html } from '../html.ts';
import type { SiteInput } from '../input.ts';
import type { PageFrame } from '../layout.ts';
import { linkState } from '../states.ts';
import { table } from '../table.ts';
import type { SiteView } from '../view.ts';
import { ruleWords } from './start.ts';

/**
 * The trace explorer. Without JavaScript it is the list of plain tables by type and by coverage rule.
 * @implements SRS-908
 */
export function tracePage(input: SiteInput, view: SiteView): PageFrame {
  const types = [...view.byType].map(
    ([type, items]) =>
      html`<li><a href="../${view.paths.type(type)}">${view.config.trace.types[type]?.plural ?? type}</a> <span class="note">${items.length} items with their links</span></li>`,
  );
  const rules = input.coverage.map(
    (step) =>
      html`<li><a href="../${view.paths.coverage(step.rule)}">${ruleWords(step.rule)}</a> <span class="note">${step.gaps.length} gaps</span></li>`,
  );
  return {
    path: 'trace/index.html',
    title: 'Trace',
    section: 'trace',
    scripts: ['explorer'],
    main: html`<h1>Trace</h1><div data-explorer hidden></div><section aria-labelledby="tables"><h2 id="tables">Plain tables</h2><div class="columns"><div><h3>By type</h3><ul>${types}</ul></div><div><h3>Gaps by rule</h3><ul>${rules}</ul></div><div><h3>Links</h3><ul><li><a href="links.html">Links to review</a></li></ul></div></div></section>`,
  };
}

/** Links that need a person: suspect ones, those never reviewed, and those that lead nowhere. */
export function linksPage(view: SiteView): PageFrame {
  return {
    path: 'trace/links.html',
    title: 'Links to review',
    section: 'trace',
    crumbs: [{ label: 'Trace', path: 'trace/index.html' }],
    main: html`<h1>Links to review</h1>${list(
      view,
      'suspect',
      'Suspect',
      'An end changed since the link was reviewed. Read both ends, then accept the link with `dossier accept`.',
    )}${list(
      view,
      'unreviewed',
      'Never reviewed',
      'Nobody accepted the link yet. Once the project reviews its links, it verifies nothing until it is accepted.',
    )}${list(view, 'dangling', 'Dangling', 'The link names an item that does not exist.')}`,
  };
}

const shownLinks = 2000;

function list(
  view: SiteView,
  state: 'suspect' | 'unreviewed' | 'dangling',
  title: string,
  meaning: string,
): Html {
  const links = view.model.links.filter((link) => link.state === state);
  const rows = links
    .slice(0, shownLinks)
    .map(
      (link) =>
        html`<tr><td>${lowerEnd(view, '../', { ...link, state: 'reviewed' })}</td><td class="narrow">${link.relation}</td><td class="narrow">${idLink(view, '../', link.to)}</td><td>${linkState(link.state)}</td><td><code class="place">${link.place.file}:${link.place.line}</code></td></tr>`,
    );
  return html`<section aria-labelledby="${state}"><h2 id="${state}">${title} <span class="count">${links.length}</span></h2><p>${meaning}</p>${
    rows.length === 0
      ? html`<p class="note">There is none.</p>`
      : table(
          `${title} links`,
          [
            { label: 'From' },
            { label: 'Relation' },
            { label: 'To' },
            { label: 'State' },
            { label: 'Written in' },
          ],
          rows,
          'dense',
        )
  }${links.length > shownLinks ? html`<p class="note">and ${links.length - shownLinks} more</p>` : ''}</section>`;
}
