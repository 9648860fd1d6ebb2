import { type Heading, sectionNumber } from '../model/index.ts';

/**
 * Whether a page numbers its headings itself. At the level of its first number most headings have one (items without a number aside),
 * and most numbers follow the one before them, as `1.2` and `2` follow `1.1`. A number alone is one only with its full stop or bracket.
 * @param isItem whether the heading on a line of the file defines an item
 * @implements SRS-3421
 */
export function numbersItself(headings: readonly Heading[], isItem: (line: number) => boolean): boolean {
  const read = headings.map(({ depth, text, place }) => ({
    depth,
    number: sectionNumber(text),
    isItem: isItem(place.line),
  }));
  const first = read.find(({ number }) => number);
  if (!first) return false;
  const numbers = read.flatMap(({ number }) => number ?? []);
  const beside = read.filter(({ depth, number, isItem }) => depth === first.depth && (number || !isItem));
  if (!isMost(beside.filter(({ number }) => number).length, beside.length)) return false;
  const steps = numbers.slice(1).filter(({ parts }, index) => follows(numbers[index]?.parts ?? [], parts));
  return numbers.length === 1 ? first.number?.closed === true : isMost(steps.length, numbers.length - 1);
}

function isMost(some: number, all: number): boolean {
  return some * 2 > all;
}

/** The next section of some level, or the first one below. */
function follows(before: readonly number[], number: readonly number[]): boolean {
  const level = number.findIndex((part, index) => part !== before[index]);
  if (level < 0) return false;
  const isNext = level === before.length || number[level] === (before[level] ?? 0) + 1;
  return isNext && number.slice(level === before.length ? level : level + 1).every((part) => part <= 1);
}
