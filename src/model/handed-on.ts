import { compareText } from './finding.ts';
import { sha256Of } from './sha256.ts';

/** What an item says where it is handed on, and what an edited file says of it. */
export interface ItemWords {
  title: string;
  /** Markdown. */
  text: string;
  attributes: Readonly<Record<string, string>>;
  /** Relation → IDs at the upper end. */
  links: Readonly<Record<string, readonly string[]>>;
}

/** Name of the column or attribute that holds the fingerprint of what was handed on. */
export const handedOnName = 'Dossier fingerprint';

/**
 * An `x`, which keeps spreadsheets from taking it for a number, and 16 hex digits of SHA-256 over what an item says. A file that is handed on carries it for each item: who takes the edited file back knows
 * by it which side has changed since. Blanks at the ends of lines, the order of links and attributes without a value make no difference.
 * @implements SRS-3769
 */
export function handedOnHash(id: string, { title, text, attributes, links }: ItemWords): string {
  const pairs = Object.entries(attributes)
    .map(([name, value]): [string, string] => [name, onOneLine(value)])
    .filter(([, value]) => value !== '')
    .sort(byName);
  const ends = Object.entries(links)
    .map(([relation, ids]): [string, string[]] => [relation, [...new Set(ids)].sort(compareText)])
    .filter(([, ids]) => ids.length > 0)
    .sort(byName);
  return `x${sha256Of(JSON.stringify([id, onOneLine(title), settledText(text), pairs, ends])).slice(0, 16)}`;
}

/** A text without blanks at the ends of its lines and blank lines around it; line ends are LF. */
export function settledText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[ \t]+$/gm, '')
    .replace(/^\n+|\n+$/g, '');
}

/** Letters and digits, by which words are the same in Markdown and in what is made of it. */
export function letters(words: string): string {
  return words.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

/** On one line, one blank between words. */
export function onOneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return compareText(a, b);
}
