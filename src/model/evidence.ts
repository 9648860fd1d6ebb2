import type { Place } from './place.ts';

/** What became of a test. `repeated`: it failed, and passed only when it was tried again. */
export type TestStatus = 'passed' | 'failed' | 'error' | 'repeated' | 'skipped' | 'notrun';

/** Level of a test, IEC 62304 5.5 (unit), 5.6 (integration), 5.7 (system). */
export type TestLevel = 'unit' | 'integration' | 'system';

/** A value that a test measured, and the limits it is held against (IEC 62304 5.2.2: capability, capacity, timing). */
export interface Measurement {
  name: string;
  value: number;
  /** Of the value and of both limits; empty for a bare number. */
  unit: string;
  minimum?: number;
  maximum?: number;
  /** Under what it was measured, e.g. `20,000 frames a second`; empty where nobody says. */
  load: string;
}

/** Whether a measured value keeps its limits; undefined where it has none. */
export function isWithin({ value, minimum, maximum }: Measurement): boolean | undefined {
  if (minimum === undefined && maximum === undefined) return undefined;
  return value >= (minimum ?? Number.NEGATIVE_INFINITY) && value <= (maximum ?? Number.POSITIVE_INFINITY);
}

/** One step of a test that a person carried out. */
export interface TestStep {
  action: string;
  expected: string;
  observed: string;
  status: TestStatus;
}

/** Tests a person carried out, as the record says (IEC 62304 5.7.5, 9.8). Each is empty where the record does not. */
export interface ManualRun {
  title: string;
  tester: string;
  /** ISO 8601. */
  date: string;
  /** Software version that was tested. */
  version: string;
  /** Commit that was tested, as written. */
  commit: string;
}

/** The definition in source that a result is of: a test, or the group, class or file around it where the report or the source tell no more. */
export interface TestedDefinition {
  /** POSIX path relative to the project root. */
  file: string;
  /** Names or titles from the outside in; empty for the whole file. */
  names: string[];
  /** First and last line, 1-based; 0 for the whole file. */
  line: number;
  endLine: number;
}

/** One test case's outcome as a report states it. `suite`, `className`, `name`, `file`, `titles` and `function` are its coordinates in the words of the runner. */
export interface TestResult {
  /** Names of the suites around it, from the outside in, joined by ` > `. */
  suite: string;
  className: string;
  name: string;
  /** Source file of the test where the report names it, POSIX, relative to the project root where it lies inside. */
  file: string;
  /** The chain of titles from the outside in, its own last, where the report keeps them apart (CTRF, Cucumber, Robot Framework). */
  titles?: string[];
  /** Name of the function, where the report tells it beside a name for people (xUnit.net `method`, NUnit `methodname`, TRX `TestMethod`). */
  function?: string;
  /** What it is of, resolved against the repository when the model is linked; absent where that is nothing, or not one definition. */
  test?: TestedDefinition;
  status: TestStatus;
  /** First line of the failure message, or the reason for a skip. */
  message: string;
  properties: Record<string, string>;
  /** Registered IDs found in name, class name and properties, sorted, without repetition. */
  ids: string[];
  /** How long it took; absent where the report does not say. */
  seconds?: number;
  /** What it measured; absent where that is nothing. */
  measurements?: Measurement[];
  /** Its steps, where a person carried it out. */
  steps?: TestStep[];
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
  /** The runs of tests that wrote the files, as `dossier stamp -- <command>` saw them; absent where the files were stamped afterwards. */
  runs?: TestRun[] | undefined;
  /** Report file name → why results that were not made by a run on this tree count all the same: the runner took them from its cache. */
  reused?: Record<string, string> | undefined;
  /** Report file name → a report that cannot be of this tree, and why. */
  refused?: Record<string, RefusedReport> | undefined;
  /** SHA-256 of directories of the machine that reports name files in and that are not those of the project; absent where there are none. */
  elsewhere?: string[] | undefined;
}

/** A run of the tests that the stamp itself began. */
export interface TestRun {
  /** The words of the command, joined by blanks. */
  command: string;
  /** The directory it ran in: POSIX, relative to the project root; empty for the root. */
  directory: string;
  /** ISO 8601, UTC. */
  began: string;
  seconds: number;
  exitCode: number;
  /** The reports it wrote, by their names in the stamp's directory. */
  files: string[];
}

/** A report that was refused when it was to be stamped. */
export interface RefusedReport {
  sha256: string;
  /** The tree it was stamped for before; empty where it never was. */
  tree: string;
  /** The end of a sentence that names the report. */
  reason: string;
}

/**
 * The run that wrote a report, and why results of a cache count; empty where nothing is said.
 * @param path of the report; the stamp names it by the end of that
 */
export function runOfReport(
  path: string,
  stamp: EvidenceStamp | undefined,
): { run: TestRun | undefined; reused: string } {
  const [name = ''] = Object.keys(stamp?.files ?? {})
    .filter((each) => path === each || path.endsWith(`/${each}`))
    .sort((a, b) => b.length - a.length);
  return {
    run: stamp?.runs?.find(({ files }) => files.includes(name)),
    reused: stamp?.reused && Object.hasOwn(stamp.reused, name) ? (stamp.reused[name] ?? '') : '',
  };
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

/** What a report says of itself. */
export interface ReportAbout {
  path: string;
  /** `junit`, `nunit`, `xunit`, `trx`, `robot`, `tap`, `ctrf`, `cucumber`, `capacity` or `manual`. */
  format: string;
  /** What ran the tests, by the name of a file in `src/trace/evidence/runners`, where the report tells; its rules say which test a result is of. */
  runner?: string;
  /** The directory the tests ran in, as the report says, on whatever machine; absent where it does not. */
  directory?: string;
  /** The level the report itself states. */
  level?: TestLevel;
  /** What the tests ran on, in the report's own words; absent where it says nothing. */
  environment?: string;
  /** ISO 8601: when the tests began, as the report says; absent where it does not. */
  date?: string;
  /** Present for tests that a person carried out. */
  run?: ManualRun;
}

/** One report of tests. */
export interface Report extends EvidenceOrigin, Omit<ReportAbout, 'level' | 'directory'> {
  level: TestLevel;
  /** The directory the tests ran in, relative to the project root; absent where neither the configuration nor the report tells. */
  root?: string | undefined;
  results: TestResult[];
}
