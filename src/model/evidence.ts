import type { Place } from './place.ts';

export type TestStatus = 'passed' | 'failed' | 'error' | 'skipped' | 'notrun';

/** Level of a test, IEC 62304 5.5 (unit), 5.6 (integration), 5.7 (system). */
export type TestLevel = 'unit' | 'integration' | 'system';

/** One test case's outcome as a report states it. */
export interface TestResult {
  suite: string;
  className: string;
  name: string;
  /** Source file of the test where the report names it, POSIX, relative to the project root where it lies inside. */
  file: string;
  status: TestStatus;
  /** First line of the failure message, or the reason for a skip. */
  message: string;
  properties: Record<string, string>;
  /** Registered IDs found in name, class name and properties, sorted, without repetition. */
  ids: string[];
  /** The report, and the line in it. */
  place: Place;
}

/** The state of the tree that evidence was taken from, written beside the reports when the tests ran. */
export interface EvidenceStamp {
  /** Full commit hash, empty outside version control. */
  commit: string;
  /** Git tree hash of the working tree as tested (tracked and unignored files), empty outside version control. */
  tree: string;
  /** Tool name → version, e.g. `node`: `24.21.0`. */
  tools: Record<string, string>;
  os: string;
  runner: string;
  /** Report file name → SHA-256 (hex) at the time of stamping. */
  files: Record<string, string>;
}

/** A file with evidence, and what is known of its origin. */
export interface EvidenceOrigin {
  /** POSIX path relative to the project root. */
  path: string;
  sha256: string;
  /** `current`: of this very tree; `other`: of another commit; `unknown`: nothing says of which; `altered`: the file changed after it was stamped. */
  origin: 'current' | 'other' | 'unknown' | 'altered';
  stamp?: EvidenceStamp | undefined;
}

/** One report of tests. */
export interface Report extends EvidenceOrigin {
  format: string;
  level: TestLevel;
  results: TestResult[];
}
