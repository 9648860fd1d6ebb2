/**
 * Test results: what the reports of common test runners say, read whole or not at all.
 * @c4 component "Results source"
 * @technology saxes
 * @implements SDS-04
 */
import { findingAt, noFacts } from '../../model/index.ts';
import type { Source } from '../source.ts';
import { AnyReport } from './any-report.ts';
import { readXml } from './xml.ts';

export { rules } from './rules.ts';

const wholeReport =
  'Run the tests again; a report has to be whole, in UTF-8 or UTF-16, and JUnit XML, NUnit 3, xUnit.net or TRX.';
const agreeing =
  'Run the tests again and keep the report as the test runner writes it; cases that a runner writes but does not count (`todo`) belong out of the report.';

/**
 * Reads JUnit XML, NUnit 3, xUnit.net and TRX. A file with any defect gives one finding and no result: half a report proves nothing.
 * @implements SRS-403
 */
export const resultsSource: Source = {
  name: 'results',
  version: 3,
  include: (config) => config.sources.results.flatMap((entry) => entry.files),
  read({ path, bytes }, { ids }) {
    const facts = noFacts();
    const report = new AnyReport(path, ids);
    const problem = readXml(bytes, report);
    const refuse = (rule: string, message: string, hint: string, line: number, column: number): void => {
      facts.findings.push(
        findingAt(
          { file: path, line, column },
          {
            rule,
            severity: 'error',
            message: `${path} counts for nothing: ${message}`,
            hint,
          },
        ),
      );
    };
    const { reader } = report;
    const mismatch = reader?.mismatch;
    if (problem) refuse('unreadable-report', problem.message, wholeReport, problem.line, problem.column);
    else if (!reader?.recognised) refuse('unreadable-report', 'it is no report of tests.', wholeReport, 1, 1);
    else if (mismatch) refuse('report-count-mismatch', `${mismatch.message}.`, agreeing, mismatch.line, 1);
    else {
      facts.results = reader.results;
      facts.reportFormats = [{ path, format: report.format }];
    }
    return facts;
  },
};
