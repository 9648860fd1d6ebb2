import { defaultColumns, defaultRelations } from '../../config/defaults.ts';
import { compareText, ownEntry } from '../../model/index.ts';
import { isIdName, prefixOf } from '../../sources/markdown/family.ts';
import { type Taken, typeOfWords } from '../../sources/markdown/meanings.ts';
import { attributeName } from '../../sources/markdown/vocabulary.ts';
import { wordsOf } from './families.ts';
import { type FoundColumn, type FoundTable, identifies, isNumber, placeOf } from './found-table.ts';
import { relationBetween } from './relation-between.ts';

/** What a table is taken for, as an entry of `trace.tables` would say it. */
export interface TableDecision {
  table: FoundTable;
  id: string;
  prefix: string;
  quotes: boolean;
  columns: Record<string, string>;
  prefixes: Record<string, string>;
  /** The type of its rows. */
  type: string;
}

/** What is known while tables are looked at. */
export interface Known {
  families: ReadonlyMap<string, Taken>;
  isItem(cell: string): boolean;
  /** IDs that a heading or a table defines. */
  defined: Set<string>;
  /** IDs that begin paragraphs, entries of lists or tables of fields: a table that names them is no more than a matrix. */
  begun: ReadonlySet<string>;
  /** Bare numbers that tables of a type use. */
  numbers: Map<string, Set<string>>;
  /** What is left to a person. */
  notes: string[];
}

/** The column that the reader of tables takes for the ID without being told. */
function ownId({ columns }: FoundTable): FoundColumn | undefined {
  return columns.find(({ name }) => ownEntry(defaultColumns, name) === 'id');
}

/** What a table is taken for; undefined where it is none of items. What it defines is known afterwards. */
export function decideTable(
  table: FoundTable,
  { isItem, families, defined, begun, numbers, notes }: Known,
): TableDecision | undefined {
  if (table.columns.length < 2) return undefined;
  const own = ownId(table);
  const decision = { table, id: '', prefix: '', quotes: false, columns: {}, prefixes: {}, type: '' };
  const candidates = own ? [own] : table.columns.filter(({ name }, index) => index === 0 || isIdName(name));
  for (const column of candidates) {
    if (column.name === '' || !(column === own ? column.cells.some(isItem) : identifies(column, isItem)))
      continue;
    const ids = column.cells.filter(isItem);
    const isNew = ids.filter((each) => !defined.has(each));
    const type = typeOfIds(ids, families);
    if (own && isNew.length === 0) return { ...decision, quotes: true, type };
    if (!own && isNew.filter((each) => !begun.has(each)).length * 2 <= ids.length) continue;
    for (const each of ids) defined.add(each);
    return { ...decision, id: own ? '' : column.header, type };
  }
  const named = table.columns.find(({ name }) => packageName.test(name));
  if (!own && named && hasVersion(table) && isOfSoup(table))
    return {
      ...decision,
      id: named.header,
      prefix: 'SOUP-',
      columns: { [named.header]: 'package' },
      type: 'SOUP',
    };
  const column = candidates.find(
    (each) => isIdName(each.name) && each.cells.every(isNumber) && identifies(each, isNumber),
  );
  const type = column && typeOfTable(table, column);
  if (!column || type === undefined) return undefined;
  const taken = numbers.get(type) ?? new Set<string>();
  const twice = column.cells.find((cell) => taken.has(cell));
  if (twice !== undefined) {
    notes.push(
      `${placeOf(table)}: ${type}-${twice} is the row of another table; give this one a prefix of its own in trace.tables`,
    );
    return undefined;
  }
  numbers.set(type, new Set([...taken, ...column.cells]));
  return { ...decision, id: own ? '' : column.header, prefix: `${type}-`, type };
}

const packageName = /^(?:package|library|component|dependency)(?:-name)?$/;

function hasVersion({ columns }: FoundTable): boolean {
  return columns.some(({ name }) => name === 'version');
}

/** `3. Development dependencies (tests)` on the page `SOUP list` is about SOUP. */
function isOfSoup({ page, heading }: FoundTable): boolean {
  return [heading, ...wordsOf(page)].some((words) => typeOfWords(words) === 'SOUP');
}

/** What rows that are numbers are about: by the column, else by the heading, the title of the page, its name. */
function typeOfTable({ page, heading }: FoundTable, { name }: FoundColumn): string | undefined {
  const words = [name.replaceAll('-', ' '), heading, ...wordsOf(page)];
  return words.map(typeOfWords).find((type) => type !== undefined);
}

/** The type of most of some IDs; empty where nothing tells it. */
function typeOfIds(ids: readonly string[], families: ReadonlyMap<string, Taken>): string {
  const types = ids.map((each) => families.get(prefixOf(each) ?? '')?.type ?? '');
  const countOf = (type: string): number => types.filter((each) => each === type).length;
  return [...new Set(types)].sort((a, b) => countOf(b) - countOf(a) || compareText(a, b))[0] ?? '';
}

/** Columns whose cells name other items are links, where the two types leave no doubt of which kind. */
export function addLinks(decision: TableDecision, { isItem, families, numbers }: Known): void {
  const { columns } = decision.table;
  const idColumn = decision.id === '' ? ownId(decision.table)?.header : decision.id;
  for (const { header, name, cells } of decision.quotes ? [] : columns) {
    const isOnce = columns.filter((each) => each.name === name).length === 1;
    if (name === '' || header === idColumn || !isOnce || isRelation(name)) continue;
    const ends = cells.map((cell) =>
      cell.split(/[\s,;&/]+|<br\s*\/?>|\band\b/).filter((word) => word !== ''),
    );
    const areAll = (form: (word: string) => boolean): boolean =>
      cells.length > 0 &&
      ends.filter((words) => words.length > 0 && words.every(form)).length * 2 >= cells.length;
    const named = typeOfWords(name.replaceAll('-', ' '));
    const isNumbered =
      decision.prefix !== '' &&
      isIdName(name) &&
      named !== undefined &&
      numbers.has(named) &&
      areAll(isNumber);
    const to = areAll(isItem) ? typeOfIds(ends.flat().filter(isItem), families) : isNumbered ? named : '';
    const relation = to === '' ? undefined : relationBetween(decision.type, to);
    if (relation === undefined) continue;
    decision.columns[header] = relation;
    if (isNumbered) decision.prefixes[header] = `${to}-`;
  }
}

function isRelation(name: string): boolean {
  return Object.entries(defaultRelations).some(([key, { inverse, aliases, inverseAliases }]) =>
    [key, inverse, ...aliases, ...inverseAliases].some((each) => attributeName(each) === name),
  );
}
