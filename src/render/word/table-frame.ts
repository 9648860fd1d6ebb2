import type { Xml } from './xml.ts';

const line = 'w:val="single" w:color="C3CCD4" w:sz="4"';
const none = 'w:val="none" w:color="auto" w:sz="0"';
const borders = `<w:tblBorders><w:top ${line}/><w:left ${none}/><w:bottom ${line}/><w:right ${none}/><w:insideH ${line}/><w:insideV ${none}/></w:tblBorders>`;

/**
 * A table as wide as the text, with lines between its rows.
 * @param columnWidths in twips
 */
export function framedTable(
  rows: readonly Xml[],
  columnWidths: readonly number[],
  rightToLeft: boolean,
): Xml {
  const grid = columnWidths.map((width) => `<w:gridCol w:w="${width}"/>`).join('');
  return `<w:tbl><w:tblPr>${rightToLeft ? '<w:bidiVisual/>' : ''}<w:tblW w:type="pct" w:w="5000"/>${borders}<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>${grid}</w:tblGrid>${rows.join('')}</w:tbl>`;
}

/** A row; `isHead` repeats it on each page, `isWhole` keeps it on one. */
export function tableRow(
  cells: Xml,
  { isHead = false, isWhole = false }: { isHead?: boolean; isWhole?: boolean },
): Xml {
  const properties = `${isWhole ? '<w:cantSplit/>' : ''}${isHead ? '<w:tblHeader/>' : ''}`;
  return `<w:tr>${properties === '' ? '' : `<w:trPr>${properties}</w:trPr>`}${cells}</w:tr>`;
}

/** How a cell stands; the width is in twips. */
export interface CellLook {
  width: number;
  columnSpan?: number;
  /** It begins a cell over several rows, or goes on with one. */
  merge?: 'restart' | 'continue';
  shaded?: boolean;
}

/** @param content blocks, of which the last is a paragraph (17.4.65) */
export function tableCell(content: Xml, { width, columnSpan = 1, merge, shaded }: CellLook): Xml {
  const span = columnSpan > 1 ? `<w:gridSpan w:val="${columnSpan}"/>` : '';
  const merged = merge ? `<w:vMerge w:val="${merge}"/>` : '';
  const shade = shaded ? '<w:shd w:fill="EEF3F7" w:val="clear"/>' : '';
  return `<w:tc><w:tcPr><w:tcW w:type="dxa" w:w="${width}"/>${span}${merged}${shade}<w:tcMar><w:left w:type="dxa" w:w="70"/><w:right w:type="dxa" w:w="70"/></w:tcMar></w:tcPr>${content}</w:tc>`;
}
