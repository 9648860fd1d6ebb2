import {
  type Finding,
  type Model,
  type Report,
  type RuleOf,
  runOfReport,
  startOf,
  type TestResult,
} from '../../model/index.ts';
import { indexResults } from '../evidence/match-results.ts';
import { type Graph, takesResults } from '../graph.ts';
import { finding } from '../rules.ts';
import type { TraceContext } from './context.ts';
import { checkNearResults } from './near-results.ts';

/**
 * Findings on test evidence: of no report at all, of reports that do not count, of results that failed, of tests without result.
 * @implements SRS-411, SRS-412, SRS-3165
 */
export function checkEvidence(model: Model, graph: Graph, { config, configFile }: TraceContext): Finding[] {
  const { reports } = model;
  if (reports.length === 0) {
    const patterns = config.sources.results.flatMap(({ files }) => files).join(', ');
    return [
      finding('no-evidence', startOf(configFile), {
        message: `There is no test report (${patterns}), so nothing can be verified.`,
        hint: 'Let the tests write JUnit reports and run them through `dossier stamp -- <command>`; or name the reports in `sources.results`.',
      }),
    ];
  }
  return [
    ...checkOrigins(reports),
    ...reports.flatMap(checkResults),
    ...checkRegions(model, graph),
    ...checkNearResults(model, graph, config),
  ];
}

const origins: Record<
  Exclude<Report['origin'], 'current'>,
  { rule: RuleOf<typeof finding>; one: string; more: string; hint: string }
> = {
  altered: {
    rule: 'evidence-altered',
    one: 'was altered after it was stamped',
    more: 'were altered after they were stamped',
    hint: 'Run the tests again through `dossier stamp -- <command>`; never edit a report.',
  },
  other: {
    rule: 'evidence-of-other-commit',
    one: 'is of another commit than this tree',
    more: 'are of another commit than this tree',
    hint: 'Run the tests through `dossier stamp -- <command>`.',
  },
  unknown: {
    rule: 'evidence-without-commit',
    one: 'does not say of which commit it is',
    more: 'do not say of which commit they are',
    hint: 'Run the tests through `dossier stamp -- <command>`.',
  },
};

/** Reports named in a message. */
const mostNamed = 5;

/**
 * One finding for all reports of tests that do not count for one reason. A record of tests by hand stands for itself: one that is of another
 * commit is history and kept, and the tests that have to be repeated are told by what they verify.
 */
function checkOrigins(reports: readonly Report[]): Finding[] {
  const byTools = reports.filter(({ run }) => !run);
  const together = (Object.keys(origins) as (keyof typeof origins)[]).flatMap((origin) =>
    tellTogether(
      byTools.filter((report) => report.origin === origin),
      origins[origin],
    ),
  );
  return [...together, ...reports.filter(({ run, origin }) => run && origin === 'unknown').map(ofNoCommit)];
}

function tellTogether(
  reports: readonly Report[],
  { rule, one, more, hint }: (typeof origins)['other'],
): Finding[] {
  const [first] = reports;
  if (!first) return [];
  const commits = new Set(
    reports.flatMap(({ origin, stamp }) => (origin === 'other' && stamp?.commit) || []),
  );
  const commit = commits.size === 1 ? ` (${[...commits].join().slice(0, 12)})` : '';
  const left = reports.length - mostNamed;
  const names = reports.slice(0, mostNamed).map(({ path, stamp }) => `${path}${whyRefused(path, stamp)}`);
  const message =
    reports.length === 1
      ? `The report ${names.join()} ${one}${commit}; its results verify nothing.`
      : `${reports.length} reports ${more}${commit}: ${names.join(', ')}${left > 0 ? ` and ${left} more` : ''}; their results verify nothing.`;
  const command = commandOf(reports);
  return [
    finding(rule, startOf(first.path), {
      message,
      hint: command === '' ? hint : hint.replace('<command>', command),
    }),
  ];
}

/** The command that ran the tests the last time; empty where that is not one. */
function commandOf(reports: readonly Report[]): string {
  const commands = new Set(reports.map(({ path, stamp }) => runOfReport(path, stamp).run?.command ?? ''));
  return commands.size === 1 ? [...commands].join() : '';
}

/** Why it was refused when it was to be stamped. */
function whyRefused(path: string, stamp: Report['stamp']): string {
  const [, refused] =
    Object.entries(stamp?.refused ?? {}).find(([name]) => path === name || path.endsWith(`/${name}`)) ?? [];
  return refused ? ` (${refused.reason})` : '';
}

function ofNoCommit({ path }: Report): Finding {
  return finding('evidence-without-commit', startOf(path), {
    message: `The report ${path} names no commit that this repository holds; its results verify nothing.`,
    hint: 'Write `- commit:` with the hash of the commit that was tested, and fetch the whole history.',
  });
}

function checkResults({ origin, results }: Report): Finding[] {
  if (origin !== 'current') return [];
  return results
    .filter(({ status }) => status === 'failed' || status === 'error')
    .map((result) =>
      finding('failed-test', result.place, {
        message: `Test "${nameOf(result)}" failed${result.message === '' ? '.' : `: ${result.message}`}`,
        hint: 'Mend the code or the test and run the tests again.',
        ...(result.ids[0] === undefined ? {} : { item: result.ids[0] }),
      }),
    );
}

function nameOf({ className, name }: TestResult): string {
  return className === '' ? name : `${className} ${name}`;
}

/** Regions that claim to verify something, but of which no report of this commit holds a result, or none can. */
function checkRegions({ links, reports }: Model, graph: Graph): Finding[] {
  if (!reports.some(({ origin }) => origin === 'current')) return [];
  const index = indexResults(reports);
  const seen = new Set<string>();
  return links.flatMap(({ from, relation, to, place }) => {
    const region = relation === 'verifies' && !seen.has(from) ? graph.end(from).region : undefined;
    if (!region) return [];
    seen.add(from);
    const name = region.name === '' ? region.file : `"${region.name}" in ${region.file}`;
    if (!takesResults(region)) {
      return [
        finding('unmatched-annotation', place, {
          message: `${name} verifies ${to}, but it is no test, so no result can be of it.`,
          hint: 'Write the tag directly above the test that verifies it.',
          item: to,
        }),
      ];
    }
    if (index.byRegion(region).some(([report]) => reports[report]?.origin === 'current')) return [];
    return [
      finding('unmatched-annotation', place, {
        message: `${name} verifies ${to}, but no report of this commit holds its result.`,
        hint: 'Run this test too; let the reporter name the file of each test (jest-junit: addFileAttribute "true"); or put the ID into the name of the test.',
        item: to,
      }),
    ];
  });
}
