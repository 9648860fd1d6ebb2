/**
 * Static analysis: what linters and analysers report in SARIF, read whole or not at all.
 * @c4 component "Analysis source"
 * @technology TypeScript
 * @uses Model "results of analyses"
 * @implements SDS-1803
 */

import { noFacts, startOf } from '../../model/index.ts';
import { decodeBytes } from '../decode.ts';
import type { Source } from '../source.ts';
import { AnalysisProblem } from './problem.ts';
import { finding } from './rules.ts';
import { readSarif } from './sarif.ts';

export { rules } from './rules.ts';

/**
 * Reads SARIF 2.1.0. A report with any defect gives one finding and no result: what it lacks might be an error.
 * @implements SRS-1805
 */
export const analysisSource: Source = {
  read({ path, bytes }) {
    const facts = noFacts();
    const place = startOf(path);
    try {
      const text = decodeBytes(bytes);
      if (text === undefined) throw new AnalysisProblem('it is neither UTF-8 nor UTF-16 text');
      facts.analyses.push({ ...readSarif(text), place });
    } catch (problem) {
      if (!(problem instanceof AnalysisProblem)) throw problem;
      facts.findings.push(
        finding(
          'unreadable-analysis',
          { ...place, line: problem.line },
          {
            message: `${path} counts for nothing: ${problem.message}.`,
            hint: 'Run the analysis again; a report has to be whole, SARIF 2.1.0.',
          },
        ),
      );
    }
    return facts;
  },
};
