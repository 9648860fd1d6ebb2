/**
 * Test coverage: how much of each source file the tests ran, as common tools report it, read whole or not at all.
 * @c4 component "Coverage source"
 * @technology saxes
 * @uses Model "coverage of files"
 * @uses Results source "safe reading of XML"
 * @implements SDS-1801
 */

import { noFacts, startOf } from '../../model/index.ts';
import type { Source } from '../source.ts';
import { readCobertura } from './cobertura.ts';
import { readJacoco } from './jacoco.ts';
import { readLcov } from './lcov.ts';
import { CoverageProblem } from './problem.ts';
import { finding } from './rules.ts';

export { rules } from './rules.ts';

/**
 * Reads lcov, Cobertura and JaCoCo. A report with any defect gives one finding and no number: half of it would show another coverage.
 * @implements SRS-1801
 */
export const coverageSource: Source = {
  read({ path, bytes }) {
    const facts = noFacts();
    try {
      const { format, files } = readerFor(bytes)(bytes);
      if (files.length === 0) throw new CoverageProblem('it names no source file');
      facts.coverage.push({ format, files, place: startOf(path) });
    } catch (problem) {
      if (!(problem instanceof CoverageProblem)) throw problem;
      facts.findings.push(
        finding(
          'unreadable-coverage',
          { file: path, line: problem.line, column: 1 },
          {
            message: `${path} counts for nothing: ${problem.message}.`,
            hint: 'Run the tests with coverage again; a report has to be whole: lcov, Cobertura XML or JaCoCo XML.',
          },
        ),
      );
    }
    return facts;
  },
};

/** By the beginning of the file: XML by its root element, everything else is read as lcov. */
function readerFor(bytes: Uint8Array): typeof readLcov {
  const head = Buffer.from(bytes.subarray(0, 4000)).toString('latin1').replaceAll('\0', '');
  if (!/^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)?\s*</.test(head)) return readLcov;
  return /<report[\s>]/.test(head) ? readJacoco : readCobertura;
}
