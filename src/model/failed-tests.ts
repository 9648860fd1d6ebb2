import type { Report, TestResult } from './evidence.ts';

/** A test of this content that failed. */
export interface FailedTest {
  /** `class name`, as the report names the case and an anomaly names it with its attribute `test`. */
  test: string;
  report: Report;
  result: TestResult;
  /** Places of both in the reports of the model. */
  at: readonly [report: number, result: number];
}

/** The tests of this content that failed, in the order of the reports. Results of other content are left alone. */
export function failedTests(reports: readonly Report[]): FailedTest[] {
  return reports.flatMap((report, index) =>
    report.origin !== 'current'
      ? []
      : report.results.flatMap((result, at): FailedTest[] => {
          const { className, name, status } = result;
          if (status !== 'failed' && status !== 'error') return [];
          return [{ test: [className, name].filter(Boolean).join(' '), report, result, at: [index, at] }];
        }),
  );
}
