import { wildcards } from '../../model/index.ts';

const wildcard = new RegExp(`[${wildcards.any}${wildcards.number}]`);
const number = /^-?(?:\d[\d.,]*(?:e[-+]?\d+)?n?|NaN|Infinity)$/i;
const longestNumber = 30;

/** Whether a text can be what a pattern with `wildcards` stands for. Bounded by the length of the text times that of the pattern. */
export function fitsPattern(pattern: string, text: string): boolean {
  let positions = new Set([0]);
  for (const part of pattern.split(new RegExp(`(${wildcard.source})`))) {
    if (part === '') continue;
    const next = new Set<number>();
    if (part === wildcards.any) {
      for (let at = Math.min(...positions); at <= text.length; at++) next.add(at);
    } else if (part === wildcards.number) {
      for (const at of positions)
        for (let end = at + 1; end <= Math.min(text.length, at + longestNumber); end++)
          if (number.test(text.slice(at, end))) next.add(end);
    } else {
      for (const at of positions) if (text.startsWith(part, at)) next.add(at + part.length);
    }
    if (next.size === 0) return false;
    positions = next;
  }
  return positions.has(text.length);
}

/** The text a pattern begins with, and the one it ends with. */
export function endsOfPattern(pattern: string): [first: string, last: string] {
  const parts = pattern.split(wildcard);
  return [parts[0] as string, parts.at(-1) as string];
}

/** Whether a pattern says nothing: it would fit every text. */
export function isBlank(pattern: string): boolean {
  return pattern.split(wildcard).every((part) => part.trim() === '');
}
