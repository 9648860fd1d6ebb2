import { compareText, handedOnName } from '../../../model/index.ts';
import { type ExportedItem, fingerprintOf } from './exported.ts';

/** A table of items: the head, and for each item its cells. */
export interface ItemTable {
  head: string[];
  rows: string[][];
}

/**
 * Items as a table: identifier, title, text in Markdown, a column for each relation and each attribute, and the fingerprint by which the
 * edited table is taken back.
 */
export function itemTable(items: readonly ExportedItem[]): ItemTable {
  const relations = sortedNames(items.flatMap(({ links }) => [...links.keys()]));
  const attributes = sortedNames(items.flatMap(({ item }) => Object.keys(item.attributes)));
  return {
    head: ['ID', 'Title', 'Markdown', ...relations, ...attributes, handedOnName],
    rows: items.map(({ item, links }) => [
      item.id,
      item.title,
      item.body,
      ...relations.map((relation) => (links.get(relation) ?? []).join(', ')),
      ...attributes.map((name) =>
        Object.hasOwn(item.attributes, name) ? (item.attributes[name] ?? '') : '',
      ),
      fingerprintOf({ item, links }),
    ]),
  };
}

function sortedNames(names: readonly string[]): string[] {
  return [...new Set(names)].sort(compareText);
}

/** The table as CSV (RFC 4180, UTF-8 with a byte order mark, which Excel asks for). */
export function csvText({ head, rows }: ItemTable): string {
  return `\ufeff${[head, ...rows].map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')}`;
}

/** A cell that a spreadsheet would take for a formula begins with an apostrophe; so does one that begins with an apostrophe. */
function csvCell(text: string): string {
  const guarded = /^['=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",;\t\r\n]|^\s|\s$/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}
