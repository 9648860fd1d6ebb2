import { type Report, runOfReport } from '../../../model/index.ts';
import type { PageFrame } from '../page-frame.ts';
import { originWords } from '../states.ts';
import type { Evidence, SiteView } from '../view.ts';

const shownTests = 400;

/** Suites, reports, and what failed or did not run. */
export function testsPage(view: SiteView): PageFrame {
  const { t } = view;
  const all = [...view.suites.values()].flat();
  const of = (...states: string[]) => all.filter(({ result }) => states.includes(result.status));
  const repeated = of('repeated');
  return {
    path: 'tests/index.html',
    title: t('Tests'),
    section: 'tests',
    contents: [
      { depth: 1, text: t('Failed'), anchor: 'failed' },
      ...(repeated.length === 0 ? [] : [{ depth: 1, text: t('Passed when repeated'), anchor: 'repeated' }]),
      { depth: 1, text: t('Not run'), anchor: 'not-run' },
      { depth: 1, text: t('Suites'), anchor: 'suites' },
      { depth: 1, text: t('Reports'), anchor: 'reports' },
    ],
    template: 'tests',
    data: {
      total: all.length,
      failed: resultsOf(view, t('Failed tests'), of('failed', 'error')),
      repeated: resultsOf(view, t('Tests that passed when repeated'), repeated),
      notRun: resultsOf(view, t('Tests that did not run'), of('skipped', 'notrun')),
      suites: [...view.suites].map(([key, evidence]) => suiteOf(view, key, evidence)),
      reports: view.model.reports.map(reportOf),
      sessions: view.model.sessions.length,
      logs: view.model.logs.length,
    },
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
      template: 'suite',
      data: {
        title,
        total: evidence.length,
        report: first.report.path,
        level: first.report.level,
        origin: originWords[first.report.origin],
        results: resultsOf(view, title, evidence),
      },
    };
  }
}

function suiteTitle({ result }: Evidence): string {
  return result.suite || result.className || result.file || 'Results';
}

function resultsOf(view: SiteView, caption: string, evidence: readonly Evidence[]): object {
  return {
    caption,
    total: evidence.length,
    rows: evidence.slice(0, shownTests).map(({ result, report }) => ({
      status: result.status,
      name: result.name,
      message: result.message,
      proves: view.provedBy.get(result) ?? [],
      file: result.file,
      place: { file: report.path, line: result.place.line },
    })),
    left: Math.max(0, evidence.length - shownTests),
  };
}

function suiteOf(view: SiteView, key: string, evidence: readonly Evidence[]): object {
  const first = evidence[0] as Evidence;
  const count = (...states: string[]) =>
    evidence.filter(({ result }) => states.includes(result.status)).length;
  return {
    path: view.paths.suite(key),
    title: suiteTitle(first),
    passed: count('passed'),
    failed: count('failed', 'error'),
    notRun: count('skipped', 'notrun'),
    level: first.report.level,
  };
}

function reportOf({ path, origin, stamp, results, sha256 }: Report): object {
  const { run, reused } = runOfReport(path, stamp);
  return {
    path,
    origin: originWords[origin],
    takenFrom: stamp?.commit ?? '',
    run,
    reused,
    total: results.length,
    sha256,
  };
}
