import { parseJson } from '../safe-json.ts';
import { LockProblem, type LockText } from './reader.ts';

/**
 * The value of a JSON lockfile, and where its parts stand.
 * @param lineDepth depth to which lines are told
 */
export function readJson(
  { text }: LockText,
  lineDepth: number,
): { value: unknown; lineOf: (...path: (string | number)[]) => number } {
  const answer = parseJson(text, { lineDepth });
  if ('refused' in answer)
    throw new LockProblem(inSentence(answer.refused.message), answer.refused.line, answer.refused.column);
  const { value, lines } = answer;
  return { value, lineOf: (...path) => lines.get(path.join('\0')) ?? 1 };
}

/** A message as the end of another sentence, which sets the full stop. */
export function inSentence(message: string): string {
  return message.charAt(0).toLowerCase() + message.slice(1).replace(/\.$/, '');
}
