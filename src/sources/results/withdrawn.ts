import type { Finding, TestResult, TestStatus } from '../../model/index.ts';
import type { BrokenSuite } from './report-reader.ts';
import { finding } from './rules.ts';
import type { Doubt } from './vocabulary/doubts.ts';

/**
 * Takes back the passes that a report cannot prove: of cases in a suite that broke, and of those with words that nobody knows.
 * @implements SRS-3120, SRS-3121, SRS-3128
 */
export function withdraw(
  results: TestResult[],
  broken: readonly BrokenSuite[],
  doubts: readonly Doubt[],
): void {
  for (const { from, to, message } of broken)
    take(results, from, to, 'error', `its suite broke${message === '' ? '' : `: ${message}`}`);
  for (const { from, to, word, line } of doubts)
    take(results, from, to, 'notrun', `its report holds ${word} in line ${line}, which is not known`);
}

function take(results: TestResult[], from: number, to: number, status: TestStatus, reason: string): void {
  for (let index = from; index < to; index++) {
    const result = results[index];
    if (result?.status === 'passed' || (status === 'error' && result?.status === 'repeated'))
      Object.assign(result, { status, message: reason.slice(0, 500) });
  }
}

/** One finding for each word of a report that is not known, where it stands first. */
export function doubtFindings(path: string, format: string, doubts: readonly Doubt[]): Finding[] {
  const words = Map.groupBy(doubts, ({ word }) => word);
  return [...words].slice(0, mostFindings).map(([word, places]) => {
    const cases = new Set<number>();
    for (const { from, to } of places) for (let index = from; index < to; index++) cases.add(index);
    const count = cases.size === 1 ? 'One case with it counts' : `${cases.size} cases with it count`;
    return finding(
      'unknown-in-report',
      { file: path, line: Math.min(...places.map(({ line }) => line)), column: 1 },
      {
        message: `${path} holds ${word}, which ${format} is not known to have. ${count} as not run.`,
        hint: 'Keep the report as the test runner writes it. If the runner writes this itself, leave it out by its options: before a test with it counts, Dossier has to know what it means.',
      },
    );
  });
}

const mostFindings = 20;
