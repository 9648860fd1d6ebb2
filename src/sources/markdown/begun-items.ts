import type { Position, Structure, TableBlock } from '../../markdown/structure.ts';
import { isIdName, prefixOf } from './family.ts';
import { attributeName } from './vocabulary.ts';

/** Something that stands where an item is defined, or where people write one. */
export interface Candidate extends Position {
  id: string;
}

/** The mark of an entry of a list, however deep, with its box. */
const entryMark = /^[\s]*(?:[-*+]|\d{1,9}[.)])\s+(?:\[[ xX]\]\s+)?/;
/** Characters of a line that are looked at. */
const longest = 300;

/**
 * IDs of any family that begin what people write as an item and what is none: an entry of a list or a paragraph with the ID in bold, in
 * brackets or before a colon or dash, and a table of fields that has one of the item's ID. Sorted by their places.
 * @param lines of the text that the structure is of
 * @implements SRS-3574
 */
export function begunItems(structure: Structure, lines: readonly string[]): Candidate[] {
  const taken = takenLines(structure);
  const found: Candidate[] = structure.tables.flatMap(fieldOfId);
  for (const [index, full] of lines.entries()) {
    if (taken.has(index + 1)) continue;
    const text = full.slice(0, longest);
    const mark = entryMark.exec(text)?.[0] ?? (/^ {0,3}(?=\S)/.exec(text)?.[0] as string | undefined);
    const isBegun = mark !== undefined && (mark.trim() !== '' || (lines[index - 1] ?? '').trim() === '');
    const id = isBegun ? idAtStart(text.slice(mark.length)) : undefined;
    if (id !== undefined && mark !== undefined) found.push({ id, line: index + 1, column: mark.length + 1 });
  }
  return found.sort((a, b) => a.line - b.line || a.column - b.column);
}

function takenLines({ fences, tables, headings }: Structure): ReadonlySet<number> {
  const taken = new Set<number>();
  const take = (from: number, to: number): void => {
    for (let line = from; line <= to; line++) taken.add(line);
  };
  for (const { line, endLine } of [...fences, ...headings]) take(line, endLine);
  for (const { line, rows } of tables) take(line, rows.at(-1)?.line ?? line);
  return taken;
}

function idAtStart(text: string): string | undefined {
  const [, opening = '', id = '', after = ''] =
    /^((?:\*\*|__)?\[?)([A-Z][A-Za-z0-9]*(?:[-_.][A-Za-z0-9]+)*)(.*)$/s.exec(text) ?? [];
  if (prefixOf(id) === undefined) return undefined;
  const isSetOff =
    opening === ''
      ? /^(?:\s*[:：–—]|\s+-)\s/.test(after)
      : opening.endsWith('[')
        ? /^\](?![(:[])/.test(after)
        : /^(?:\*\*|__|[\s:：–—.,])/.test(after);
  return isSetOff ? id : undefined;
}

/** The ID in a table of two columns that has a field of it, such as `SOUP ID`; the number of a document is that of no item. */
function fieldOfId({ header, rows, container }: TableBlock): Candidate[] {
  if (container === 'quote' || header.length !== 2) return [];
  const field = [header, ...rows.map(({ cells }) => cells)].find(([key]) => {
    const name = attributeName(key?.text ?? '');
    return isIdName(name) && !/^(?:doc|document|file|report|plan|version|standard|reference)/.test(name);
  });
  const value = field?.[1];
  return value && prefixOf(value.text) !== undefined
    ? [{ id: value.text, line: value.line, column: value.column }]
    : [];
}
