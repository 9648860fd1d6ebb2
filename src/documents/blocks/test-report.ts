import { z } from 'zod';
import {
  isWithin,
  type Model,
  type Report,
  runOfReport,
  type TestResult,
  type Verdict,
} from '../../model/index.ts';
import { provedItems } from '../../trace/evidence/proved-items.ts';
import { verdictOf } from '../context.ts';
import { defineBlock } from './block.ts';
import { originWords } from './coverage-by-unit.ts';

const levels = ['unit', 'integration', 'system'] as const;

/**
 * The results of all reports: by level, by suite and by requirement, what was measured, the steps of tests by hand, and every test (IEC 62304 5.5.5, 5.6.7,
 * 5.7.5, 9.8).
 * @implements SRS-2907, SRS-2908, SRS-3162, SRS-3166, SRS-3651
 */
export const testReport = defineBlock({
  name: 'test-report',
  summary:
    'Test reports with their origin and the command that ran the tests, results by level and suite, everything that did not pass, tests by hand with their steps, measurements with their limits, results by requirement, and every test with source, result, duration, level and items.',
  parameters: z.strictObject({}),
  data({ model, graph }) {
    const { reports, product } = model;
    const proved = provedItems(model);
    const sources = sourcesOf(model);
    const anomaliesOf = (result: TestResult): string[] => [
      ...new Set(
        (proved.get(result) ?? []).flatMap((id) =>
          graph.down(id).flatMap(({ from }) => (graph.item(from)?.type === 'ANOM' ? [from] : [])),
        ),
      ),
    ];
    return {
      version: product.version,
      reports: reports.map((report) => ({
        path: report.path,
        level: report.level,
        origin: originWords[report.origin],
        counts: report.origin === 'current',
        environment: environmentOf(report),
        tester: report.run?.tester ?? (report.stamp ? report.stamp.runner : ''),
        date: (report.run?.date ?? report.date ?? '').slice(0, 10),
        ...commandOf(report),
        ...tally(report.results),
      })),
      total: reports.reduce((sum, { results }) => sum + results.length, 0),
      levels: levels.map((level) => {
        const own = reports.filter((report) => report.level === level && report.origin === 'current');
        return { level, reports: own.length, ...tally(own.flatMap(({ results }) => results)) };
      }),
      suites: suitesOf(reports),
      groups: reports.flatMap((report) => groupsOf(report, proved, sources)),
      open: reports.flatMap(({ level, results }) =>
        results
          .filter(({ status }) => status !== 'passed')
          .map((result) => ({
            level,
            suite: result.suite,
            name: result.name,
            status: statusWord(result.status),
            message: result.message,
            ids: proved.get(result) ?? [],
            anomalies: anomaliesOf(result),
          })),
      ),
      runs: reports.flatMap((report) => (report.run ? { ...report.run, ...runOf(report) } : [])),
      measured: reports.flatMap(measuredIn),
      requirements: model.items
        .filter((item) => item.type === 'SRS')
        .map((item) => {
          const verdict = verdictOf(model, item.id);
          const tests = graph.down(item.id).filter(({ relation }) => relation === 'verifies');
          return {
            id: item.id,
            title: item.title,
            tests: tests.length,
            ...levelsOf(verdict.evidence, reports),
            ...verdict,
          };
        }),
    };
  },
});

/** What ran the tests of a report: the command with its exit code and duration, and why results of a cache count. */
function commandOf({ path, stamp }: Report): {
  command: string;
  exitCode: number;
  seconds: number;
  reused: string;
} {
  const { run, reused } = runOfReport(path, stamp);
  return {
    command: run?.command ?? '',
    exitCode: run?.exitCode ?? 0,
    seconds: run?.seconds ?? 0,
    reused,
  };
}

