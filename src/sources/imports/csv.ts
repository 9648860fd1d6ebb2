import { CsvError, type Info, parse } from 'csv-parse/sync';
import { Unreadable, wholeText } from '../unreadable.ts';
import type { Imported, ImportFile } from './entry.ts';
import { type TableRow, tableEntries } from './table.ts';

/** Characters of one record. */
const longestRecord = 2_000_000;

/**
 * Reads a table as CSV (RFC 4180), with commas, semicolons or tabs: whichever stands most often in its first line.
 * @implements SRS-3665
 */
export function readCsv(file: ImportFile): Imported {
  const text = wholeText(file.bytes);
  let line = 1;
  const rows = recordsOf(text).map(({ record, info }): TableRow => {
    const at = { line, column: 1 };
    line = info.lines + 1;
    return { cells: record.map(unguarded), at: () => at };
  });
  const read = tableEntries({ rows }, file);
  if (!read) throw new Unreadable('no line names a column of IDs besides another one');
  return read;
}

function recordsOf(text: string): { record: string[]; info: Info }[] {
  try {
    return parse(text, {
      delimiter: delimiterOf(text),
      info: true,
      max_record_size: longestRecord,
      relax_column_count: true,
    }) as unknown as { record: string[]; info: Info }[];
  } catch (problem) {
    if (!(problem instanceof CsvError)) throw problem;
    const at = Number((problem as CsvError & { lines?: number }).lines ?? 1);
    throw new Unreadable(`it is no CSV: ${reasons[problem.code] ?? problem.code}`, at);
  }
}

/** Without the apostrophe that keeps a spreadsheet from taking a text for a formula. */
function unguarded(cell: string): string {
  return /^'['=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell;
}

const reasons: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'a quotation mark is not closed',
  CSV_INVALID_CLOSING_QUOTE: 'something stands behind a closing quotation mark',
  INVALID_OPENING_QUOTE: 'a quotation mark stands within a cell that has none at its beginning',
  CSV_MAX_RECORD_SIZE: `a record has more than ${longestRecord} characters`,
};

function delimiterOf(text: string): string {
  const first = /^[^\r\n]*/.exec(text)?.[0] ?? '';
  const count = (sign: string): number => first.split(sign).length;
  return [',', ';', '\t'].reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}
