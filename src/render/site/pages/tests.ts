import { type Report, runOfReport } from '../../../model/index.ts';
import { commitLink, idLink, sourceLink } from '../ends.ts';
import { type Html, html, nothing } from '../html.ts';
import type { PageFrame } from '../layout.ts';
import { originWords, testBadge } from '../states.ts';
import { table } from '../table.ts';
import type { Evidence, SiteView } from '../view.ts';

const shownTests = 400;

/** Suites, reports, and what failed or did not run. */
export function testsPage(view: SiteView): PageFrame {
  const all = [...view.suites.values()].flat();
  const failed = all.filter(({ result }) => result.status === 'failed' || result.status === 'error');
  const repeated = all.filter(({ result }) => result.status === 'repeated');
  const notRun = all.filter(({ result }) => result.status === 'skipped' || result.status === 'notrun');
  return {
    path: 'tests/index.html',
    title: 'Tests',
    section: 'tests',
    contents: [
      { depth: 1, text: 'Failed', anchor: 'failed' },
      ...(repeated.length === 0
        ? []
        : [{ depth: 1, text: 'Passed when repeated', anchor: 'repeated' } as const]),
      { depth: 1, text: 'Not run', anchor: 'not-run' },
      { depth: 1, text: 'Suites', anchor: 'suites' },
      { depth: 1, text: 'Reports', anchor: 'reports' },
    ],
    main: html`<h1>Tests <span class="count">${all.length}</span></h1>
<section aria-labelledby="failed"><h2 id="failed">Failed <span class="count">${failed.length}</span></h2>${failed.length === 0 ? html`<p class="note">No test failed.</p>` : resultTable(view, '../', 'Failed tests', failed)}</section>
${
  repeated.length === 0
    ? nothing
    : html`<section aria-labelledby="repeated"><h2 id="repeated">Passed when repeated <span class="count">${repeated.length}</span></h2>${resultTable(view, '../', 'Tests that passed when repeated', repeated)}</section>
`
}<section aria-labelledby="not-run"><h2 id="not-run">Not run <span class="count">${notRun.length}</span></h2>${notRun.length === 0 ? html`<p class="note">Every test of the reports ran.</p>` : resultTable(view, '../', 'Tests that did not run', notRun)}</section>
<section aria-labelledby="suites"><h2 id="suites">Suites <span class="count">${view.suites.size}</span></h2>${suites(view)}</section>
<section aria-labelledby="reports"><h2 id="reports">Reports <span class="count">${view.model.reports.length}</span></h2>${reports(view)}</section>`,
  };
}

/** A page for each suite with all its results. */
export function* suitePages(view: SiteView): Generator<PageFrame> {
  for (const [key, evidence] of view.suites) {
    const path = view.paths.suite(key);
    const first = evidence[0];
    if (path === undefined || !first) continue;
    const title = suiteTitle(first);
    yield {
      path,
      title,
      section: 'tests',
      crumbs: [{ label: 'Tests', path: 'tests/index.html' }],
      main: html`<h1>${title} <span class="count">${evidence.length}</span></h1><p>From <code>${first.report.path}</code>, ${first.report.level} level, ${originWords[first.report.origin]}.</p>${resultTable(view, '../../', title, evidence)}`,
    };
  }
}

function suiteTitle({ result }: Evidence): string {
  return result.suite || result.className || result.file || 'Results';
}

function resultTable(view: SiteView, root: string, caption: string, evidence: readonly Evidence[]): Html {
  const rows = evidence
    .slice(0, shownTests)
    .map(
      ({ result, report }) =>
        html`<tr><td class="narrow">${testBadge(result.status)}</td><td>${result.name}${
          result.message ? html`<p class="message">${result.message}</p>` : nothing
        }</td><td>${(view.provedBy.get(result) ?? []).map((id) => html`${idLink(view, root, id)} `)}</td><td>${
          result.file
            ? html`<code class="place">${result.file}</code>`
            : sourceLink(view, report.path, result.place.line)
        }</td></tr>`,
    );
  if (evidence.length > shownTests) {
    rows.push(
      html`<tr><td colspan="4" class="note">and ${evidence.length - shownTests} more in the report</td></tr>`,
    );
  }
  return table(
    caption,
    [{ label: 'Result' }, { label: 'Test' }, { label: 'Items' }, { label: 'File' }],
    rows,
    'dense',
  );
}

function suites(view: SiteView): Html {
  if (view.suites.size === 0) return html`<p class="note">No report was read.</p>`;
  const rows = [...view.suites].map(([key, evidence]) => {
    const first = evidence[0] as Evidence;
    const count = (...status: string[]) =>
      evidence.filter(({ result }) => status.includes(result.status)).length;
    const failed = count('failed', 'error');
    return html`<tr><th scope="row"><a href="../${view.paths.suite(key)}">${suiteTitle(first)}</a></th><td class="number">${count('passed')}</td><td class="number">${
      failed > 0 ? html`<b class="is-failed">${failed}</b>` : '0'
    }</td><td class="number">${count('skipped', 'notrun')}</td><td class="narrow">${first.report.level}</td></tr>`;
  });
  return table(
    'Suites',
    [
      { label: 'Suite' },
      { label: 'Passed', kind: 'number' },
      { label: 'Failed', kind: 'number' },
      { label: 'Not run', kind: 'number' },
      { label: 'Level' },
    ],
    rows,
    'dense',
  );
}

function reports(view: SiteView): Html {
  if (view.model.reports.length === 0) return html`<p class="note">No report was read.</p>`;
  return table(
    'Reports',
    [
      { label: 'Report' },
      { label: 'Origin' },
      { label: 'Taken from' },
      { label: 'Run by' },
      { label: 'Results', kind: 'number' },
      { label: 'SHA-256' },
    ],
    view.model.reports.map((report) => reportRow(view, report)),
    'dense',
  );
}

function reportRow(view: SiteView, report: Report): Html {
  return html`<tr><th scope="row"><code>${report.path}</code></th><td>${originWords[report.origin]}</td><td>${
    report.stamp?.commit ? commitLink(view, report.stamp.commit) : nothing
  }</td><td>${runOf(report)}</td><td class="number">${report.results.length}</td><td><code title="${report.sha256}">${report.sha256.slice(0, 16)}…</code></td></tr>`;
}

/** The command that wrote a report, and why results of a cache count. */
function runOf({ path, stamp }: Report): Html {
  const { run, reused } = runOfReport(path, stamp);
  return html`${run ? html`<code>${run.command}</code> <span class="note">exit code ${run.exitCode}, ${run.seconds} s</span>` : nothing}${
    reused === '' ? nothing : html`<p class="note">Taken from a cache: ${reused}</p>`
  }`;
}
