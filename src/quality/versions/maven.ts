import { ownEntry } from '../../model/index.ts';

/** Words of a version in their order; others come behind them, by their letters. `''` is the release itself. */
const words = ['alpha', 'beta', 'milestone', 'rc', 'snapshot', '', 'sp'];
const aliases: Readonly<Record<string, string>> = {
  a: 'alpha',
  b: 'beta',
  m: 'milestone',
  cr: 'rc',
  ga: '',
  final: '',
  release: '',
};

/** A part of a version: a number or a word, with the sign before it. */
interface Part {
  sign: string;
  value: number | string;
}

/**
 * Parts of a version of Maven (POM reference, "Version Order Specification"): apart by `.`, `-`, `_` and between digits and letters; what is empty
 * (`0`, `ga`, `final`, nothing) counts for nothing at the end and before a hyphen.
 */
function partsOf(version: string): Part[] {
  const parts: Part[] = [];
  const text = version.toLowerCase();
  let sign: string | undefined;
  for (const { 0: word, index } of text.matchAll(/\d+|[^\d.\-_]+|[.\-_]/g)) {
    if (/^[.\-_]$/.test(word)) {
      if (sign !== undefined || parts.length === 0) parts.push({ sign: sign ?? '', value: 0 });
      sign = word === '.' ? '.' : '-';
      continue;
    }
    // One letter stands for a word only right before a number.
    const isLetter = /^[abm]$/.test(word) && !/\d/.test(text.charAt(index + 1));
    const value = /^\d/.test(word) ? Number(word) : isLetter ? word : (ownEntry(aliases, word) ?? word);
    parts.push({ sign: sign ?? (parts.length === 0 ? '' : '-'), value });
    sign = undefined;
  }
  return trimmed(parts);
}

function trimmed(parts: readonly Part[]): Part[] {
  const kept: Part[] = [];
  for (const part of [...parts].reverse()) {
    const isNothing = part.value === 0 || part.value === '';
    const next = kept.at(-1);
    if (isNothing && (next === undefined || next.sign === '-')) continue;
    kept.push(part);
  }
  return kept.reverse();
}

function compare(a: string, b: string): number {
  const [left, right] = [partsOf(a), partsOf(b)];
  for (let at = 0; at < Math.max(left.length, right.length); at++) {
    const [one, other] = [left[at] ?? padding(right[at]), right[at] ?? padding(left[at])];
    const order = rank(one) - rank(other) || comparePart(one.value, other.value);
    if (order !== 0) return order;
  }
  return 0;
}

/** Stands where the other version goes on. */
function padding(against: Part | undefined): Part {
  return { sign: against?.sign ?? '', value: typeof against?.value === 'number' ? 0 : '' };
}

/** `.word` = `-word` < `-number` < `.number`. */
function rank({ sign, value }: Part): number {
  if (typeof value === 'string') return 0;
  return sign === '-' ? 1 : 2;
}

function comparePart(a: number | string, b: number | string): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  const [left, right] = [String(a), String(b)];
  const [one, other] = [words.indexOf(left), words.indexOf(right)];
  if (one >= 0 && other >= 0) return one - other;
  if (one >= 0 || other >= 0) return one >= 0 ? -1 : 1;
  return left < right ? -1 : left > right ? 1 : 0;
}

/**
 * Whether a version lies in a range of Maven: `[1.0,2.0)`, `(,1.0]`, `[1.5,)`, several apart by commas, or one version in brackets.
 * @returns undefined where the range is of another form
 */
export function meetsMaven(version: string, range: string): boolean | undefined {
  if (version === '' || version.length > 200) return undefined;
  const plain = range.replace(/\s/g, '');
  if (!/^[[(][^[\]()]*[\])](?:,[[(][^[\]()]*[\])])*$/.test(plain)) return undefined;
  return [...plain.matchAll(/([[(])([^[\]()]*)([\])])/g)].some(([, open, inner = '', close]) => {
    if (!inner.includes(',')) return compare(version, inner) === 0;
    const [low = '', high = ''] = inner.split(',', 2);
    const isAbove = low === '' || (open === '[' ? compare(version, low) >= 0 : compare(version, low) > 0);
    const isBelow = high === '' || (close === ']' ? compare(version, high) <= 0 : compare(version, high) < 0);
    return isAbove && isBelow;
  });
}
