import { defaultColumns, defaultRelations, defaultTypes } from '../../config/defaults.ts';
import { compareText, isSameHeading, ownEntry } from '../../model/index.ts';
import { attributeName } from '../../sources/markdown/vocabulary.ts';
import type { FoundPage } from './find-pages.ts';
import {
  canBeNamed,
  type FoundColumn,
  type FoundTable,
  identifies,
  idOfHeading,
  isNumber,
  prefixOf,
  tablesOf,
} from './found-table.ts';
import { type Taken, typeOfPrefix, typeOfWords } from './meanings.ts';
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

/** What the documents of a repository are taken for, before anybody confirmed it. */
export interface Proposal {
  /** Prefixes of the families, with what their items are taken for. */
  prefixes: ReadonlyMap<string, Taken>;
  /** Header of a column → `id` or a relation, the same in all tables. */
  columns: Record<string, string>;
  tables: TableDecision[];
  /** What was seen and is not read, for a person to decide. */
  notes: string[];
}

/**
 * Finds the families of IDs that headings and tables of some pages use, and what tables need to be said to be read: which column
 * identifies a row, what stands before bare numbers, which columns are links, and which tables repeat items.
 * @implements SRS-3462, SRS-3463
 */
export function propose(pages: readonly FoundPage[]): Proposal {
  const inHeadings = pages.flatMap((page) =>
    page.structure.headings
      .filter(({ container }) => container === 'page')
      .flatMap(({ text }) => {
        const id = idOfHeading(text);
        return id === undefined ? [] : [{ id, page }];
      }),
  );
  const tables = pages.flatMap(tablesOf);
  const { families, singles } = familiesOf(inHeadings, tables);
  const isItem = (cell: string): boolean => families.has(prefixOf(cell) ?? '');
  const defined = new Set(inHeadings.map(({ id }) => id).filter(isItem));
  const numbers = new Map<string, Set<string>>();
  const notes: string[] = [];
  const known = { isItem, families, defined, numbers, notes };
  // The table that says most of its items defines them; others repeat them.
  const decisions = [...tables]
    .sort((a, b) => sizeOf(b) - sizeOf(a))
    .flatMap((table) => decide(table, known) ?? []);
  for (const decision of decisions) addLinks(decision, known);
  const columns = common(decisions, tables);
  const entries = entriesOf(decisions, tables, columns, notes);
  return { prefixes: families, columns, tables: entries, notes: [...singles, ...inOrder(notes)] };
}

/** Notes by their pages and lines. */
function inOrder(notes: readonly string[]): string[] {
  const key = (note: string): string => note.replace(/:(\d+):/, (_, line: string) => `:${line.padStart(9)}:`);
  return [...notes].sort((a, b) => compareText(key(a), key(b)));
}

/** What is known while tables are looked at. */
interface Known {
  families: ReadonlyMap<string, Taken>;
  isItem(cell: string): boolean;
  /** IDs that a heading or a table defines. */
  defined: Set<string>;
  /** Bare numbers that tables of a type use. */
  numbers: Map<string, Set<string>>;
  /** What is left to a person. */
  notes: string[];
}

/** Prefixes of two items or more where items are defined, and Dossier's own, sorted; and what stands alone. */
function familiesOf(
  inHeadings: readonly { id: string; page: FoundPage }[],
  tables: readonly FoundTable[],
): { families: Map<string, Taken>; singles: string[] } {
  const inTables = tables.flatMap(({ page, columns }) =>
    columns
      .filter(({ name }, index) => index === 0 || isIdName(name))
      .flatMap(({ ids }) => ids.map((id) => ({ id, page }))),
  );
  const found = new Map<string, { ids: Set<string>; pages: Set<FoundPage> }>();
  for (const { id, page } of [...inHeadings, ...inTables]) {
    const prefix = prefixOf(id) as string;
    const own = found.get(prefix) ?? { ids: new Set(), pages: new Set() };
    found.set(prefix, own);
    own.ids.add(id);
    own.pages.add(page);
  }
  const all = [...found].sort(([a], [b]) => compareText(a, b));
  const isFamily = (prefix: string, { ids }: { ids: ReadonlySet<string> }): boolean =>
    ids.size > 1 || ownEntry(defaultTypes, prefix) !== undefined;
  const singles = all.flatMap(([prefix, each]) => (isFamily(prefix, each) ? [] : [...each.ids]));
  return {
    families: new Map(
      all
        .filter(([prefix, each]) => isFamily(prefix, each))
        .map(([prefix, { pages }]) => [prefix, typeOfPrefix(prefix, [...pages].flatMap(wordsOf))]),
    ),
    singles: noteOf(singles),
  };
}