/** The tests of a report, each with its source, result, duration, level and items, below their suites, so that a long table names each suite once. */
function groupsOf(
  { level, origin, results }: Report,
  proved: ReadonlyMap<TestResult, readonly string[]>,
  sources: ReadonlyMap<TestResult, { file: string; line: number }>,
): object[] {
  const bySuite = Map.groupBy(results, ({ suite, className }) => suite || className);
  return [...bySuite].map(([suite, own]) => ({
    suite,
    level,
    origin: originWords[origin],
    counts: origin === 'current',
    tests: own.map((result) => ({
      name: result.name,
      status: statusWord(result.status),
      duration: result.seconds === undefined ? '' : `${result.seconds} s`,
      ids: proved.get(result) ?? [],
      // What the index of the binder may lead to: a result of another tree proves nothing.
      shows: origin === 'current' && (proved.get(result) ?? []).length > 0,
      file: sources.get(result)?.file ?? '',
      line: sources.get(result)?.line ?? 0,
      isInSuite: sources.get(result)?.file === suite,
    })),
  }));
}

/** Where the test of each result is written, as far as source says what it verifies. */
function sourcesOf({ regions, reports, verdicts }: Model): Map<TestResult, { file: string; line: number }> {
  const sources = new Map<TestResult, { file: string; line: number }>();
  for (const { key, file, place } of regions)
    for (const [report, at] of verdicts[key]?.evidence ?? []) {
      const result = reports[report]?.results[at];
      if (result && !sources.has(result)) sources.set(result, { file, line: place.line });
    }
  return sources;
}

/** A status in words. */
function statusWord(status: TestResult['status']): string {
  return status === 'repeated' ? 'passed when repeated' : status;
}

/** What the report says of itself, and what its stamp does. */
function environmentOf({ environment = '', stamp }: Report): string {
  const tools = Object.entries(stamp?.tools ?? {}).map(([tool, version]) => `${tool} ${version}`);
  return [environment, stamp ? [stamp.os, ...tools].filter(Boolean).join(', ') : '']
    .filter(Boolean)
    .join('; ');
}

/** How many results of each level count for a requirement. */
function levelsOf(evidence: Verdict['evidence'], reports: readonly Report[]): Record<string, number> {
  const of = (level: string): number =>
    evidence.filter(([report]) => reports[report]?.level === level).length;
  return Object.fromEntries(levels.map((level) => [level, of(level)]));
}

function runOf({ path, origin, results }: Report): object {
  return {
    path,
    origin: originWords[origin],
    counts: origin === 'current',
    cases: results.map(({ name, ids, status, message, steps = [] }) => ({
      name,
      id: ids[0] ?? '',
      status,
      message,
      steps: steps.map((step, index) => ({ number: index + 1, ...step })),
    })),
  };
}

function measuredIn({ origin, results }: Report): object[] {
  return results.flatMap(({ name, ids, measurements = [] }) =>
    measurements.map((measurement) => {
      const { value, unit, minimum, maximum, load } = measurement;
      const withUnit = (number: number): string => [String(number), unit].filter(Boolean).join(' ');
      const limits = [
        ...(minimum === undefined ? [] : [`≥ ${withUnit(minimum)}`]),
        ...(maximum === undefined ? [] : [`≤ ${withUnit(maximum)}`]),
      ];
      return {
        name: measurement.name === name ? name : `${name}: ${measurement.name}`,
        ids,
        load,
        value: withUnit(value),
        limits: limits.join(', '),
        within: isWithin(measurement) === true,
        beyond: isWithin(measurement) === false,
        origin: originWords[origin],
        counts: origin === 'current',
      };
    }),
  );
}

function tally(results: readonly TestResult[]): {
  total: number;
  passed: number;
  failed: number;
  skipped: number;
  repeated: number;
} {
  let [passed, failed, skipped, repeated] = [0, 0, 0, 0];
  for (const { status } of results) {
    if (status === 'passed') passed++;
    else if (status === 'failed' || status === 'error') failed++;
    else if (status === 'repeated') repeated++;
    else skipped++;
  }
  return { total: results.length, passed, failed, skipped, repeated };
}

function suitesOf(reports: readonly Report[]): object[] {
  const all = reports.flatMap(({ level, results }) => results.map((result) => ({ level, result })));
  const suites = Map.groupBy(
    all,
    ({ level, result }) => `${level}\0${result.suite || result.className || ''}`,
  );
  return [...suites].map(([key, own]) => {
    const [level, name] = key.split('\0');
    return { level, name, ...tally(own.map(({ result }) => result)) };
  });
}
