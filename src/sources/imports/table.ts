import { type Finding, handedOnName } from '../../model/index.ts';
import type { Entry, Imported, ImportFile, Position } from './entry.ts';
import { finding } from './rules.ts';

/** A row of a table: the texts of its cells by column, and their places. */
export interface TableRow {
  cells: readonly string[];
  at(column: number): Position;
}

/** What a table says besides its rows. */
export interface Table {
  rows: readonly TableRow[];
  /** Rows of the head, from the one with the column of IDs; one unless heads are merged. */
  headRows?(head: TableRow, idColumn: number): number;
}

/**
 * Reads a table of items. The head is the first row with a column of IDs; of heads of several rows the names stand together. What is in
 * a row but in no column of a name, and a row without an ID, is told; a single cell that is no text of an item is a heading.
 * @returns undefined where no row is such a head
 * @implements SDS-3268
 */
export function tableEntries(table: Table, { path, meaningOf, isEdited }: ImportFile): Imported | undefined {
  const rows = table.rows.map(
    ({ cells, at }): ReadRow => ({ cells: cells.map((cell) => cell.trim()), at, raw: cells }),
  );
  const first = rows.findIndex(
    ({ cells }) =>
      cells.filter((cell) => cell !== '').length > 1 && cells.some((cell) => meaningOf(cell) === 'id'),
  );
  if (first < 0) return undefined;
  const idColumn = (rows[first] as TableRow).cells.findIndex((cell) => meaningOf(cell) === 'id');
  const headEnd = first + (table.headRows?.(rows[first] as TableRow, idColumn) ?? 1);
  const names = headOf(rows.slice(first, headEnd));
  const meanings = names.map(meaningOf);
  const findings: Finding[] = [];
  const entries: Entry[] = [];
  let level = 1;
  const told = new Set<number>();
  for (const row of rows.slice(headEnd)) {
    const filled: number[] = [];
    for (const [column, cell] of row.cells.entries()) if (cell !== '') filled.push(column);
    if (filled.length === 0) continue;
    const id = row.cells[idColumn] ?? '';
    const [only] = filled;
    if (id === '' && isEdited) {
      const at = row.at(idColumn);
      const entry = rowEntry(row, names, meanings, idColumn, level);
      entries.push({ ...entry, id: `The row ${at.at ?? at.line}`, isUnnamed: true });
      continue;
    }
    if (id === '' && filled.length === 1 && only !== undefined && meaningOf(names[only] ?? '') !== 'text') {
      level = 2;
      entries.push({ ...nothing, title: row.cells[only] as string, level: 1, at: row.at(only) });
      continue;
    }
    if (id === '') {
      findings.push(
        finding(
          'import-id',
          { file: path, ...row.at(idColumn) },
          {
            message: `The row "${(row.cells[only as number] as string).slice(0, 60)}" has no ID, so it is not read.`,
            hint: 'Give it one, or empty the row.',
          },
        ),
      );
      continue;
    }
    entries.push(rowEntry(row, names, meanings, idColumn, level));
    for (const column of filled) {
      if (names[column] !== undefined && names[column] !== '') continue;
      if (told.has(column)) continue;
      told.add(column);
      findings.push(
        finding(
          'import-left-out',
          { file: path, ...row.at(column) },
          {
            message: `The column of "${(row.cells[column] as string).slice(0, 60)}" has no head, so it is not read.`,
            hint: 'Give it a head, or empty it.',
          },
        ),
      );
    }
  }
  return { entries, findings };
}

/** A row whose cells are trimmed. */
interface ReadRow extends TableRow {
  raw: readonly string[];
}

/** Head of a column of texts in Markdown, as `dossier export` writes it. */
const markdownColumn = 'Markdown';

const nothing = { text: '', form: 'plain', attributes: [], links: [] } as const;

function rowEntry(
  row: ReadRow,
  names: readonly string[],
  meanings: readonly ReturnType<ImportFile['meaningOf']>[],
  idColumn: number,
  level: number,
): Entry {
  const entry: Entry & { attributes: Entry['attributes'][number][] } = {
    ...nothing,
    id: row.cells[idColumn] as string,
    title: '',
    attributes: [],
    columns: names,
    level,
    at: row.at(idColumn),
  };
  for (const [column, name] of names.entries()) {
    const value = row.cells[column] ?? '';
    if (column === idColumn || name === '' || value === '') continue;
    const meaning = meanings[column];
    if (name === handedOnName) entry.handedOn = value;
    else if (name === markdownColumn && entry.text === '')
      Object.assign(entry, { text: row.raw[column], form: 'markdown', textAt: row.at(column) });
    else if (meaning === 'title' && entry.title === '') entry.title = value;
    else if (meaning === 'text' && entry.text === '')
      Object.assign(entry, { text: value, textAt: row.at(column) });
    else entry.attributes.push({ name, value, at: row.at(column) });
  }
  return entry;
}

/** Names of columns; a name that stands above another one is its beginning. */
function headOf(rows: readonly TableRow[]): string[] {
  const width = Math.max(...rows.map(({ cells }) => cells.length));
  return Array.from({ length: width }, (_, column) =>
    [...new Set(rows.map(({ cells }) => (cells[column] ?? '').replace(/\s+/g, ' ').trim()))]
      .filter((name) => name !== '')
      .join(' '),
  );
}
