import { compareText } from '../../model/index.ts';
import { idOfHeading, prefixOf } from '../../sources/markdown/family.ts';
import type { Taken } from '../../sources/markdown/meanings.ts';
import { addLinks, decideTable, type TableDecision } from './decide-table.ts';
import { familiesOf } from './families.ts';
import type { FoundPage } from './find-pages.ts';
import { type FoundTable, tablesOf } from './found-table.ts';
import { commonColumns, entriesOf } from './table-entries.ts';

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
 * @param begun IDs that begin paragraphs and entries of lists
 * @implements SRS-3462, SRS-3463
 */
export function propose(pages: readonly FoundPage[], begun: ReadonlySet<string>): Proposal {
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
  const known = { isItem, families, defined, begun, numbers, notes };
  // The table that says most of its items defines them; others repeat them.
  const decisions = [...tables]
    .sort((a, b) => sizeOf(b) - sizeOf(a))
    .flatMap((table) => decideTable(table, known) ?? []);
  for (const decision of decisions) addLinks(decision, known);
  const columns = commonColumns(decisions, tables);
  const entries = entriesOf(decisions, tables, columns, notes);
  return { prefixes: families, columns, tables: entries, notes: [...singles, ...inOrder(notes)] };
}

/** Notes by their pages and lines. */
function inOrder(notes: readonly string[]): string[] {
  const key = (note: string): string => note.replace(/:(\d+):/, (_, line: string) => `:${line.padStart(9)}:`);
  return [...notes].sort((a, b) => compareText(key(a), key(b)));
}

/** How much a table says besides IDs. */
function sizeOf({ columns }: FoundTable): number {
  const texts = columns.flatMap(({ cells }) => cells.filter((cell) => prefixOf(cell) === undefined));
  return texts.reduce((sum, { length }) => sum + length, 0);
}
