import { type Facts, noFacts, type Refused, type ReportAbout, type TestResult } from '../../model/index.ts';
import type { TextProblem } from '../safe-json.ts';
import { refused } from '../unreadable.ts';
import type { CountMismatch } from './counters.ts';
import type { BrokenSuite } from './report-reader.ts';
import { finding } from './rules.ts';
import { foldTries } from './tries.ts';
import type { Doubt } from './vocabulary/doubts.ts';
import { doubtFindings, withdraw } from './withdrawn.ts';

/** What a reader of a whole text gives: the report, why it was not read, or the counter in it that its cases do not bear out. */
export type ReportAnswer = ReadReport | Refused<TextProblem> | { mismatch: CountMismatch };

export interface ReadReport {
  about: ReportAbout;
  results: TestResult[];
  /** Suites and hooks that broke. */
  broken?: readonly BrokenSuite[];
  /** Results that are tries of one test. */
  tries?: readonly TestResult[][];
  doubts?: readonly Doubt[];
}

/**
 * The facts of a report: results that stand, with findings on words that nobody knows; or one finding, and no result.
 * @param format its name in messages
 * @param hint how a report of the kind has to be
 */
export function factsOf(path: string, answer: ReportAnswer, format: string, hint: string): Facts {
  if ('refused' in answer)
    return refused(path, (at, said) => finding('unreadable-report', at, { ...said, hint }), answer.refused);
  if ('mismatch' in answer) {
    const { message, line } = answer.mismatch;
    return refused(path, (at, said) => finding('report-count-mismatch', at, said), {
      message,
      line,
      column: 1,
    });
  }
  const { about, results, broken = [], tries = [], doubts = [] } = answer;
  withdraw(results, broken, doubts);
  return {
    ...noFacts(),
    results: tries.length === 0 ? results : foldTries(results, tries),
    findings: doubtFindings(path, format, doubts),
    reportFormats: [about],
  };
}
