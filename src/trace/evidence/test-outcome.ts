import type { Report, TestResult } from '../../model/index.ts';
import type { ResultRef } from './match-results.ts';

/** What the results of one test say. `evidence` holds the results of this commit that count. */
export interface TestOutcome {
  state: 'passed' | 'failed' | 'open';
  /** Why it is not passed, as the end of a sentence that names the test. Empty when passed. */
  reason: string;
  evidence: ResultRef[];
}

/** Words for results that do not count. `current` does. */
const originWords: Record<Exclude<Report['origin'], 'current'>, string> = {
  other: 'the result is of another commit',
  unknown: 'the result names no commit',
  altered: 'the report was altered after it was stamped',
};

/**
 * A test passed when it has results of this commit, in whatever report, and every one of them passed at the first try.
 * One that failed fails it. Skipped, disabled, not run, or passed only when repeated: open. Results of reports that are not of
 * this very tree never count, neither for nor against.
 * @implements SRS-402, SRS-411, SRS-611
 */
export function judgeTest(refs: readonly ResultRef[], reports: readonly Report[]): TestOutcome {
  const evidence = refs.filter(([report]) => reports[report]?.origin === 'current');
  const results = evidence.map((ref) => resultAt(reports, ref));
  const failed = results.find(({ status }) => status === 'failed' || status === 'error');
  if (failed) {
    const message = failed.message === '' ? '' : `: ${failed.message.slice(0, 200)}`;
    return { state: 'failed', reason: `failed${message}`, evidence };
  }
  const notRun = results.filter(({ status }) => status !== 'passed' && status !== 'repeated');
  if (notRun.length > 0) {
    const count = notRun.length === results.length ? '' : ` in ${notRun.length} of ${results.length} results`;
    return { state: 'open', reason: `was ${wordOf(notRun[0] as TestResult)}${count}`, evidence };
  }
  if (results.some(({ status }) => status === 'repeated'))
    return { state: 'open', reason: 'passed only when it was repeated', evidence };
  if (results.length > 0) return { state: 'passed', reason: '', evidence };
  return { state: 'open', reason: reasonWithout(refs, reports), evidence };
}

export function resultAt(reports: readonly Report[], [report, result]: ResultRef): TestResult {
  return reports[report]?.results[result] as TestResult;
}

function reasonWithout(refs: readonly ResultRef[], reports: readonly Report[]): string {
  const origins = new Set(refs.map(([report]) => reports[report]?.origin));
  for (const origin of ['altered', 'other', 'unknown'] as const) {
    if (origins.has(origin)) return `has no result of this commit: ${originWords[origin]}`;
  }
  return 'has no result';
}

function wordOf({ status, message }: TestResult): string {
  const word = status === 'notrun' ? 'not run' : 'skipped';
  return message === '' ? word : `${word} (${message.slice(0, 200)})`;
}
