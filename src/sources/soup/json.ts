import { wholeJson } from '../unreadable.ts';
import type { LockText } from './reader.ts';

/**
 * The value of a JSON lockfile, and where its parts stand.
 * @param lineDepth depth to which lines are told
 */
export function readJson(
  { text }: LockText,
  lineDepth: number,
): { value: unknown; lineOf: (...path: (string | number)[]) => number } {
  const { value, lines } = wholeJson(text, { lineDepth });
  return { value, lineOf: (...path) => lines.get(path.join('\0')) ?? 1 };
}
