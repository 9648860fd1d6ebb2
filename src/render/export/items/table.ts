import { compareText, handedOnName } from '../../../model/index.ts';
import type { Table } from '../csv.ts';
import { type ExportedItem, fingerprintOf } from './exported.ts';

/**
 * Items as a table: identifier, title, text in Markdown, a column for each relation and each attribute, and the fingerprint by which the
 * edited table is taken back.
 */
export function itemTable(items: readonly ExportedItem[]): Table {
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
