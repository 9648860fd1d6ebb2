import type { EvidenceOrigin } from './evidence.ts';
import type { Place } from './place.ts';

/** How many of a number were run. */
export interface Counted {
  covered: number;
  total: number;
}

/** What a coverage report says of one source file. */
export interface FileCoverage {
  /** POSIX, relative to the project root; as the report names it where the project has no such file. */
  file: string;
  /** Lines that can be run. */
  lines: Counted;
  /** Ways out of decisions; a total of 0 where the report counts none. */
  branches: Counted;
}

/** One coverage report as its reader understands it. */
export interface CoverageFacts {
  format: 'lcov' | 'cobertura' | 'jacoco';
  /** Sorted by file. */
  files: FileCoverage[];
  place: Place;
}

/** One coverage report, with what is known of its origin. */
export interface CoverageReport extends EvidenceOrigin {
  format: CoverageFacts['format'] | 'unreadable';
  files: FileCoverage[];
}
