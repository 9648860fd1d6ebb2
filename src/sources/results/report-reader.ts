import type { IdSyntax } from '../../config/index.ts';
import type { TestResult, TestStatus } from '../../model/index.ts';
import { append } from '../../model/index.ts';
import type { CountMismatch } from './counters.ts';
import { judgeMeasured, measurementsOf } from './measured.ts';
import { namingProperty, wordsOf } from './naming.ts';
import { ownText } from './own-text.ts';
import type { ElementWords } from './vocabulary/vocabulary.ts';
import type { Attributes, XmlReader } from './xml.ts';

/** Reads the events of one report format. */
export interface ReportReader extends XmlReader {
  readonly results: TestResult[];
  /** Cases and broken suites so far; results may be made of them at the end only. */
  readonly taken: number;
  /** Suites and hooks that broke, with what they hold. */
  readonly broken: readonly BrokenSuite[];
  /** Results that are tries of one test, each test a list of two or more. */
  readonly tries?: readonly TestResult[][];
  /** Whether the file is of the format at all. */
  readonly recognised: boolean;
  /** The first counter of the report that its cases do not bear out. */
  readonly mismatch: CountMismatch | undefined;
  /** What the report says its tests ran on; empty or absent where it says nothing. */
  readonly environment?: string;
  /** When it says that its tests began, as it is written; empty or absent where it does not. */
  readonly date?: string;
  /** What ran the tests, by the name of a file in `src/trace/evidence/runners`, and in which directory; empty or absent where the report does not tell. */
  readonly runner?: string;
  readonly directory?: string;
}

/** A suite, a run or a hook round cases that failed outside of them: nothing it holds passed. */
export interface BrokenSuite {
  /** Results from this index up to another. */
  from: number;
  to: number;
  /** What it says of its failure; empty where that is nothing. */
  message: string;
}

/** A case as a report states it, before identifiers are looked for. */
export interface StatedCase {
  suite: string;
  className: string;
  name: string;
  status: TestStatus;
  message: string;
  properties: ReadonlyMap<string, string>;
  /** Source file of the test, where the report names it. */
  file?: string;
  /** Its chain of titles and its function, as in `TestResult`. */
  titles?: string[];
  function?: string;
  /** How long it took, in seconds or as `hours:minutes:seconds`. */
  duration?: string;
  line: number;
}

const none: Readonly<Record<string, string>> = Object.freeze({});

/** The case as a result: the identifiers by which it is named, the first line of its message, what it measured. */
export function resultOf(path: string, ids: IdSyntax, stated: StatedCase): TestResult {
  const { suite, className, name, status, message, properties, file = '', line } = stated;
  const outcome = {
    status,
    message: message === '' ? '' : (message.trim().split(/\r?\n/, 1)[0] ?? '').slice(0, 500),
  };
  const measurements = properties.size === 0 ? [] : measurementsOf(properties);
  return {
    suite,
    className: classes.of(className),
    name: ownText(name),
    file: file.includes('\\') ? file.replaceAll('\\', '/') : file,
    ...(stated.titles ? { titles: stated.titles } : {}),
    ...(stated.function ? { function: stated.function } : {}),
    ...secondsOf(stated.duration ?? ''),
    ...(measurements.length === 0 ? outcome : judgeMeasured(measurements, outcome)),
    properties:
      properties.size === 0 ? none : Object.fromEntries([...properties].sort(([a], [b]) => (a < b ? -1 : 1))),
    ids: idsIn(ids, name, className, properties),
    place: { file: path, line, column: 1 },
  };
}

/** `0.042`, `1,234.5` (Surefire), `00:00:01.5000000` (TRX). */
function secondsOf(duration: string): { seconds?: number } {
  // Most are plain numbers, and there are as many as cases.
  if (/^\d{1,9}(?:\.\d{1,12})?$/.test(duration))
    return { seconds: Math.round(Number(duration) * 1000) / 1000 };
  const [, hours = '0', minutes = '0', seconds] =
    /^(?:(\d{1,4}):(\d\d):)?(\d{1,12}(?:\.\d{1,12})?(?:e-?\d{1,2})?)$/i.exec(duration.replaceAll(',', '')) ??
    [];
  return seconds === undefined
    ? {}
    : { seconds: Number(((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)).toFixed(3)) };
}

function idsIn(
  ids: IdSyntax,
  name: string,
  className: string,
  properties: ReadonlyMap<string, string>,
): string[] {
  const found = [...ids.namedBy(name), ...classes.namedBy(className, ids)];
  for (const [key, value] of properties) {
    if (!namingProperty.test(key)) continue;
    const words = wordsOf(value);
    if (words.every(ids.isId)) append(found, words);
  }
  return found.length === 0 ? [] : [...new Set(found)].sort();
}

/** The last class name, which most cases share with the one before, and the IDs it is named by. */
const classes = {
  last: '',
  named: { name: '', ids: undefined as IdSyntax | undefined, found: [] as string[] },
  namedBy(name: string, ids: IdSyntax): string[] {
    if (name !== this.named.name || ids !== this.named.ids)
      this.named = { name, ids, found: ids.namedBy(name) };
    return this.named.found;
  },
  of(name: string): string {
    if (name !== this.last) this.last = ownText(name);
    return this.last;
  },
};

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

/** The state that several sayings of one case come to: what is said against it outweighs what is said for it. */
export function worstOf(said: readonly TestStatus[]): TestStatus {
  return worstFirst.find((status) => said.includes(status)) ?? 'notrun';
}

const worstFirst: readonly TestStatus[] = ['error', 'failed', 'notrun', 'skipped', 'repeated', 'passed'];

/** What attributes of an element say, each by the words its format knows; an attribute that is left out says nothing. */
export function saidBy(
  attribute: Attributes,
  { states, failing = [] }: Partial<ElementWords> = {},
): TestStatus[] {
  const said: TestStatus[] = failing.some((name) => Object.hasOwn(attribute.all, name)) ? ['failed'] : [];
  for (const name in states) {
    const word = attribute(name);
    if (word !== '')
      said.push((Object.hasOwn(states[name] as object, word) && states?.[name]?.[word]) || 'notrun');
  }
  return said;
}

/** How many cases have one of some states. */
export function countOf(results: readonly TestResult[], ...states: TestStatus[]): number {
  return results.filter(({ status }) => states.includes(status)).length;
}
