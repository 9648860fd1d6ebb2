import type { EvidenceOrigin } from './evidence.ts';
import type { Place } from './place.ts';

export type AnalysisLevel = 'error' | 'warning' | 'note' | 'none';

/** One result of a static analysis. */
export interface AnalysisResult {
  /** Name and version of the tool, e.g. `ESLint 9.1.0`. */
  tool: string;
  rule: string;
  level: AnalysisLevel;
  message: string;
  /** POSIX, relative to the project root where the project has the file; empty where the report names none. */
  file: string;
  /** From 1; 0 where the report names none. */
  line: number;
  /** Somebody decided to leave it, and nobody rejected or still reviews that. */
  suppressed: boolean;
  /** Why; empty where no reason is given. */
  justification: string;
}

/** One report of static analyses as its reader understands it. */
export interface AnalysisFacts {
  /** Name and version of each run's tool. */
  tools: string[];
  results: AnalysisResult[];
  place: Place;
}

/** One report of static analyses, with what is known of its origin. */
export interface AnalysisReport extends EvidenceOrigin {
  format: 'sarif' | 'unreadable';
  tools: string[];
  results: AnalysisResult[];
}
