import type { IdSyntax } from '../../config/index.ts';
import type { TestStatus } from '../../model/index.ts';
import { field, type JsonText, listOf } from '../safe-json.ts';
import type { Doubt } from './vocabulary/doubts.ts';
import { tellsState } from './vocabulary/vocabulary.ts';

/** The line of a value, or of what it stands in. */
export function lineOf({ lines }: JsonText, path: readonly string[]): number {
  for (let depth = path.length; depth > 0; depth--) {
    const line = lines.get(path.slice(0, depth).join('\0'));
    if (line !== undefined) return line;
  }
  return 1;
}

/** A duration in seconds, of a number that counts parts of one; empty where it is none. */
export function secondsIn(value: unknown, parts: number): string {
  return typeof value === 'number' && value >= 0 ? (value / parts).toFixed(9) : '';
}

/** Properties of a result: its labels, and as `verifies` those of its tags that are identifiers. */
export function namedIn(tags: readonly unknown[], ids: IdSyntax, labels?: unknown): Map<string, string> {
  const properties = new Map<string, string>();
  if (typeof labels === 'object' && labels !== null && !Array.isArray(labels)) {
    for (const [name, value] of Object.entries(labels).slice(0, 1000))
      if (['string', 'number', 'boolean'].includes(typeof value)) properties.set(name, String(value));
  }
  const named = tags
    .flatMap((tag) => (typeof tag === 'string' ? tag.replace(/^@/, '').trim() : []))
    .filter((tag) => ids.find(tag).some(({ id }) => id === tag));
  if (named.length > 0)
    properties.set('verifies', [...new Set([properties.get('verifies') ?? [], named].flat())].join(', '));
  return properties;
}

/**
 * What a report in JSON, or in plain text, holds that its format is not known to have.
 * @implements SRS-3120
 */
export class JsonDoubts {
  readonly found: Doubt[] = [];

  /** Holds the keys of an object, which is of the results from one index up to another, against those that are known. */
  hold(
    what: string,
    object: unknown,
    keys: readonly string[],
    line: number,
    from: number,
    to = from + 1,
  ): void {
    if (typeof object !== 'object' || object === null) return;
    for (const key of Object.keys(object)) {
      if (!keys.includes(key) && tellsState(key, field(object, key)))
        this.add(`\`${key.slice(0, 100)}\` in ${what}`, line, from, to);
    }
  }

  /** The state that a word tells; not run where it is not known. */
  word(
    key: string,
    word: unknown,
    words: Readonly<Record<string, TestStatus>>,
    line: number,
    index: number,
  ): TestStatus {
    if (typeof word === 'string' && Object.hasOwn(words, word)) return words[word] as TestStatus;
    const said = word === undefined ? 'nothing' : `the value ${JSON.stringify(word).slice(0, 100)}`;
    this.add(`${said} as \`${key}\``, line, index);
    return 'notrun';
  }

  /** A member that is a list; one that is none might hold anything. */
  list(object: unknown, key: string, line: number, index: number): unknown[] {
    const value = field(object, key);
    if (value !== undefined && !Array.isArray(value))
      this.add(`something that is no list as \`${key}\``, line, index);
    return listOf(object, key);
  }

  /** Casts doubt on the results from one index up to another. */
  add(word: string, line: number, from: number, to = from + 1): void {
    this.found.push({ word, line, from, to });
  }
}
