import { compareText, type Item, type Place } from '../model/index.ts';

/** Natural order of IDs: runs of digits compare as numbers (`SRS-9` before `SRS-10`), equal numbers by their text. */
export function compareIds(a: string, b: string): number {
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(j);
    if (isDigit(x) && isDigit(y)) {
      const left = digitsFrom(a, i);
      const right = digitsFrom(b, j);
      const order = compareNumbers(a.slice(i, left), b.slice(j, right));
      if (order !== 0) return order;
      i = left;
      j = right;
    } else {
      if (x !== y) return x - y;
      i++;
      j++;
    }
  }
  return a.length - i - (b.length - j) || compareText(a, b);
}

/** Orders items by the position of their type in the configuration, then by ID. */
export function compareItems(typeOrder: ReadonlyMap<string, number>): (a: Item, b: Item) => number {
  const rank = (item: Item): number => typeOrder.get(item.type) ?? typeOrder.size;
  return (a, b) =>
    rank(a) - rank(b) ||
    compareText(a.type, b.type) ||
    compareIds(a.id, b.id) ||
    comparePlaces(a.place, b.place);
}

export function comparePlaces(a: Place, b: Place): number {
  return compareText(a.file, b.file) || a.line - b.line || a.column - b.column;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function digitsFrom(text: string, start: number): number {
  let end = start;
  while (end < text.length && isDigit(text.charCodeAt(end))) end++;
  return end;
}

/** Compares numerals of any length without turning them into numbers, which would lose digits. */
function compareNumbers(a: string, b: string): number {
  const left = a.replace(/^0+(?=\d)/, '');
  const right = b.replace(/^0+(?=\d)/, '');
  return left.length - right.length || compareText(left, right);
}
