/**
 * Vulnerabilities: what scanners report of packages, and what VEX documents say of it, read whole or not at all.
 * @c4 component "Vulnerability source"
 * @technology TypeScript
 * @uses Model "reports and statements"
 * @implements SDS-1804
 */

import { type Facts, noFacts, type Place, startOf } from '../../model/index.ts';
import { decodeBytes } from '../decode.ts';
import type { Source } from '../source.ts';
import { readReport, ScanProblem } from './problem.ts';
import { finding } from './rules.ts';
import { readScan } from './scanners.ts';
import { readVex } from './vex.ts';

export { rules } from './rules.ts';

/**
 * Reads reports of OWASP Dependency-Check, OSV-Scanner, `npm audit`, Grype and Trivy, and CycloneDX with vulnerabilities.
 * @implements SRS-1808
 */
export const vulnerabilitySource: Source = {
  read: ({ path, bytes }) =>
    orRefused(path, (facts, place) => {
      facts.scans.push({ ...readScan(readReport(decodeBytes(bytes))), place });
    }),
};

/**
 * Reads VEX documents: people's assessments, which therefore lie in the project and not among the reports.
 * @implements SRS-1809
 */
export const vexSource: Source = {
  read: ({ path, bytes }) =>
    orRefused(path, (facts, place) => {
      facts.statements = readVex(readReport(decodeBytes(bytes))).map((each) => ({ ...each, place }));
    }),
};

function orRefused(path: string, read: (facts: Facts, place: Place) => void): Facts {
  const place = startOf(path);
  const facts = noFacts();
  try {
    read(facts, place);
    return facts;
  } catch (problem) {
    if (!(problem instanceof ScanProblem)) throw problem;
    const unreadable = finding(
      'unreadable-scan',
      { ...place, line: problem.line },
      {
        message: `${path} counts for nothing: ${problem.message}.`,
        hint: 'Let the tool write it again; it has to be whole, JSON of one of the formats the manual names.',
      },
    );
    return { ...noFacts(), findings: [unreadable] };
  }
}
