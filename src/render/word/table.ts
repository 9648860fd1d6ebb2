import { Paragraph, type Table, TableCell, TableRow } from 'docx';
import type { Element } from 'hast';
import { elementsOf, find, isElement, propertyOf, spanOf, textOf } from '../export/html-tree.ts';
import { blocksOf } from './blocks.ts';
import type { WordContext } from './context.ts';
import type { Pictures } from './pictures.ts';
import { styleNames } from './styles.ts';
import { framedTable } from './table-frame.ts';
import { named, wordsOf } from './words.ts';

/** Twips in a CSS pixel. */
const twips = 15;

/** A table with repeated heading rows, its columns as wide as what stands in them asks. */
export function tableOf(element: Element, context: WordContext): Table {
  const rows = rowsOf(element);
  const widths = columnWidths(rows, context);
  return framedTable(
    rows.map(
      ({ cells, isHead, row }) =>
        new TableRow({
          ...(isHead ? { tableHeader: true } : {}),
          ...(isHead || textOf(row).length < mostWhole ? { cantSplit: true } : {}),
          children: cells.map((cell, at) => cellOf(cell, at === 0 ? row : undefined, isHead, context)),
        }),
    ),
    widths.map((pixels) => Math.round(pixels * twips)),
    context.rightToLeft,
  );
}

/** Characters of a row that stays on one page: a larger one may go on over the next. */
const mostWhole = 600;

interface Row {
  row: Element;
  cells: Element[];
  isHead: boolean;
}

function rowsOf(table: Element): Row[] {
  const rowsIn = (parent: Element, isHead: boolean): Row[] =>
    elementsOf(parent, 'tr')
      .map((row) => ({ row, isHead, cells: elementsOf(row, 'th', 'td') }))
      .filter(({ cells }) => cells.length > 0);
  return [
    ...elementsOf(table, 'thead').flatMap((head) => rowsIn(head, true)),
    ...rowsIn(table, false),
    ...elementsOf(table, 'tbody', 'tfoot').flatMap((body) => rowsIn(body, false)),
  ];
}

/** @param row the row whose anchor and item the cell bears */
function cellOf(cell: Element, row: Element | undefined, isHead: boolean, context: WordContext): TableCell {
  const isHeading = cell.tagName === 'th';
  const style = isHeading ? styleNames.columnHeading : styleNames.cell;
  const columnSpan = spanOf(cell, 'colSpan');
  const rowSpan = spanOf(cell, 'rowSpan');
  return new TableCell({
    children: contentOf(cell, row, style, context),
    ...(columnSpan > 1 ? { columnSpan } : {}),
    ...(rowSpan > 1 ? { rowSpan } : {}),
    ...(isHead ? { shading: { fill: 'EEF3F7' } } : {}),
    margins: { left: 70, right: 70 },
  });
}

function contentOf(cell: Element, row: Element | undefined, style: string, context: WordContext) {
  const id = context.looks.idOf(style);
  const isNamed = row !== undefined && (propertyOf(row, 'id') !== '' || propertyOf(row, 'dataItem') !== '');
  if (isNamed && !cell.children.some((child) => isElement(child, 'ul', 'ol', 'p', 'div', 'pre')))
    return [new Paragraph({ style: id, children: named(row, wordsOf(cell.children, context)) })];
  const mark = isNamed ? [new Paragraph({ style: id, children: named(row, []) })] : [];
  const blocks = [...mark, ...blocksOf(cell.children, context, { style })];
  // A cell ends with a paragraph (ECMA-376-1, 17.4.65).
  return blocks.at(-1) instanceof Paragraph ? blocks : [...blocks, new Paragraph({ style: id })];
}

/** Average width of a character in a cell, and what a cell has at its sides, in CSS pixels. */
const character = 6.4;
const padding = 14;

/**
 * Widths of columns in CSS pixels: a column whose text fits beside the others stands in one line, the others share the rest, the more the
 * longer their texts are. Where one would fill more than a line of the page, the others wrap for it. None is narrower than its longest
 * word where there is room.
 */
function columnWidths(rows: readonly Row[], { room: { width: room }, pictures }: WordContext): number[] {
  const columns = columnsOf(rows, pictures);
  const least = columns.map(({ word }) => word * character + padding);
  const leastSum = sum(least);
  if (leastSum >= room) return least.map((width) => (width * room) / leastSum);
  const hungry = columns.map(({ text }, at) =>
    Math.max(0, Math.min(text * character + padding, room * mostLines) - (least[at] ?? 0)),
  );
  if (columns.some(({ text }) => text * character > room))
    return least.map((width, at) => width + ((room - leastSum) * (hungry[at] ?? 0)) / sum(hungry));
  const widths = [...least];
  const open = new Set(columns.keys());
  let rest = room;
  for (let settled = true; settled && open.size > 0; ) {
    settled = false;
    for (const at of open) {
      const natural = Math.max(least[at] ?? 0, (columns[at]?.text ?? 0) * character + padding);
      if (natural > rest / open.size) continue;
      widths[at] = natural;
      rest -= natural;
      open.delete(at);
      settled = true;
    }
  }
  const shares = [...open].map((at) => Math.sqrt(columns[at]?.text ?? 1));
  const free = rest - sum([...open].map((at) => least[at] ?? 0));
  for (const [turn, at] of [...open].entries())
    widths[at] = (least[at] ?? 0) + (free * (shares[turn] ?? 0)) / sum(shares);
  if (open.size > 0) return widths;
  return widths.map((width) => (width * room) / sum(widths));
}

/** Characters of the longest word and of the longest text of each column; a picture counts as a word, so that it is not squeezed. */
function columnsOf(rows: readonly Row[], pictures: Pictures): { word: number; text: number }[] {
  const columns: { word: number; text: number }[] = [];
  for (const { cells } of rows) {
    let at = 0;
    for (const cell of cells) {
      const span = spanOf(cell, 'colSpan');
      for (let column = columns.length; column < at + span; column++) columns.push({ word: 3, text: 3 });
      const column = columns[at];
      if (span === 1 && column) {
        const text = textOf(cell);
        const words = text.split(/[\s/-]+/).map(({ length }) => Math.min(length, longestWhole));
        const picture = find(cell, 'svg') ?? find(cell, 'img');
        const drawn = picture && pictures.of(picture);
        if (drawn) words.push(Math.min(drawn.width, widestPicture) / character);
        column.word = Math.max(column.word, ...words);
        column.text = Math.max(column.text, text.trim().length);
      }
      at += span;
    }
  }
  return columns;
}

/** Lines of the page, as wide as the text, that a column asks for at most. */
const mostLines = 1.5;

/** Width of a picture, in CSS pixels, that a column makes room for at most. */
const widestPicture = 200;

/** A word longer than this may break. */
const longestWhole = 22;

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);
