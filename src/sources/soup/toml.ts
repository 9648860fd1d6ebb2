import { parse, TomlError } from 'smol-toml';
import { inSentence, Unreadable } from '../unreadable.ts';
import type { LockText } from './reader.ts';

/**
 * The value of a TOML lockfile, and the lines on which the tables of one list begin. TOML knows neither aliases nor keys that stand
 * twice; read its members with `field`.
 * @param list name of the list, as in `[[package]]`
 * @implements SRS-1623
 */
export function readToml(
  { text }: LockText,
  list: string,
): { value: unknown; lineOf: (index: number) => number } {
  let value: unknown;
  try {
    value = parse(text, { maxDepth: 64 });
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const [first = ''] = error.message.split('\n', 1);
    throw new Unreadable(inSentence(first.replace('Invalid TOML document: ', '')), error.line, error.column);
  }
  const lines = linesWith(`[[${list}]]`, text);
  return { value, lineOf: (index) => lines[index] ?? 1 };
}

/** Numbers of the lines that are a header and nothing else. */
function linesWith(header: string, text: string): number[] {
  const found: number[] = [];
  for (let [start, line] = [0, 1]; start <= text.length; line++) {
    const next = text.indexOf('\n', start);
    const end = next < 0 ? text.length : next;
    if (text.startsWith(header, start) && text.slice(start, end).trimEnd() === header) found.push(line);
    start = end + 1;
  }
  return found;
}
