import type { Reason, Report, TestResult } from '../../model/index.ts';
import type { ResultRef } from './match-results.ts';

/** What the results of one test say. `evidence` holds the results of this commit that count. */
export interface TestOutcome {
  state: 'passed' | 'failed' | 'open';
  /** Why it is not passed, of a subject that is not named yet; undefined when passed. */
  reason?: Reason;
  evidence: ResultRef[];
}

/** What is said of results that do not count. `current` does. */
const originSentences: Record<Exclude<Report['origin'], 'current'>, string> = {
  other: '{subject} has no result of this commit: the result is of another commit.',
  unknown: '{subject} has no result of this commit: the result names no commit.',
  altered: '{subject} has no result of this commit: the report was altered after it was stamped.',
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
    return {
      state: 'failed',
      reason: withMessage(['{subject} failed.', '{subject} failed: {message}.'], failed.message),
      evidence,
    };
  }
  const notRun = results.filter(({ status }) => status !== 'passed' && status !== 'repeated');
  if (notRun.length > 0) {
    return { state: 'open', reason: notRunReason(notRun, results.length), evidence };
  }
  if (results.some(({ status }) => status === 'repeated'))
    return {
      state: 'open',
      reason: { sentence: '{subject} passed only when it was repeated.' },
      evidence,
    };
  if (results.length > 0) return { state: 'passed', evidence };
  return { state: 'open', reason: reasonWithout(refs, reports), evidence };
}

export function resultAt(reports: readonly Report[], [report, result]: ResultRef): TestResult {
  return reports[report]?.results[result] as TestResult;
}

function reasonWithout(refs: readonly ResultRef[], reports: readonly Report[]): Reason {
  const origins = new Set(refs.map(([report]) => reports[report]?.origin));
  for (const origin of ['altered', 'other', 'unknown'] as const) {
    if (origins.has(origin)) return { sentence: originSentences[origin] };
  }
  return { sentence: '{subject} has no result.' };
}

/** What is said of tests that did not run: of all results or of some, and with what the runner said or without. */
const notRunSentences = {
  notrun: {
    all: ['{subject} was not run.', '{subject} was not run ({message}).'],
    some: [
      '{subject} was not run in {count} of {total} results.',
      '{subject} was not run ({message}) in {count} of {total} results.',
    ],
  },
  skipped: {
    all: ['{subject} was skipped.', '{subject} was skipped ({message}).'],
    some: [
      '{subject} was skipped in {count} of {total} results.',
      '{subject} was skipped ({message}) in {count} of {total} results.',
    ],
  },
} as const;

function notRunReason(notRun: readonly TestResult[], total: number): Reason {
  const { status, message } = notRun[0] as TestResult;
  const isSome = notRun.length < total;
  const sentences = notRunSentences[status === 'notrun' ? 'notrun' : 'skipped'][isSome ? 'some' : 'all'];
  return withMessage(
    sentences,
    message,
    isSome ? { count: String(notRun.length), total: String(total) } : {},
  );
}

/** The sentence without or with what the runner said, as it said anything. */
function withMessage(
  [plain, saying]: readonly [string, string],
  message: string,
  values: Record<string, string> = {},
): Reason {
  return message === ''
    ? { sentence: plain, values }
    : { sentence: saying, values: { ...values, message: message.slice(0, 200) } };
}
