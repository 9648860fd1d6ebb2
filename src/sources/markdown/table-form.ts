import type { TableConfig } from '../../config/index.ts';
import type { TableBlock, TableCell } from '../../markdown/structure.ts';
import { isBareNumber, isSameHeading } from '../../model/index.ts';
import { matchesPath } from '../path-patterns.ts';
import { type FileScope, inFile } from './file-scope.ts';
import { attributeName, type Meaning, type RelationMeaning } from './vocabulary.ts';

/** What a table of a page is: what its columns stand for, and how its cells are to be read. */
export interface TableForm {
  columns: readonly Meaning[];
  /** Index of the column that identifies a row; -1 where none does. */
  idColumn: number;
  /** What stands for other items than that of the row. */
  parts: readonly RowPart[];
  /** The rows repeat items of other pages. */
  quotes: boolean;
  /** The ID of a row, from what its cell says; the text itself where it is one already, or nothing is made of it. */
  idOf(text: string): string;
  /** The configuration says what a column is, and not that it holds IDs. */
  isSaid(column: number): boolean;
  /** What stands before a bare number in this column. */
  prefixOf(column: number): string;
  /** What a cell stands for as the value of an attribute; of a residual one by the words of the initial one where it has none. */
  valueOf(attribute: string, text: string): string;
}

/** Free text in a row that is an item of its own. */
export interface RowPart {
  /** Index of the column with the text. */
  column: number;
  /** What the columns stand for, seen from this item. */
  columns: readonly Meaning[];
  /** Its link with the item of the row, seen from that one. */
  meaning: RelationMeaning;
  /** Its ID, from that of the row. No other row makes the same: the end can be told from the ID before it. */
  idOf(row: string): string;
}

/** What a column stands for that speaks of another item. */
const nothing: Meaning = { kind: 'attribute', name: '' };

/**
 * The form of a table: by its head, and by the first entry of `trace.tables` that is about it, which `scope.described` notes.
 * Reports `table-column` where that entry names a column the table has not.
 * @implements SRS-3356, SRS-3535, SRS-3536
 */
