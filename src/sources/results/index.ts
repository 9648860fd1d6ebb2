/**
 * Test results: what the reports of common test runners say, read whole or not at all.
 * @implements SDS-04
 */
import { findingAt, noFacts } from '../../model/index.ts';
import type { Source } from '../source.ts';
import { JunitReader } from './junit.ts';
import { readXml } from './xml.ts';

export { rules } from './rules.ts';

/**
 * Reads JUnit XML. A file with any defect gives one finding and no result: half a report proves nothing.
 * @implements SRS-403
 */
export const resultsSource: Source = {
  name: 'results',
  version: 1,
  include: (config) => config.sources.results.flatMap((entry) => entry.files),
  read({ path, bytes }, { ids }) {
    const facts = noFacts();
    const reader = new JunitReader(path, ids);
    const problem = readXml(bytes, reader);
    const refuse = (message: string, line: number, column: number): void => {
      facts.findings.push(
        findingAt(
          { file: path, line, column },
          {
            rule: 'unreadable-report',
            severity: 'error',
            message: `${path} counts for nothing: ${message}`,
            hint: 'Run the tests again; a report has to be whole, JUnit XML, in UTF-8 or UTF-16.',
          },
        ),
      );
    };
    if (problem) refuse(problem.message, problem.line, problem.column);
    else if (!reader.recognised) refuse('it is no JUnit report.', 1, 1);
    else facts.results = reader.results;
    return facts;
  },
};
