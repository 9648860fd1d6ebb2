import type { Refused } from '../model/index.ts';
import { findJsonDefect, problemAt, type TextProblem, tooDeep } from './json-defect.ts';
import { type JsonOutline, outlineJson } from './json-outline.ts';

export type { TextProblem } from './json-defect.ts';

/** What is read of a JSON text from outside. */
export interface JsonLimits {
  /** UTF-16 code units. */
  maximumLength?: number;
  maximumDepth?: number;
  /** Depth to which the lines of values are told; 0, which is the default, tells none. */
  lineDepth?: number;
}

export interface JsonText extends Pick<JsonOutline, 'lines'> {
  value: unknown;
}

/**
 * Reads JSON that somebody else wrote (RFC 8259). Refused are: what is no JSON, more than the limits, a key that stands twice in
 * one object (readers differ in which they take), and the key `__proto__`. Read members with `field`: what a value inherits is none.
 * @param text without byte order mark; `decodeBytes` takes it off
 * @implements SRS-1622
 */
export function parseJson(
  text: string,
  { maximumLength = 100_000_000, maximumDepth = 200, lineDepth = 0 }: JsonLimits = {},
): JsonText | Refused<TextProblem> {
  if (text.length > maximumLength) {
    const message = `The text has ${text.length} characters; at most ${maximumLength} are read, so it has to be divided.`;
    return { refused: { message, line: 1, column: 1 } };
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { refused: findJsonDefect(text, maximumDepth) };
  }
  const { members, lines, tooDeepAt } = outlineJson(text, maximumDepth, lineDepth);
  if (tooDeepAt !== undefined) return { refused: problemAt(text, tooDeepAt, tooDeep(maximumDepth)) };
  return countMembers(value) === members ? { value, lines } : { refused: findJsonDefect(text, maximumDepth) };
}

/** Members of all objects in a value; not a number where one of them is called `__proto__`. */
function countMembers(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  let count = 0;
  if (Array.isArray(value)) {
    for (const each of value) count += countMembers(each);
    return count;
  }
  for (const key of Object.keys(value)) {
    if (key === '__proto__') return Number.NaN;
    count += 1 + countMembers((value as Record<string, unknown>)[key]);
  }
  return count;
}

/** A member of an object; undefined where it has none of its own by that name, or is no object. */
export function field(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined;
}

/** A member that is a string; empty where it is none. */
export function textField(value: unknown, key: string): string {
  const found = field(value, key);
  return typeof found === 'string' ? found : '';
}

/** The members of a member that is an object; none where it is no object. */
export function entriesOf(value: unknown, key: string): [string, unknown][] {
  const found = field(value, key);
  return typeof found === 'object' && found !== null && !Array.isArray(found) ? Object.entries(found) : [];
}

/** A member that is a list; empty where it is none. */
export function listOf(value: unknown, key: string): unknown[] {
  const found = field(value, key);
  return Array.isArray(found) ? found : [];
}
