import type { IdSyntax } from '../../config/index.ts';
import type { TestResult, TestStatus } from '../../model/index.ts';
import type { CountMismatch } from './counters.ts';
import type { XmlReader } from './xml.ts';

/** Reads the events of one report format. */
export interface ReportReader extends XmlReader {
  readonly results: TestResult[];
  /** Whether the file is of the format at all. */
  readonly recognised: boolean;
  /** The first counter of the report that its cases do not bear out. */
  readonly mismatch: CountMismatch | undefined;
}

/** A case as a report states it, before identifiers are looked for. */
export interface StatedCase {
  suite: string;
  className: string;
  name: string;
  status: TestStatus;
  message: string;
  properties: ReadonlyMap<string, string>;
  line: number;
}

/** The case as a result: identifiers found in its names and properties, the first line of its message. */
export function resultOf(path: string, ids: IdSyntax, stated: StatedCase): TestResult {
  const { suite, className, name, status, message, properties, line } = stated;
  const words = [name, className, ...properties.keys(), ...properties.values()];
  return {
    suite,
    className,
    name,
    file: '',
    status,
    message: (message.trim().split(/\r?\n/, 1)[0] ?? '').slice(0, 500),
    properties: Object.fromEntries([...properties].sort(([a], [b]) => (a < b ? -1 : 1))),
    ids: [...new Set(words.flatMap((word) => ids.find(word).map(({ id }) => id)))].sort(),
    place: { file: path, line, column: 1 },
  };
}

/** What a report says it holds, against what it holds; a counter that is left out says nothing. */
export function compareCounts(
  line: number,
  counters: readonly [what: string, stated: string, seen: number][],
): CountMismatch | undefined {
  for (const [what, stated, seen] of counters) {
    if (/^\d{1,9}$/.test(stated) && Number(stated) !== seen)
      return { line, message: `it says that ${stated} tests ${what} and holds ${seen} that did` };
  }
  return undefined;
}

/** How many cases have one of some states. */
export function countOf(results: readonly TestResult[], ...states: TestStatus[]): number {
  return results.filter(({ status }) => states.includes(status)).length;
}
