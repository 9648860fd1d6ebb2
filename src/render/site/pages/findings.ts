import type { Finding } from '../../../model/index.ts';
import type { AcceptedFinding } from '../../../trace/index.ts';
import { idLink, sourceLink } from '../ends.ts';
import { type Html, html, nothing } from '../html.ts';
import type { SiteInput } from '../input.ts';
import type { PageFrame } from '../layout.ts';
import { sentence } from '../sentence.ts';
import { severityBadge } from '../states.ts';
import { pageCount, pager, rowsPerPage, table } from '../table.ts';
import type { SiteView } from '../view.ts';

/**
 * All findings, worst first, in pages; a script filters the rows of a page by severity, rule and word.
 * @implements SRS-707
 */
export function* findingsPages(input: SiteInput, view: SiteView): Generator<PageFrame> {
  const order = { error: 0, warning: 1, info: 2 };
  const findings = [...input.findings].sort((a, b) => order[a.severity] - order[b.severity]);
  const rules = [...new Set(findings.map((finding) => finding.rule))].sort();
  const count = pageCount(findings.length);
  const path = (page: number): string => `findings/${page === 1 ? 'index' : page}.html`;
  for (let page = 1; page <= count; page++) {
    const shown = findings.slice((page - 1) * rowsPerPage, page * rowsPerPage);
    yield {
      path: path(page),
      title: page === 1 ? 'Findings' : `Findings, page ${page}`,
      section: 'findings',
      scripts: ['filter'],
      main: html`<h1>Findings <span class="count">${findings.length}</span></h1>${
        shown.length === 0
          ? html`<p class="callout is-verified">Every rule is met: there is no open finding.</p>`
          : html`${filters(rules)}<div data-filtered>${table(
              'Findings',
              [
                { label: 'Severity' },
                { label: 'Finding' },
                { label: 'Rule' },
                { label: 'Item' },
                { label: 'Place' },
              ],
              shown.map((finding) => row(view, finding)),
              'dense',
            )}</div>`
      }${pager(page, count, (other) => `../${path(other)}`)}${page === 1 ? accepted(view, input.accepted) : nothing}`,
    };
  }
}

function filters(rules: readonly string[]): Html {
  return html`<form class="filters" data-filter hidden role="search" aria-label="Filter findings"><label>Severity <select name="severity"><option value="">all</option><option value="error">Error</option><option value="warning">Warning</option><option value="info">Info</option></select></label><label>Rule <select name="rule"><option value="">all</option>${rules.map(
    (rule) => html`<option>${rule}</option>`,
  )}</select></label><label>Words <input name="q" type="search" autocomplete="off" spellcheck="false"></label><output aria-live="polite" data-filter-count></output></form>`;
}

function row(view: SiteView, finding: Finding): Html {
  return html`<tr data-severity="${finding.severity}" data-rule="${finding.rule}"><td class="narrow">${severityBadge(finding.severity)}</td><td>${sentence(view, '../', finding.message)}${
    finding.hint ? html`<p class="note">${sentence(view, '../', finding.hint)}</p>` : nothing
  }${finding.cause ? html`<p class="note">Waits for <code>${finding.cause}</code>.</p>` : nothing}</td><td class="narrow"><code>${finding.rule}</code></td><td class="narrow">${
    finding.item === undefined ? nothing : idLink(view, '../', finding.item)
  }</td><td>${finding.file === undefined ? nothing : sourceLink(view, finding.file, finding.line ?? 1)}</td></tr>`;
}

function accepted(view: SiteView, list: readonly AcceptedFinding[]): Html {
  return html`<section aria-labelledby="accepted"><h2 id="accepted">Accepted <span class="count">${list.length}</span></h2>${
    list.length === 0
      ? html`<p class="note">The baseline is empty: no finding was accepted.</p>`
      : table(
          'Accepted findings',
          [
            { label: 'Finding' },
            { label: 'Rule' },
            { label: 'Item' },
            { label: 'Reason' },
            { label: 'Accepted by' },
          ],
          list.map(
            ({ finding, reason, by }) =>
              html`<tr><td>${finding.message}</td><td class="narrow"><code>${finding.rule}</code></td><td class="narrow">${
                finding.item === undefined ? nothing : idLink(view, '../', finding.item)
              }</td><td>${reason}</td><td>${by}</td></tr>`,
          ),
        )
  }</section>`;
}
