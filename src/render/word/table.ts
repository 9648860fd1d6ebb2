import type { Element } from 'hast';
import { elementsOf, find, isElement, propertyOf, spanOf, textOf } from '../export/html-tree.ts';
import { blocksOf } from './blocks.ts';
import type { WordContext } from './context.ts';
import type { Pictures } from './pictures.ts';
import { styleNames } from './styles.ts';
import { framedTable, tableCell, tableRow } from './table-frame.ts';
import { named, wordsOf } from './words.ts';
import { paragraph, type Xml } from './xml.ts';

/** Twips in a CSS pixel. */
const twips = 15;

/** A table with repeated heading rows, its columns as wide as what stands in them asks. */
export function tableOf(element: Element, context: WordContext): Xml {
  const rows = rowsOf(element);
  const widths = columnWidths(rows, context).map((pixels) => Math.round(pixels * twips));
  return framedTable(
    rows.map((each) => rowOf(each, widths, context)),
    widths,
    context.rightToLeft,
  );
}

/** Characters of a row that stays on one page: a larger one may go on over the next. */
const mostWhole = 600;

/** A cell in its place; without an element it goes on with the one above, or is where the source has none. */
interface Placed {
  cell?: Element;
  column: number;
  span: number;
  merge?: 'restart' | 'continue';
}

interface Row {
  row: Element;
  cells: Placed[];
  isHead: boolean;
}

function rowsOf(table: Element): Row[] {
  const rowsIn = (parent: Element, isHead: boolean): Omit<Row, 'cells'>[] =>
    elementsOf(parent, 'tr')
      .filter((row) => elementsOf(row, 'th', 'td').length > 0)
      .map((row) => ({ row, isHead }));
  const rows = [
    ...elementsOf(table, 'thead').flatMap((head) => rowsIn(head, true)),
    ...rowsIn(table, false),
    ...elementsOf(table, 'tbody', 'tfoot').flatMap((body) => rowsIn(body, false)),
  ];
  return placedIn(rows);
}

/** Cells in their columns, those over several rows in each of them; a row that is shorter than another is filled. */
function placedIn(rows: readonly Omit<Row, 'cells'>[]): Row[] {
  /** By column, cells that go on below: how many rows are left, and how many columns they take. */
  const open = new Map<number, { rows: number; span: number }>();
  const placed = rows.map(({ row, isHead }): Row => {
    const cells: Placed[] = [];
    let column = 0;
    const goOn = (): void => {
      for (let above = open.get(column); above; above = open.get(column)) {
        cells.push({ column, span: above.span, merge: 'continue' });
        if (--above.rows === 0) open.delete(column);
        column += above.span;
      }
    };
    for (const cell of elementsOf(row, 'th', 'td')) {
      goOn();
      const span = spanOf(cell, 'colSpan');
      const below = spanOf(cell, 'rowSpan') - 1;
      cells.push({ cell, column, span, ...(below > 0 ? { merge: 'restart' as const } : {}) });
      if (below > 0) open.set(column, { rows: below, span });
      column += span;
    }
    goOn();
    return { row, isHead, cells };
  });
  const ends = placed.map(({ cells }) => endOf(cells));
  const width = Math.max(0, ...ends);
  for (const [at, { cells }] of placed.entries()) {
    const end = ends[at] ?? 0;
    if (end < width) cells.push({ column: end, span: width - end });
  }
  return placed;
}

function endOf(cells: readonly Placed[]): number {
  const last = cells.at(-1);
  return last ? last.column + last.span : 0;
}

function rowOf({ row, cells, isHead }: Row, widths: readonly number[], context: WordContext): Xml {
  const content = cells
    .map(({ cell, column, span, merge }, at) =>
      tableCell(cell ? contentOf(cell, at === 0 ? row : undefined, context) : paragraph(''), {
        width: sum(widths.slice(column, column + span)),
        columnSpan: span,
        ...(merge ? { merge } : {}),
        shaded: isHead,
      }),
    )
    .join('');
  return tableRow(content, { isHead, isWhole: isHead || textOf(row).length < mostWhole });
}

/** @param row the row whose anchor and item the cell bears */
function contentOf(cell: Element, row: Element | undefined, context: WordContext): Xml {
  const style = cell.tagName === 'th' ? styleNames.columnHeading : styleNames.cell;
  const look = { style: context.looks.idOf(style) };
  const isNamed = row !== undefined && (propertyOf(row, 'id') !== '' || propertyOf(row, 'dataItem') !== '');
  if (isNamed && !cell.children.some((child) => isElement(child, 'ul', 'ol', 'p', 'div', 'pre')))
    return paragraph(named(row, wordsOf(cell.children, context), context), look);
  const mark = isNamed ? paragraph(named(row, '', context), look) : '';
  const blocks = mark + blocksOf(cell.children, context, { style });
  // A cell ends with a paragraph (ECMA-376-1, 17.4.65).
  return blocks.endsWith('</w:p>') ? blocks : blocks + paragraph('', look);
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
  for (const { cells } of rows)
    for (const { cell, column: at, span } of cells) {
      for (let column = columns.length; column < at + span; column++) columns.push({ word: 3, text: 3 });
      const column = columns[at];
      if (span !== 1 || !cell || !column) continue;
      const text = textOf(cell);
      const words = text.split(/[\s/-]+/).map(({ length }) => Math.min(length, longestWhole));
      const picture = find(cell, 'svg') ?? find(cell, 'img');
      const drawn = picture && pictures.of(picture);
      if (drawn) words.push(Math.min(drawn.width, widestPicture) / character);
      column.word = Math.max(column.word, ...words);
      column.text = Math.max(column.text, text.trim().length);
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
