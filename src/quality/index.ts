/**
 * Judgement of the evidence besides tests: coverage by software unit (IEC 62304 5.5.3, 5.5.5).
 * @c4 component "Quality"
 * @parent Checks
 * @technology TypeScript
 * @uses Model "reports and the architecture"
 * @uses Claims "what an anomaly claims"
 * @uses Configuration "what is demanded"
 * @uses SOUP "days between dates"
 * @implements SDS-1802
 */
export { checkAnalyses } from './check-analyses.ts';
export { checkVulnerabilities } from './check-vulnerabilities.ts';
export { coverageByUnit, percentOf, type UnitCoverage } from './coverage.ts';
export type { DecisionContext } from './decisions.ts';
export { problemReports } from './problem-reports.ts';
export { isPackageOf, mergeVulnerabilities } from './vulnerabilities.ts';
export { releasedProblems } from './watch.ts';
