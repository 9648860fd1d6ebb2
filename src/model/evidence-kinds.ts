import type { AnalysisFacts, AnalysisReport } from './analysis.ts';
import type { CoverageFacts, CoverageReport } from './coverage.ts';
import type { Scan, ScanFacts } from './vulnerability.ts';

export type * from './analysis.ts';
export type * from './coverage.ts';
export type * from './vulnerability.ts';

/** Reports of tools besides those of tests, by the member of facts and of the model that holds them: as one is read, and with its origin. */
export interface EvidenceKinds {
  coverage: { read: CoverageFacts; report: CoverageReport };
  analyses: { read: AnalysisFacts; report: AnalysisReport };
  scans: { read: ScanFacts; report: Scan };
}

/** One for each report that was read whole. */
export type EvidenceFacts = { [Member in keyof EvidenceKinds]: EvidenceKinds[Member]['read'][] };

/** Every report, sorted by path. */
export type Evidence = { readonly [Member in keyof EvidenceKinds]: EvidenceKinds[Member]['report'][] };

/** No report of any kind. */
export function noEvidence(): { [Member in keyof EvidenceKinds]: never[] } {
  return { coverage: [], analyses: [], scans: [] };
}
