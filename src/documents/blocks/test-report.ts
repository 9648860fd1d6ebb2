import { z } from 'zod';
import type { Report, TestResult } from '../../model/index.ts';
import { verdictOf } from '../context.ts';
import { defineBlock } from './block.ts';
import { originWords } from './coverage-by-unit.ts';

/** The results of all reports, by suite and by requirement (IEC 62304 5.7.5, 9.8). */
export const testReport = defineBlock({
  name: 'test-report',
  summary:
    'Test reports with their origin, results by suite, everything that did not pass, and results by requirement.',
  parameters: z.strictObject({}),
  data({ model, graph }) {
    return {
      reports: model.reports.map(({ path, level, origin, sha256, results, stamp }) => ({
        path,
        level,
        origin: originWords[origin],
        counts: origin === 'current',
        sha256,
        environment: stamp
          ? `${stamp.os}; ${Object.entries(stamp.tools)
              .map(([tool, version]) => `${tool} ${version}`)
              .join(', ')}; run by ${stamp.runner}`
          : 'not stated',
        ...tally(results),
      })),
      total: model.reports.reduce((sum, { results }) => sum + results.length, 0),
      suites: suitesOf(model.reports),
      open: model.reports.flatMap((report) =>
        report.results
          .filter(({ status }) => status !== 'passed')
          .map(({ suite, name, status, message }) => ({ suite, name, status, message })),
      ),
      requirements: model.items
        .filter((item) => item.type === 'SRS')
        .map((item) => {
          const verdict = verdictOf(model, item.id);
          const tests = graph.down(item.id).filter(({ relation }) => relation === 'verifies');
          return {
            id: item.id,
            title: item.title,
            tests: tests.length,
            results: verdict.evidence.length,
            ...verdict,
          };
        }),
    };
  },
});

function tally(results: readonly TestResult[]): {
  total: number;
  passed: number;
  failed: number;
  skipped: number;
} {
  let [passed, failed, skipped] = [0, 0, 0];
  for (const { status } of results) {
    if (status === 'passed') passed++;
    else if (status === 'failed' || status === 'error') failed++;
    else skipped++;
  }
  return { total: results.length, passed, failed, skipped };
}

function suitesOf(reports: readonly Report[]): object[] {
  const suites = new Map<string, TestResult[]>();
  for (const result of reports.flatMap((report) => report.results)) {
    const name = result.suite || result.className || 'without a suite';
    const list = suites.get(name);
    if (list) list.push(result);
    else suites.set(name, [result]);
  }
  return [...suites].map(([name, results]) => ({ name, ...tally(results) }));
}
