import { type Facts, type Finding, noFacts, type Place } from '../model/index.ts';
import { decodeBytes } from './decode.ts';
import { type JsonLimits, type JsonText, parseJson, type TextProblem } from './safe-json.ts';

/** Why a file counts for nothing: the rest of a sentence, without full stop. It ends a reader, and never leaves `readWhole`. */
export class Unreadable extends Error {
  readonly line: number;
  readonly column: number;

  constructor(message: string, line = 1, column = 1) {
    super(message);
    this.line = line;
    this.column = column;
  }
}

/** Raises the finding of a kind of files on one that counts for nothing. */
export type Refuse = (at: Place, said: { message: string }) => Finding;

/**
 * Facts of a file that counts only as a whole. One with any defect gives one finding and nothing else: what it lacks might be a failure,
 * a vulnerability, a package.
 * @param read throws `Unreadable`, and nothing else, for bad content
 * @implements SRS-403, SRS-1620, SRS-1801, SRS-1805, SRS-1808, SRS-1809
 */
export function readWhole(path: string, refuse: Refuse, read: () => Partial<Facts>): Facts {
  try {
    return { ...noFacts(), ...read() };
  } catch (problem) {
    if (!(problem instanceof Unreadable)) throw problem;
    return refused(path, refuse, problem);
  }
}

/** What a reader gives; undefined where it ends with `Unreadable`. */
export function unlessUnreadable<Value>(read: () => Value): Value | undefined {
  try {
    return read();
  } catch (problem) {
    if (problem instanceof Unreadable) return undefined;
    throw problem;
  }
}

/** One finding that a file counts for nothing. */
export function refused(path: string, refuse: Refuse, { message, line, column }: TextProblem): Facts {
  const why = `${path} counts for nothing: ${message.replace(/\.$/, '')}.`;
  return { ...noFacts(), findings: [refuse({ file: path, line, column }, { message: why })] };
}

/**
 * The text of a file.
 * @throws Unreadable
 */
export function wholeText(bytes: Uint8Array): string {
  const text = decodeBytes(bytes);
  if (text === undefined) throw new Unreadable('it is neither UTF-8 nor UTF-16 text');
  return text;
}

/**
 * The value of a text in JSON.
 * @throws Unreadable
 */
export function wholeJson(text: string, limits: JsonLimits = {}): JsonText {
  const answer = parseJson(text, limits);
  if (!('refused' in answer)) return answer;
  const { message, line, column } = answer.refused;
  throw new Unreadable(inSentence(message), line, column);
}

/** A message as the end of another sentence, which sets the full stop. */
export function inSentence(message: string): string {
  return message.charAt(0).toLowerCase() + message.slice(1).replace(/\.$/, '');
}
