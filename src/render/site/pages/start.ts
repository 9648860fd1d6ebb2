import { openReviews } from '../../../soup/index.ts';
import type { CoverageStep } from '../../../trace/index.ts';
import type { SiteInput } from '../input.ts';
import type { PageFrame } from '../page-frame.ts';
import { verdictStates, verdictWords } from '../states.ts';
import type { SiteView } from '../view.ts';
import { gateCount } from './gates.ts';

/**
 * The state of this build at a glance. Every number leads to the list behind it.
 * @implements SRS-902
 */
export function startPage(input: SiteInput, view: SiteView): PageFrame {
  const { product, release, documents, reports } = view.model;
  const { revision } = release;
  return {
    path: 'index.html',
    title: `${product.name} ${product.version}: ${view.t('technical documentation')}`,
    section: 'start',
    template: 'start',
    data: {
      product: {
        name: product.name,
        version: product.version,
        description: product.description,
        safetyClass: product.safetyClass,
        manufacturer: product.manufacturer.name,
        udi: product.udi?.hri ?? '',
        specimen: product.udi?.specimen ?? false,
      },
      draft: release.draft,
      draftReasons: release.draftReasons,
      release: release.label,
      revision: revision.commit,
      made: { time: revision.date, text: revision.date.replace('T', ' ').replace('Z', ' UTC') },
      cards: cardsOf(input, view),
      noReport: reports.length === 0,
      coverage: input.coverage.map((step) => coverageOf(step, view)),
      verdicts: verdictsOf(view),
      documents: documents.map(({ id, name, title, revision, status }) => ({
        path: view.paths.document(name),
        number: id,
        title,
        revision,
        status,
      })),
    },
  };
}

interface Card {
  label: string;
  total: number;
  path: string;
  tone: string;
}

function cardsOf(input: SiteInput, view: SiteView): Card[] {
  const count = (severity: string) =>
    input.findings.filter((finding) => finding.severity === severity).length;
  const links = (state: string) => view.model.links.filter((link) => link.state === state).length;
  const results = view.model.reports.flatMap((report) => report.results);
  const failed = results.filter(({ status }) => status === 'failed' || status === 'error').length;
  const repeated = results.filter(({ status }) => status === 'repeated').length;
  const notRun = results.filter(({ status }) => status === 'skipped' || status === 'notrun').length;
  const foreign = view.model.reports.filter((report) => report.origin !== 'current').length;
  const gates = gateCount(input);
  const unreviewed = openReviews(view.model, view.config).length;
  const { t } = view;
  const card = (label: string, total: number, path: string, tone: 'failed' | 'suspect' | 'info'): Card => ({
    label,
    total,
    path,
    tone: total > 0 ? tone : 'clear',
  });
  return [
    card(t('Errors'), count('error'), 'findings/index.html#severity=error', 'failed'),
    card(t('Warnings'), count('warning'), 'findings/index.html#severity=warning', 'suspect'),
    card(t('Accepted findings'), input.accepted.length, 'findings/index.html#accepted', 'info'),
    card(t('Suspect links'), links('suspect'), 'trace/links.html#suspect', 'suspect'),
    card(t('Links never reviewed'), links('unreviewed'), 'trace/links.html#unreviewed', 'suspect'),
    card(t('Dangling links'), links('dangling'), 'trace/links.html#dangling', 'failed'),
    card(t('Tests failed'), failed, 'tests/index.html#failed', 'failed'),
    ...(repeated > 0
      ? [card(t('Tests passed when repeated'), repeated, 'tests/index.html#repeated', 'suspect')]
      : []),
    card(t('Tests not run'), notRun, 'tests/index.html#not-run', 'suspect'),
    card(t('Reports not of this tree'), foreign, 'tests/index.html#reports', 'suspect'),
    ...(view.model.soup.length > 0
      ? [card(t('SOUP not reviewed'), unreviewed, 'soup/index.html', 'suspect')]
      : []),
    card(t('Gates not passed'), gates.total - gates.passed, 'gates/index.html', 'info'),
  ];
}

function coverageOf({ rule, total, covered, excused, gaps }: CoverageStep, view: SiteView): object {
  return {
    path: view.paths.coverage(rule),
    rule: ruleWords(rule),
    tone: total === 0 ? 'none' : gaps.length === 0 ? 'verified' : 'open',
    percent: total === 0 ? 0 : Math.floor((100 * (covered + excused)) / total),
    total,
    covered,
    excused,
  };
}

/** `requirement-verified` → `Requirement verified`. */
export function ruleWords(rule: string): string {
  const words = rule.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function verdictsOf(view: SiteView): object[] {
  const byState = Map.groupBy(view.model.items, ({ id }) => view.verdict(id).state);
  return verdictStates.map((state) => ({
    path: view.paths.verdict(state),
    name: state,
    total: byState.get(state)?.length ?? 0,
    meaning: verdictWords[state].meaning,
  }));
}
