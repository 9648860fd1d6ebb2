/** A table: the head, and the cells of each row. */
export interface Table {
  head: string[];
  rows: string[][];
}

/** The table as CSV (RFC 4180, UTF-8 with a byte order mark, which Excel asks for). */
export function csvText({ head, rows }: Table): string {
  return `\ufeff${[head, ...rows].map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')}`;
}

/** A cell that a spreadsheet would take for a formula begins with an apostrophe; so does one that begins with an apostrophe. */
function csvCell(text: string): string {
  const guarded = /^['=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",;\t\r\n]|^\s|\s$/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}
