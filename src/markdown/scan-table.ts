import { foldBlanks, trimEnd, trimStart } from './blanks.ts';
import { isBlank } from './line-forms.ts';
import { type Scan, savePoint } from './scan.ts';
import { scanInline } from './scan-inline.ts';
import type { TableCell, TableRow } from './structure.ts';

/**
 * Reads a table whose lines all begin with a bar and that a blank line ends. Rows that are not simple are left to remark,
 * which gets them with the table's header.
 * @param index 0-based line of the header
 * @returns the 0-based line after the table, or undefined when it is not of that kind
 */
export function scanTable(scan: Scan, index: number): number | undefined {
  const { lines, structure } = scan;
  const names = splitRow(lines[index] as string);
  if (!names || names.length !== countColumns(lines[index + 1] ?? '')) return undefined;
  let end = index + 2;
  while (lines[end]?.startsWith('|')) end++;
  if (end < lines.length && !isBlank(lines[end] as string)) return undefined;
  const header = scanCells(scan, index, names);
  if (!header) {
    scan.remainder.push({ from: index, to: end });
    return end;
  }
  const rows: (TableRow | undefined)[] = [];
  for (let row = index + 2; row < end; row++) {
    const cells = splitRow(lines[row] as string);
    const scanned = cells && cells.length <= header.length ? scanCells(scan, row, cells) : undefined;
    rows.push(scanned && { line: row + 1, column: 1, cells: scanned });
    if (!scanned) leaveRow(scan, row, index);
  }
  const known = rows.filter((row) => row !== undefined);
  structure.tables.push({ container: 'page', line: index + 1, column: 1, header, rows: known });
  scan.blocks.push({ kind: 'table', header, rows: rows.map((row) => row?.cells), from: index, to: end });
  return end;
}

function leaveRow(scan: Scan, row: number, tableAt: number): void {
  const last = scan.remainder.at(-1);
  if (last?.tableAt === tableAt && last.to === row) last.to = row + 1;
  else scan.remainder.push({ from: row, to: row + 1, tableAt });
}

/** A cell as it stands between its bars; `start` is its 0-based column. */
interface RawCell {
  content: string;
  start: number;
}

/** Cells of a row with a bar at both ends and no backslash. */
function splitRow(line: string): RawCell[] | undefined {
  const row = trimEnd(line);
  if (row.length < 2 || !row.endsWith('|') || row.includes('\\')) return undefined;
  const cells: RawCell[] = [];
  for (let start = 1; start < row.length; ) {
    const end = row.indexOf('|', start);
    const content = row.slice(start, end);
    const withoutIndent = trimStart(content);
    cells.push({
      content: trimEnd(withoutIndent),
      start: start + content.length - withoutIndent.length,
    });
    start = end + 1;
  }
  return cells;
}

/** Number of columns of a delimiter row with a bar at both ends, 0 for any other line. */
function countColumns(line: string): number {
  if (!/^\|(?:[ \t]*:?-+:?[ \t]*\|)+[ \t]*$/.test(line)) return 0;
  return line.split('|').length - 2;
}

function scanCells(scan: Scan, row: number, raw: RawCell[]): TableCell[] | undefined {
  const restore = savePoint(scan);
  const cells: TableCell[] = [];
  for (const { content, start } of raw) {
    const isEmpty = content === '';
    const position = { line: row + 1, column: isEmpty ? 1 : start + 1 };
    const text = isEmpty ? '' : scanInline(content, position, scan.traits, scan.structure);
    if (text === undefined) {
      restore();
      return undefined;
    }
    cells.push({ text: foldBlanks(text), source: content, ...position });
  }
  return cells;
}
