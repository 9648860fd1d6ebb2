import { posix } from 'node:path';
import { append, columnName, type Finding } from '../../model/index.ts';
import { Unreadable } from '../unreadable.ts';
import { unzip, type Zipped } from '../unzip.ts';
import type { Entry, Imported, ImportFile, Position } from './entry.ts';
import { finding } from './rules.ts';
import { type TableRow, tableEntries } from './table.ts';
import { besides } from './xlsx-besides.ts';
import { cellStyles, readPart, sharedTexts } from './xlsx-part.ts';
import { type Cell, readSheet, type Sheet, type Workbook } from './xlsx-sheet.ts';

/** Cells that merged ones may fill in a sheet. */
const mostFilled = 1_000_000;

/**
 * Reads the sheets of a workbook that have a column of IDs. Nothing in it is run or fetched: a formula counts as the value it had when the
 * file was saved, which is told, as are sheets without IDs, macros, pictures, comments and links to other files.
 * @implements SRS-3666
 */
export function readXlsx(file: ImportFile): Imported {
  const parts = unzip(file.bytes);
  const { sheets, is1904 } = sheetsOf(parts);
  const workbook: Workbook = {
    texts: sharedTexts(parts.get('xl/sharedStrings.xml')),
    styles: cellStyles(parts.get('xl/styles.xml')),
    is1904,
  };
  const findings: Finding[] = besides(file.path, parts);
  const entries: Entry[] = [];
  for (const { name, part, isHidden } of sheets) {
    const sheet = readSheet(part, workbook);
    const said = (message: string, hint?: string, at: Position = { line: 1, column: 1, at: name }): number =>
      findings.push(
        finding(
          'import-left-out',
          { file: file.path, ...at },
          { message, ...(hint === undefined ? {} : { hint }) },
        ),
      );
    const columns: string[] = [];
    const placeOf = ({ row, column }: Pick<Cell, 'row' | 'column'>): Position => {
      columns[column] ??= `${name}!${columnName(column)}`;
      return { line: row, column, at: columns[column] + row };
    };
    const read = tableEntries({ rows: rowsOf(sheet, placeOf, file), headRows: headRowsOf(sheet) }, file);
    if (!read) {
      if (sheet.cells.length > 0)
        said(
          'The sheet has no column of IDs, so it is not read.',
          'Leave it out of the file, or name its column of IDs in `map`.',
        );
      continue;
    }
    if (isHidden) said('The sheet is hidden, and is read.');
    tellCells(sheet.cells, placeOf, said);
    append(entries, read.entries);
    append(findings, read.findings);
  }
  if (entries.length === 0 && !sheets.some(({ part }) => part.size > 0))
    throw new Unreadable('it holds no sheet');
  return { entries, findings };
}

/** Findings on cells, the first of each kind with how many there are. */
function tellCells(
  cells: readonly Cell[],
  placeOf: (cell: Cell) => Position,
  said: (message: string, hint: string | undefined, at: Position) => void,
): void {
  const kinds: [(cell: Cell) => boolean, string, string][] = [
    [
      ({ isBroken }) => isBroken,
      'The cell shows an error or no value',
      'Mend its formula, and save the file.',
    ],
    [
      ({ isFormula, isBroken }) => isFormula && !isBroken,
      'The cell is a formula and is read as the value it had when the file was saved',
      'Replace formulas by their values in what is imported.',
    ],
    [
      ({ isStruck }) => isStruck,
      'Text in the cell is struck out and is read all the same',
      'Take out what does not count.',
    ],
  ];
  const unusual = cells.filter(({ isBroken, isFormula, isStruck }) => isBroken || isFormula || isStruck);
  for (const [isOf, what, hint] of kinds) {
    const own = unusual.filter(isOf);
    const [first] = own;
    const more = own.length > 1 ? `, as ${own.length - 1} more of the sheet` : '';
    if (first) said(`${what}${more}.`, hint, placeOf(first));
  }
}

/** The rows of a sheet. What is merged over several rows stands in each of them, a name over several columns of the head above each. */
function rowsOf(
  { cells, merged }: Sheet,
  placeOf: (cell: Pick<Cell, 'row' | 'column'>) => Position,
  { meaningOf }: ImportFile,
): TableRow[] {
  const byRow = new Map<number, string[]>();
  const put = (row: number, column: number, text: string): void => {
    let own = byRow.get(row);
    if (!own) {
      own = [];
      byRow.set(row, own);
    }
    while (own.length < column) own.push('');
    own[column - 1] = text;
  };
  for (const { row, column, text, isBroken } of cells) put(row, column, isBroken ? '' : text);
  const head =
    merged.length === 0 ? undefined : cells.find(({ text }) => meaningOf(text.trim()) === 'id')?.row;
  let filled = 0;
  for (const { top, left, bottom, right } of merged) {
    const text = byRow.get(top)?.[left - 1] ?? '';
    const last = top === head ? right : left;
    filled += text === '' ? 0 : (bottom - top + 1) * (last - left + 1);
    if (filled > mostFilled) throw new Unreadable(`more than ${mostFilled} of its cells are merged`);
    for (let row = top; row <= bottom && text !== ''; row++)
      for (let column = left; column <= last; column++) put(row, column, text);
  }
  return [...byRow]
    .sort(([a], [b]) => a - b)
    .map(([row, own]) => ({ cells: own, at: (column) => placeOf({ row, column: column + 1 }) }));
}

/** Rows that the head takes: those over which its column of IDs is merged. */
function headRowsOf({ merged }: Sheet): (head: TableRow, idColumn: number) => number {
  return (head, idColumn) => {
    const { line } = head.at(idColumn);
    const own = merged.find(({ top, left }) => top === line && left === idColumn + 1);
    return own ? own.bottom - own.top + 1 : 1;
  };
}

interface SheetPart {
  name: string;
  part: Zipped;
  isHidden: boolean;
}

function sheetsOf(parts: ReadonlyMap<string, Zipped>): { sheets: SheetPart[]; is1904: boolean } {
  const workbook = parts.get('xl/workbook.xml');
  if (!workbook) throw new Unreadable('it is no workbook of Excel (.xlsx)');
  const targets = targetsOf(parts.get('xl/_rels/workbook.xml.rels'));
  const sheets: SheetPart[] = [];
  let is1904 = false;
  readPart(workbook, {
    open(name, attributes) {
      if (name === 'workbookPr') is1904 = /^(?:1|true)$/.test(attributes('date1904'));
      if (name !== 'sheet') return;
      const id = Object.entries(attributes.all).find(([key]) => key.endsWith(':id'))?.[1] ?? '';
      const part = parts.get(targets.get(id) ?? '');
      const isSheet = part?.name.startsWith('xl/worksheets/');
      if (part && isSheet)
        sheets.push({ name: attributes('name'), part, isHidden: /hidden/i.test(attributes('state')) });
      else if (!part) throw new Unreadable(`its sheet ${attributes('name').slice(0, 40)} is not in it`);
    },
  });
  return { sheets, is1904 };
}

function targetsOf(part: Zipped | undefined): Map<string, string> {
  const targets = new Map<string, string>();
  if (!part) return targets;
  readPart(part, {
    open(name, attributes) {
      if (name !== 'Relationship' || attributes('TargetMode') === 'External') return;
      const target = attributes('Target');
      targets.set(attributes('Id'), target.startsWith('/') ? target.slice(1) : posix.join('xl', target));
    },
  });
  return targets;
}
