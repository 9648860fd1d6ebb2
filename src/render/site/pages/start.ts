import { reviewStates } from '../../../soup/index.ts';
import type { CoverageStep } from '../../../trace/index.ts';
import { type Html, html, nothing } from '../html.ts';
import { icon } from '../icons.ts';
import type { SiteInput } from '../input.ts';
import type { PageFrame } from '../layout.ts';
import { verdictBadge, verdictStates, verdictWords } from '../states.ts';
import type { SiteView } from '../view.ts';
import { gateCount } from './gates.ts';

/**
 * The state of this build at a glance. Every number leads to the list behind it.
 * @implements SRS-902
 */
export function startPage(input: SiteInput, view: SiteView): PageFrame {
  const { product, release } = view.model;
  return {
    path: 'index.html',
    title: `${product.name} ${product.version}: technical documentation`,
    section: 'start',
    main: html`<header class="lead"><h1>${product.name} <span class="version">${product.version}</span></h1>${
      product.description ? html`<p>${product.description}</p>` : nothing
    }</header>
${identity(view)}
<section aria-labelledby="attention"><h2 id="attention">Needs attention</h2>${attention(input, view)}</section>
<section aria-labelledby="coverage"><h2 id="coverage">Trace coverage</h2>${coverage(input.coverage, view)}</section>
<section aria-labelledby="verdicts"><h2 id="verdicts">Verdicts</h2>${verdicts(view)}</section>
<section aria-labelledby="documents"><h2 id="documents">Documents</h2>${documents(view)}</section>
${release.draft ? nothing : html`<p class="note">This build is of the clean release tag ${release.label}.</p>`}`,
  };
}

function identity(view: SiteView): Html {
  const { product, release } = view.model;
  const { revision } = release;
  const entries: [string, Html | string][] = [
    [
      'Release',
      release.draft
        ? html`<span class="badge is-suspect">${icon('warning')}DRAFT</span> ${release.draftReasons.join(', ')}`
        : release.label,
    ],
    ['Commit', revision.commit ? html`<code>${revision.commit}</code>` : 'no version control'],
    [
      'Date',
      revision.date
        ? html`<time datetime="${revision.date}">${revision.date.replace('T', ' ').replace('Z', ' UTC')}</time>`
        : 'unknown',
    ],
    ['Safety class', `${product.safetyClass} (IEC 62304)`],
    ['Manufacturer', product.manufacturer.name],
  ];
  if (product.udi) {
    const { hri, specimen } = product.udi;
    entries.push(['UDI', html`<code>${hri}</code>${specimen ? ' (specimen)' : nothing}`]);
  }
  return html`<dl class="identity">${entries.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
}

function attention(input: SiteInput, view: SiteView): Html {
  const count = (severity: string) =>
    input.findings.filter((finding) => finding.severity === severity).length;
  const links = (state: string) => view.model.links.filter((link) => link.state === state).length;
  const results = view.model.reports.flatMap((report) => report.results);
  const failed = results.filter(({ status }) => status === 'failed' || status === 'error').length;
  const repeated = results.filter(({ status }) => status === 'repeated').length;
  const notRun = results.filter(({ status }) => status === 'skipped' || status === 'notrun').length;
  const foreign = view.model.reports.filter((report) => report.origin !== 'current').length;
  const gates = gateCount(input);
  const unreviewed = [...reviewStates(view.model).values()].filter((state) => state !== 'reviewed').length;
  const cards: (readonly [string, number, string, 'failed' | 'suspect' | 'info'])[] = [
    ['Errors', count('error'), 'findings/index.html#severity=error', 'failed'],
    ['Warnings', count('warning'), 'findings/index.html#severity=warning', 'suspect'],
    ['Accepted findings', input.accepted.length, 'findings/index.html#accepted', 'info'],
    ['Suspect links', links('suspect'), 'trace/links.html#suspect', 'suspect'],
    ['Links never reviewed', links('unreviewed'), 'trace/links.html#unreviewed', 'suspect'],
    ['Dangling links', links('dangling'), 'trace/links.html#dangling', 'failed'],
    ['Tests failed', failed, 'tests/index.html#failed', 'failed'],
    ...(repeated > 0
      ? [['Tests passed when repeated', repeated, 'tests/index.html#repeated', 'suspect'] as const]
      : []),
    ['Tests not run', notRun, 'tests/index.html#not-run', 'suspect'],
    ['Reports not of this tree', foreign, 'tests/index.html#reports', 'suspect'],
    ...(view.model.soup.length > 0
      ? [['SOUP not reviewed', unreviewed, 'soup/index.html', 'suspect'] as const]
      : []),
    ['Gates not passed', gates.total - gates.passed, 'gates/index.html', 'info'],
  ];
  return html`<ul class="cards">${cards.map(
    ([label, number, path, tone]) =>
      html`<li><a class="card${number > 0 ? ` is-${tone}` : ' is-clear'}" href="${path}"><b>${number}</b> <span>${label}</span></a></li>`,
  )}</ul>${
    view.model.reports.length === 0
      ? html`<p class="callout is-suspect">${icon('suspect')}There is no test report, so nothing can be verified.</p>`
      : nothing
  }`;
}

function coverage(steps: readonly CoverageStep[], view: SiteView): Html {
  if (steps.length === 0) return html`<p class="note">No coverage rule is configured.</p>`;
  return html`<ul class="bars">${steps.map((step) => {
    const percent = step.total === 0 ? 0 : Math.floor((100 * (step.covered + step.excused)) / step.total);
    const tone = step.total === 0 ? 'none' : step.gaps.length === 0 ? 'verified' : 'open';
    return html`<li><a href="${view.paths.coverage(step.rule)}"><span class="bar-name">${ruleWords(step.rule)}</span>${bar(percent, tone)}<span class="bar-number">${
      step.total === 0 ? 'nothing in scope' : `${step.covered} of ${step.total}`
    }${step.excused > 0 ? `, ${step.excused} excused` : ''}</span><span class="bar-percent">${step.total === 0 ? '–' : `${percent} %`}</span></a></li>`;
  })}</ul>`;
}

/** `requirement-verified` → `Requirement verified`. */
export function ruleWords(rule: string): string {
  const words = rule.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** A bar that only repeats what the number beside it says. */
function bar(percent: number, tone: string): Html {
  return html`<svg class="bar is-${tone}" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect class="bar-all" width="100" height="8"/><rect class="bar-done" width="${percent}" height="8"/></svg>`;
}

function verdicts(view: SiteView): Html {
  const counts = new Map<string, number>();
  for (const item of view.model.items) {
    const { state } = view.verdict(item.id);
    counts.set(state, (counts.get(state) ?? 0) + 1);
  }
  return html`<ul class="verdicts">${verdictStates.map(
    (state) =>
      html`<li><a href="${view.paths.verdict(state)}">${verdictBadge(state)} <b>${counts.get(state) ?? 0}</b></a> <span class="note">${verdictWords[state].meaning}</span></li>`,
  )}</ul>`;
}

function documents(view: SiteView): Html {
  return html`<ul class="documents">${view.model.documents.map(
    (document) =>
      html`<li><a href="${view.paths.document(document.name)}"><b>${document.id}</b> ${document.title}</a> <span class="note">rev. ${document.revision}, ${document.status}</span></li>`,
  )}</ul>`;
}
