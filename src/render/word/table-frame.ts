import { BorderStyle, Table, TableLayoutType, type TableRow, WidthType } from 'docx';

const line = { style: BorderStyle.SINGLE, size: 4, color: 'C3CCD4' };
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };

/**
 * A table as wide as the text, with lines between its rows.
 * @param columnWidths in twips
 */
export function framedTable(
  rows: readonly TableRow[],
  columnWidths: readonly number[],
  rightToLeft: boolean,
): Table {
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    layout: TableLayoutType.FIXED,
    columnWidths,
    borders: {
      top: line,
      bottom: line,
      left: none,
      right: none,
      insideHorizontal: line,
      insideVertical: none,
    },
    ...(rightToLeft ? { visuallyRightToLeft: true } : {}),
    rows,
  });
}