export function tableForm(scope: FileScope, table: TableBlock): TableForm {
  const names = numbered(table.header);
  const { tables } = scope.context.settings;
  const entry = tables.findIndex((each) => isAbout(each, scope, table, names));
  if (entry >= 0) scope.described.add(entry);
  const config = tables[entry];
  if (config) reportUnknown(config, names, scope, table);
  const columns = meaningsOf(scope, table.header, names, config);
  const own = config?.id ? names.indexOf(attributeName(config.id)) : -1;
  // A name that identifies the row may be more than that: the package of a SOUP entry.
  if (own >= 0 && entryOf(config?.columns, names[own] ?? '') === undefined) columns[own] = { kind: 'id' };
  const parts = partsOf(scope, names, config);
  for (const part of parts)
    for (const [index, meaning] of part.columns.entries()) if (meaning !== nothing) columns[index] = nothing;
  const byNumber = new Map<string, number>();
  const { ids } = scope.context;
  return {
    columns,
    idColumn: own >= 0 ? own : columns.findIndex(({ kind }) => kind === 'id'),
    parts,
    quotes: config?.quotes === true,
    idOf(text) {
      if (!config?.prefix || text === '' || ids.isId(text)) return text;
      const words = isBareNumber(text) ? text : wordsOf(text);
      if (words === '') return text;
      const number = (byNumber.get(words) ?? 0) + 1;
      byNumber.set(words, number);
      return `${config.prefix}${words}${words === text ? '' : `-${number}`}`;
    },
    isSaid(column) {
      const name = names[column] ?? '';
      const said =
        entryOf(config?.columns, name) ?? entryOf(scope.context.settings.columns, name.replace(/#\d+$/, ''));
      return said !== undefined && said !== 'id';
    },
    prefixOf: (column) => entryOf(config?.prefixes, names[column] ?? '') ?? '',
    valueOf(attribute, text) {
      const values =
        entryOf(config?.values, attribute) ?? entryOf(config?.values, attribute.replace(/^residual-/, ''));
      return entryOf(values, attributeName(text)) ?? text;
    },
  };
}

function isAbout(
  config: TableConfig,
  { path, structure }: FileScope,
  { line }: TableBlock,
  names: readonly string[],
): boolean {
  if (!matchesPath(config.pages, path)) return false;
  if (!config.head.every((name) => names.includes(attributeName(name)))) return false;
  if (config.heading === '') return true;
  const heading = structure.headings.findLast((each) => each.container === 'page' && each.line < line);
  return heading !== undefined && isSameHeading(heading.text, config.heading);
}

/** Names of the columns; the second of a name is `name#2`. */
function numbered(header: readonly TableCell[]): string[] {
  const seen = new Map<string, number>();
  return header.map(({ text }) => {
    const name = attributeName(text);
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : `${name}#${count}`;
  });
}

/** Of each column what it stands for. A second column of the same part of the item is an attribute. */
function meaningsOf(
  scope: FileScope,
  header: readonly TableCell[],
  names: readonly string[],
  config: TableConfig | undefined,
): Meaning[] {
  const seen = new Set<string>();
  return header.map(({ text }, index) => {
    const meaning = scope.vocabulary.ofColumn(entryOf(config?.columns, names[index] ?? '') ?? text);
    if (meaning.kind === 'relation' || meaning.kind === 'attribute') return meaning;
    if (seen.has(meaning.kind)) return { kind: 'attribute', name: attributeName(text) };
    seen.add(meaning.kind);
    return meaning;
  });
}

function partsOf(scope: FileScope, names: readonly string[], config: TableConfig | undefined): RowPart[] {
  return Object.entries(config?.items ?? {}).flatMap(([head, { prefix, relation, columns }], index) => {
    const column = names.indexOf(attributeName(head));
    const meaning = scope.vocabulary.ofKey(relation);
    if (column < 0 || meaning.kind !== 'relation') return [];
    const own = names.map((name, at): Meaning => {
      const target = entryOf(columns, name);
      return at === column ? { kind: 'text' } : target ? scope.vocabulary.ofColumn(target) : nothing;
    });
    return [{ column, columns: own, meaning, idOf: (row) => `${prefix}${row}.${index + 1}` }];
  });
}

function reportUnknown(
  { id, columns, prefixes, items }: TableConfig,
  names: readonly string[],
  scope: FileScope,
  table: TableBlock,
): void {
  const strange = Object.values(items).find(
    ({ relation }) => scope.vocabulary.ofKey(relation).kind !== 'relation',
  );
  if (strange)
    scope.report.add('table-column', inFile(scope, table), {
      message: `\`trace.tables\` links items by "${strange.relation}", which is no relation.`,
      hint: 'Name a relation or its inverse, as `trace.relations` has them: `controlled by`.',
    });
  const wanted = [
    ...(id === '' ? [] : [id]),
    ...[columns, prefixes, items, ...Object.values(items).map((part) => part.columns)].flatMap(Object.keys),
  ];
  const missing = wanted.find((name) => !names.includes(attributeName(name)));
  if (missing === undefined) return;
  scope.report.add('table-column', inFile(scope, table), {
    message: `\`trace.tables\` names the column "${missing}", which this table has not.`,
    hint: `Its columns are ${names.join(', ')}. Correct the name, or narrow the entry by \`heading\`.`,
  });
}

/** The entry of a name as it is written in the configuration, capitals and blanks aside. */
function entryOf<T>(record: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  return Object.entries(record ?? {}).find(([key]) => attributeName(key) === name)?.[1];
}

/** A name as words of an ID: `@scope/left-pad` as `SCOPE-LEFT-PAD`. */
function wordsOf(text: string): string {
  const words =
    text
      .normalize('NFKD')
      .toUpperCase()
      .match(/[A-Z][A-Z0-9]*|[0-9]+[A-Z]*/g) ?? [];
  return words
    .map((word) => (/^[0-9]/.test(word) ? `N${word}` : word))
    .join('-')
    .slice(0, 60);
}
