import { z } from 'zod';
import { type AnalysisFacts, analysisReport } from './analysis.ts';
import { type ArtifactFacts, artifactRecord } from './artifact.ts';
import { type CoverageFacts, coverageReport } from './coverage.ts';
import { type LogFacts, log } from './log.ts';
import { type SessionFacts, session } from './session.ts';
import { type ScanFacts, scan } from './vulnerability.ts';

export type * from './analysis.ts';
export type * from './artifact.ts';
export type * from './coverage.ts';
export type * from './vulnerability.ts';

/** Reports of tools besides those of tests, by the member of the model that holds them. */
export const evidenceReports = {
  coverage: z.array(coverageReport).describe('Reports of coverage, sorted by path.'),
  analyses: z.array(analysisReport).describe('Reports of static analyses, sorted by path.'),
  scans: z.array(scan).describe('Reports of vulnerabilities, sorted by path.'),
  artifactRecords: z.array(artifactRecord).describe('Records of software that was built, sorted by path.'),
  sessions: z.array(session).describe('Exploratory sessions, which verify nothing, sorted by path.'),
  logs: z.array(log).describe('Raw logs that are kept with a release, sorted by path.'),
};

/** The same as facts: one for each report that was read whole. */
export interface EvidenceFacts {
  coverage: CoverageFacts[];
  analyses: AnalysisFacts[];
  scans: ScanFacts[];
  artifactRecords: ArtifactFacts[];
  sessions: SessionFacts[];
  logs: LogFacts[];
}

/** Every report with its origin, sorted by path. */
export type Evidence = {
  readonly [Member in keyof EvidenceFacts]: z.output<(typeof evidenceReports)[Member]>;
};
