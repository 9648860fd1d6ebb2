import type { Finding, Model, Report, TestResult } from '../../model/index.ts';
import { indexResults } from '../evidence/match-results.ts';
import { type Graph, isTestRegion } from '../graph.ts';
import { traceFinding } from '../rules.ts';
import type { TraceContext } from './context.ts';

/**
 * Findings on test evidence: of no report at all, of reports that do not count, of results that failed, of tests without result.
 * @implements SRS-411, SRS-412
 */
export function checkEvidence(model: Model, graph: Graph, { config, configFile }: TraceContext): Finding[] {
  const { reports } = model;
  if (reports.length === 0) {
    const patterns = config.sources.results.flatMap(({ files }) => files).join(', ');
    return [
      traceFinding(
        'no-evidence',
        { file: configFile, line: 1, column: 1 },
        {
          message: `There is no test report (${patterns}), so nothing can be verified.`,
          hint: 'Run the tests with a JUnit reporter, then `dossier stamp`; or name the reports in `sources.results`.',
        },
      ),
    ];
  }
  return [...reports.flatMap(checkOrigin), ...reports.flatMap(checkResults), ...checkRegions(model, graph)];
}

const origins: Record<Report['origin'], { rule: string; what: string; hint: string } | undefined> = {
  current: undefined,
  other: {
    rule: 'evidence-of-other-commit',
    what: 'is of another commit than this tree',
    hint: 'Run the tests on this tree, then `dossier stamp`.',
  },
  unknown: {
    rule: 'evidence-without-commit',
    what: 'does not say of which commit it is',
    hint: 'Run `dossier stamp` right after the tests.',
  },
  altered: {
    rule: 'evidence-altered',
    what: 'was altered after it was stamped',
    hint: 'Run the tests again, then `dossier stamp`; never edit a report.',
  },
};

const runOfNoCommit = {
  rule: 'evidence-without-commit',
  what: 'names no commit that this repository holds',
  hint: 'Write `- commit:` with the hash of the commit that was tested, and fetch the whole history.',
};

/** A record of tests by hand that is of another commit is history and kept: the tests that have to be repeated are told by what they verify. */
function checkOrigin({ path, origin, stamp, run }: Report): Finding[] {
  const problem = run ? (origin === 'unknown' ? runOfNoCommit : undefined) : origins[origin];
  if (!problem) return [];
  const commit = origin === 'other' && stamp?.commit ? ` (${stamp.commit.slice(0, 12)})` : '';
  const message = `The report ${path} ${problem.what}${commit}; its results verify nothing.`;
  return [traceFinding(problem.rule, { file: path, line: 1, column: 1 }, { message, hint: problem.hint })];
}

function checkResults({ origin, results }: Report): Finding[] {
  if (origin !== 'current') return [];
  return results
    .filter(({ status }) => status === 'failed' || status === 'error')
    .map((result) =>
      traceFinding('failed-test', result.place, {
        message: `Test "${nameOf(result)}" failed${result.message === '' ? '.' : `: ${result.message}`}`,
        hint: 'Mend the code or the test and run the tests again.',
        ...(result.ids[0] === undefined ? {} : { item: result.ids[0] }),
      }),
    );
}

function nameOf({ className, name }: TestResult): string {
  return className === '' ? name : `${className} ${name}`;
}

/** Test regions that claim to verify something, but of which no report of this commit holds a result. */
function checkRegions({ links, reports }: Model, graph: Graph): Finding[] {
  if (!reports.some(({ origin }) => origin === 'current')) return [];
  const index = indexResults(reports);
  const seen = new Set<string>();
  return links.flatMap(({ from, relation, to, place }) => {
    const region = relation === 'verifies' && !seen.has(from) ? graph.end(from).region : undefined;
    if (!region || !isTestRegion(region)) return [];
    seen.add(from);
    if (index.byRegion(region).some(([report]) => reports[report]?.origin === 'current')) return [];
    return [
      traceFinding('unmatched-annotation', place, {
        message: `${region.name === '' ? region.file : `"${region.name}" in ${region.file}`} verifies ${to}, but no report of this commit holds its result.`,
        hint: 'Run this test too; let the reporter name the file of each test (jest-junit: addFileAttribute "true"); or put the ID into the name of the test.',
        item: to,
      }),
    ];
  });
}
