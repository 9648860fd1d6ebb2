import { evaluateGates, type GateResult } from '../../../gates/index.ts';
import { fill, standingOf } from '../../../model/index.ts';
import { openReviews } from '../../../soup/index.ts';
import type { CoverageStep } from '../../../trace/index.ts';
import type { SiteInput } from '../input.ts';
import type { PageFrame } from '../page-frame.ts';
import { verdictStates, verdictWords } from '../states.ts';
import type { SiteView } from '../view.ts';

/**
 * The state of this build: what is proven, open and wanted for the release in one sentence, then the gates and the numbers behind it, each
 * with the list it counts.
 * @implements SRS-902, SRS-3671, SRS-3837
 */
export function startPage(input: SiteInput, view: SiteView): PageFrame {
  const { product, release, documents, reports } = view.model;
  const { revision } = release;
  const gates = evaluateGates(input);
  const cards = cardsOf(input, view);
  return {
    path: 'index.html',
    title: `${product.name} ${product.version}: ${view.t('technical documentation')}`,
    section: 'start',
    template: 'start',
    styles: ['start'],
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
      variant: view.model.variant?.name ?? '',
      draft: release.draft,
      draftReasons: release.draftReasons,
      release: release.label,
      revision: revision.commit,
      made: { time: revision.date, text: revision.date.replace('T', ' ').replace('Z', ' UTC') },
      documentsOnly: isOfDocumentsOnly(view),
      answer: answerOf(input, view, gates),
      gates: gates.map((gate) => stripOf(gate, view)),
      cards: cards.filter(({ total }) => total > 0),
      clear: cards.filter(({ total }) => total === 0),
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

/** Whether no type of item is configured: such a site claims nothing, so nothing of it is proven or stands before a release. */
function isOfDocumentsOnly({ config }: SiteView): boolean {
  return Object.keys(config.trace.types).length === 0;
}

/** One sentence in three parts: what is proven, what is open, and what stands before the release. */
function answerOf(input: SiteInput, view: SiteView, gates: readonly GateResult[]): object {
  const { t, model } = view;
  const states = model.items.map(({ id }) => view.verdict(id).state);
  const claimed = states.filter((state) => state !== 'none').length;
  const verified = states.filter((state) => state === 'verified').length;
  const severe = (name: string) => input.findings.filter(({ severity }) => severity === name).length;
  const [errors, warnings] = [severe('error'), severe('warning')];
  const waiting = gates.filter(({ passed }) => !passed).map(({ gate }) => gate);
  const off = Object.values(view.config.trace.rules).filter((severity) => severity === 'off').length;
  const { draft, label, draftReasons } = model.release;
  const said = (text: string, values: Record<string, unknown>): string => fill(t(text), values);
  return {
    tone:
      errors > 0 || states.includes('failed') ? 'failed' : draft || verified < claimed ? 'open' : 'verified',
    proven:
      claimed === 0
        ? t('nothing is claimed of any item')
        : said('{verified} of {claimed} items of which something is claimed are verified', {
            verified,
            claimed,
          }),
    open:
      errors + warnings === 0
        ? said(
            off === 0
              ? 'no error and no warning is open'
              : 'no error and no warning is open; rules switched off: {off}',
            { off },
          )
        : said('errors: {errors}, warnings: {warnings}', { errors, warnings }),
    release: !draft
      ? said(
          waiting.length === 0
            ? 'released as {release}'
            : 'released as {release} although {gates} is not passed',
          {
            release: label,
            gates: waiting.join(', '),
          },
        )
      : waiting.length > 0
        ? said('not passed before the release: {gates}', { gates: waiting.join(', ') })
        : said('all gates are passed; not released: {reasons}', {
            reasons: draftReasons.map((reason) => t(reason)).join(', '),
          }),
  };
}

function stripOf({ gate, title, passed, criteria }: GateResult, { t }: SiteView): object {
  const asked = criteria.filter(({ state }) => state !== 'off');
  const met = asked.filter(({ state }) => state === 'met' || state === 'follows').length;
  return {
    gate,
    title: t(title),
    passed,
    path: `gates/index.html#${gate.toLowerCase()}`,
    met: fill(t('{met} of {asked} criteria met'), { met, asked: asked.length }),
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
  const { sessions, artifacts } = view.model;
  const exploring = sessions.filter((session) => standingOf(session, artifacts) === 'counts').length;
  const merged = view.model.links.filter(({ merge }) => merge).length;
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
    ...(merged > 0 ? [card(t('Links accepted by a merge'), merged, 'trace/links.html#merged', 'info')] : []),
    card(t('Dangling links'), links('dangling'), 'trace/links.html#dangling', 'failed'),
    card(t('Tests failed'), failed, 'tests/index.html#failed', 'failed'),
    ...(repeated > 0
      ? [card(t('Tests passed when repeated'), repeated, 'tests/index.html#repeated', 'suspect')]
      : []),
    card(t('Tests not run'), notRun, 'tests/index.html#not-run', 'suspect'),
    card(t('Reports not of this tree'), foreign, 'tests/index.html#reports', 'suspect'),
    ...(sessions.length > 0
      ? [
          card(t('Exploratory sessions of this build'), exploring, 'tests/sessions.html', 'info'),
          card(
            t('Exploratory sessions not of this build'),
            sessions.length - exploring,
            'tests/sessions.html',
            'suspect',
          ),
        ]
      : []),
    ...(view.model.soup.length > 0
      ? [card(t('SOUP not reviewed'), unreviewed, 'soup/index.html', 'suspect')]
      : []),
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
