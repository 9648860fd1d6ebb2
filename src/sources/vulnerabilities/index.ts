/**
 * Vulnerabilities: what scanners report of packages, and what VEX documents say of it, read whole or not at all.
 * @c4 component "Vulnerability source"
 * @technology ae-cvss-calculator
 * @uses Model "reports and statements"
 * @implements SDS-1804
 */

import { startOf } from '../../model/index.ts';
import type { EvidenceSource } from '../evidence.ts';
import type { Source } from '../source.ts';
import { readWhole, wholeJson, wholeText } from '../unreadable.ts';
import { vulnerabilities } from './evidence.ts';
import { readScan } from './scanners.ts';
import { readVex } from './vex.ts';

/**
 * Reads reports of OWASP Dependency-Check, OSV-Scanner, `npm audit`, Grype and Trivy, and CycloneDX with vulnerabilities.
 * @implements SRS-1808
 */
export const vulnerabilitySource: EvidenceSource<'scans'> = vulnerabilities.source((bytes) =>
  readScan(jsonOf(bytes)),
);

/**
 * Reads VEX documents: people's assessments, which therefore lie in the project and not among the reports.
 * @implements SRS-1809
 */
export const vexSource: Source = {
  read: ({ path, bytes }) =>
    readWhole(path, vulnerabilities.refuse, () => {
      const place = startOf(path);
      return { statements: readVex(jsonOf(bytes)).map((each) => ({ ...each, place })) };
    }),
};

function jsonOf(bytes: Uint8Array): unknown {
  return wholeJson(wholeText(bytes)).value;
}