/** One note, however many they are: standards and forms that documents name look the same. */
function noteOf(singles: readonly string[]): string[] {
  if (singles.length === 0) return [];
  const shown = singles.slice(0, 12).join(', ');
  const more = singles.length > 12 ? ` and ${singles.length - 12} more` : '';
  const rest =
    singles.length === 1
      ? 'alone of its prefix; if it is an item, name the prefix in trace.types'
      : 'alone of their prefixes; of those that are items, name the prefix in trace.types';
  return [`${shown}${more}: ${rest}`];
}

/** What a page says it is about: its title, and its name. */
function wordsOf({ path, structure }: FoundPage): string[] {
  return [structure.headings[0]?.text ?? '', path.replace(/.*\//, '').replace(/[-_.]/g, ' ')];
}

function isIdName(name: string): boolean {
  return /(?:^|-)(?:id|ids|id\(s\)|no\.?|nr\.?|number)$/.test(name);
}

/** The column that the reader of tables takes for the ID without being told. */
function ownId({ columns }: FoundTable): FoundColumn | undefined {
  return columns.find(({ name }) => ownEntry(defaultColumns, name) === 'id');
}

/** How much a table says besides IDs. */
function sizeOf({ columns }: FoundTable): number {
  const texts = columns.flatMap(({ cells }) => cells.filter((cell) => prefixOf(cell) === undefined));
  return texts.reduce((sum, { length }) => sum + length, 0);
}

function decide(
  table: FoundTable,
  { isItem, families, defined, numbers, notes }: Known,
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
    if (!own && isNew.length * 2 <= ids.length) continue;
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

function placeOf({ page, table }: FoundTable): string {
  return `${page.path}:${table.line + page.textLine - 1}`;
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
function addLinks(decision: TableDecision, { isItem, families, numbers }: Known): void {
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

/** What the same header stands for wherever it is, and is no header that Dossier knows: said once, for all tables. */
function common(decisions: readonly TableDecision[], tables: readonly FoundTable[]): Record<string, string> {
  const said = decisions.flatMap(({ id, columns, prefix }) =>
    prefix === '' ? [...(id === '' ? [] : [[id, 'id'] as const]), ...Object.entries(columns)] : [],
  );
  const all = new Map(said.map(([header, meaning]) => [attributeName(header), { header, meaning }]));
  return Object.fromEntries(
    [...all.values()]
      .filter(({ header, meaning }) => {
        const name = attributeName(header);
        const having = tables.filter(({ columns }) => columns.some((each) => each.name === name));
        return (
          ownEntry(defaultColumns, name) === undefined &&
          having.every((table) => {
            const decision = decisions.find((each) => each.table === table);
            if (meaning !== 'id') return decision === undefined || meaningIn(decision, name) === meaning;
            return decision !== undefined && decision.prefix === '' && attributeName(decision.id) === name;
          })
        );
      })
      .map(({ header, meaning }): [string, string] => [header.toLowerCase(), meaning])
      .sort(),
  );
}

function meaningIn({ columns }: TableDecision, name: string): string | undefined {
  return Object.entries(columns).find(([header]) => attributeName(header) === name)?.[1];
}

/** Entries of `trace.tables` for what is not said for all tables; where page and heading do not tell a table from others, a note. */
function entriesOf(
  decisions: readonly TableDecision[],
  tables: readonly FoundTable[],
  columns: Readonly<Record<string, string>>,
  notes: string[],
): TableDecision[] {
  const isCommon = (header: string): boolean =>
    Object.keys(columns).some((each) => attributeName(each) === attributeName(header));
  const entries: TableDecision[] = [];
  for (const decision of decisions) {
    const own = {
      ...decision,
      id: isCommon(decision.id) ? '' : decision.id,
      columns: Object.fromEntries(Object.entries(decision.columns).filter(([header]) => !isCommon(header))),
    };
    if (own.id === '' && own.prefix === '' && !own.quotes && Object.keys(own.columns).length === 0) continue;
    const { page, heading } = decision.table;
    const alike = tables.filter(
      (each) => each.page === page && (heading === '' || isSameHeading(each.heading, heading)),
    );
    if (alike.length === 1 && canBeNamed(decision.table)) entries.push(own);
    else
      notes.push(
        `${placeOf(decision.table)}: a table of ${decision.type || 'items'} that only its place tells from others; give it a heading of its own`,
      );
  }
  const key = ({ table: { page, table } }: TableDecision): string =>
    `${page.path}\n${String(table.line).padStart(9)}`;
  return entries.sort((a, b) => compareText(key(a), key(b)));
}
