import { defaultTypes } from '../../config/defaults.ts';
import { ownEntry } from '../../model/index.ts';
import { begunItems, type Candidate } from './begun-items.ts';
import { idOfHeading, isIdName, prefixOf } from './family.ts';
import { type FileScope, inFile } from './file-scope.ts';
import { typeOfPrefix } from './meanings.ts';
import { attributeName } from './vocabulary.ts';

/** So many different IDs of a prefix look meant. */
const fewest = 3;

/**
 * Tells of prefixes that are not registered, of IDs that begin headings, cells of a column of IDs, entries of lists and paragraphs: once a
 * page and prefix, where at least three are counted closely. A default prefix that the project took out is told at its first.
 * @implements SRS-3538
 */
export function reportUnregistered(scope: FileScope): void {
  const byPrefix = new Map<string, Candidate[]>();
  for (const candidate of candidatesOf(scope)) {
    const prefix = prefixOf(candidate.id);
    if (prefix === undefined || scope.context.ids.isId(candidate.id)) continue;
    if (scope.vocabulary.prefixes.some((each) => candidate.id.startsWith(each))) continue;
    byPrefix.set(prefix, [...(byPrefix.get(prefix) ?? []), candidate]);
  }
  for (const [prefix, found] of byPrefix) {
    const ids = [...new Set(found.map(({ id }) => id))];
    const [first] = found.sort((a, b) => a.line - b.line || a.column - b.column);
    if (!first || !(ownEntry(defaultTypes, prefix) || isFamily(ids))) continue;
    const more = ids.length === 1 ? '' : ` and ${ids.length - 1} more`;
    scope.report.add('unregistered-prefix', inFile(scope, first), {
      message: `${first.id}${more} on this page stand${ids.length === 1 ? 's' : ''} where items do, but no type has the prefix ${prefix}: ${ids.length === 1 ? 'it is none' : 'none is one'}.`,
      hint: hintOf(prefix, scope),
    });
  }
}

function hintOf(prefix: string, { context: { settings } }: FileScope): string {
  const { type } = typeOfPrefix(prefix, []);
  const own = ownEntry(settings.types, type);
  const prefixes = [...(own?.prefixes ?? []), prefix].map((each) => `'${each}'`).join(', ');
  const setting = own
    ? `${type}: { prefixes: [${prefixes}] }`
    : `${prefix}: { title: '…', plural: '…', prefixes: [${prefixes}] }`;
  return `Register it in \`trace.types\`: \`${setting}\`. An entry of a list or a paragraph is no item then either: make it a heading or a row. A page that only quotes IDs says \`items: off\`.`;
}

/** IDs of one prefix that number things of one page: not the keys of a ticket system, which are far apart. */
export function isFamily(ids: readonly string[]): boolean {
  const numbers = ids.map((id) => Number(/(\d+)[a-z]?$/.exec(id)?.[1] ?? 0));
  return ids.length >= fewest && Math.max(...numbers) - Math.min(...numbers) <= 4 * ids.length;
}

function candidatesOf({ structure, lines, context, vocabulary }: FileScope): Candidate[] {
  const { headings, tables } = structure;
  const inHeadings = headings.flatMap(({ text, container, line, column }) => {
    const id = container === 'page' ? idOfHeading(text) : undefined;
    return id === undefined ? [] : [{ id, line, column }];
  });
  const inTables = tables.flatMap(({ header, rows, container }) => {
    const column = header.findIndex(
      ({ text }) => vocabulary.ofColumn(text).kind === 'id' || isIdName(attributeName(text)),
    );
    const cells = container === 'quote' ? [] : rows.flatMap((row) => row.cells[column] ?? []);
    // A row among items is told by itself.
    if (cells.some(({ text }) => context.ids.isId(text))) return [];
    return cells.map(({ text, line, column: at }) => ({ id: text, line, column: at }));
  });
  return [...inHeadings, ...begunItems(structure, lines), ...inTables];
}
