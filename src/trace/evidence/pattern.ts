import { wildcards } from '../../model/index.ts';

const wildcard = new RegExp(`([${wildcards.any}${wildcards.number}])`);
const number = /^-?(?:\d[\d.,]*(?:e[-+]?\d+)?n?|NaN|Infinity)$/i;
const longestNumber = 30;

/** A text with unknown parts, ready to be compared. */
export class Pattern {
  readonly #parts: readonly string[];

  /** @param pattern a text with `wildcards` */
  constructor(pattern: string) {
    this.#parts = pattern.split(wildcard).filter((part) => part !== '');
  }

  /** Whether a text can be what the pattern stands for. Bounded by the length of the text times that of the pattern. */
  fits(text: string): boolean {
    // Where the part may begin; everywhere from the first of these, after a part that may be any text.
    let starts = [0];
    let isOpen = false;
    for (const part of this.#parts) {
      const first = starts[0] as number;
      if (part === wildcards.any) {
        isOpen = true;
        starts = [first];
        continue;
      }
      const from = isOpen ? startsOf(part, text, first) : starts;
      const ends = part === wildcards.number ? endsOfNumbers(text, from) : endsOfText(part, text, from);
      if (ends.length === 0) return false;
      starts = ends;
      isOpen = false;
    }
    return isOpen || starts.includes(text.length);
  }

  /** The text it begins with, and the one it ends with; empty where that is unknown. */
  get ends(): [first: string, last: string] {
    const known = (part: string | undefined): string =>
      part === undefined || wildcard.test(part) ? '' : part;
    return [known(this.#parts[0]), known(this.#parts.at(-1))];
  }
}

/** Whether a pattern says nothing: it would fit every text. */
export function isBlank(pattern: string): boolean {
  return pattern.split(wildcard).every((part) => part.trim() === '' || wildcard.test(part));
}

function startsOf(part: string, text: string, first: number): number[] {
  if (part === wildcards.number)
    return Array.from({ length: text.length - first }, (_, index) => first + index);
  const starts: number[] = [];
  for (let at = text.indexOf(part, first); at >= 0; at = text.indexOf(part, at + 1)) starts.push(at);
  return starts;
}

function endsOfText(part: string, text: string, starts: readonly number[]): number[] {
  return starts.filter((at) => text.startsWith(part, at)).map((at) => at + part.length);
}

function endsOfNumbers(text: string, starts: readonly number[]): number[] {
  const ends = new Set<number>();
  for (const at of starts)
    for (let end = at + 1; end <= Math.min(text.length, at + longestNumber); end++)
      if (number.test(text.slice(at, end))) ends.add(end);
  return [...ends].sort((a, b) => a - b);
}
