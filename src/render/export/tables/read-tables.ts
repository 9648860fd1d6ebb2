import type { Element, Nodes, Root } from 'hast';
import { columnName } from '../../../model/index.ts';
import { elementsOf, find, isElement, propertyOf, spanOf } from '../html-tree.ts';
import type { ExportedSheet } from '../workbook.ts';

/**
 * The tables of a composed document as sheets, one after the other, by their captions. Cells that go over several columns or rows stand in
 * the first of them; rows of the head are one, with slashes between.
 * @param addressOf where a link leads from beside the workbook; undefined where it leads nowhere there
 */
export function sheetsOf(
  trees: readonly Root[],
  addressOf: (href: string) => string | undefined,
): ExportedSheet[] {
  return trees.flatMap((tree) => tablesIn(tree)).map((table) => sheetOf(table, addressOf));
}

/** Tables in reading order, without those inside of others. */
function tablesIn(node: Nodes): Element[] {
  if (isElement(node, 'table')) return [node];
  return 'children' in node ? node.children.flatMap((child) => tablesIn(child)) : [];
}

interface Cell {
  text: string;
  href: string;
}

function sheetOf(table: Element, addressOf: (href: string) => string | undefined): ExportedSheet {
  const heads = gridOf(elementsOf(table, 'thead').flatMap((part) => elementsOf(part, 'tr')));
  const rows = [
    ...gridOf(elementsOf(table, 'tr')),
    ...elementsOf(table, 'tbody', 'tfoot').flatMap((part) => gridOf(elementsOf(part, 'tr'))),
  ];
  const width = Math.max(1, ...[...heads, ...rows].map((row) => row.length));
  const columns = Array.from({ length: width }, (_, at) => at);
  const head = columns.map((at) =>
    heads
      .map((row) => row[at]?.text ?? '')
      .filter((text) => text !== '')
      .join(' / '),
  );
  const links = new Map<string, string>();
  for (const [index, row] of rows.entries())
    for (const [column, cell] of row.entries()) {
      const address = cell && cell.href !== '' ? addressOf(cell.href) : undefined;
      if (address !== undefined) links.set(`${columnName(column + 1)}${index + 2}`, address);
    }
  const caption = elementsOf(table, 'caption')[0];
  return {
    name: caption ? wordsOf(caption) : '',
    head,
    rows: rows.map((row) => columns.map((at) => row[at]?.text ?? '')),
    links,
    hasDates: true,
  };
}

/** Rows as a grid: what goes over several places stands in the first one. */
function gridOf(rows: readonly Element[]): (Cell | undefined)[][] {
  /** Rows that a cell above goes on into, by column. */
  const taken: number[] = [];
  return rows.map((row) => {
    const grid: (Cell | undefined)[] = [];
    let at = 0;
    const passTaken = (): void => {
      for (; (taken[at] ?? 0) > 0; at++) {
        taken[at] = (taken[at] ?? 0) - 1;
        grid.push(undefined);
      }
    };
    for (const cell of elementsOf(row, 'th', 'td')) {
      passTaken();
      const link = find(cell, 'a');
      for (let column = 0; column < spanOf(cell, 'colSpan'); column++, at++) {
        taken[at] = spanOf(cell, 'rowSpan') - 1;
        grid.push(
          column === 0 ? { text: wordsOf(cell), href: link ? propertyOf(link, 'href') : '' } : undefined,
        );
      }
    }
    passTaken();
    return grid;
  });
}

const blocks = new Set(['p', 'li', 'div', 'ul', 'ol', 'br', 'pre', 'dt', 'dd', 'figure', 'table', 'tr']);

/** The words of a cell: blocks on lines of their own, drawings by their name, without hints for hyphenation. */
function wordsOf(cell: Element): string {
  const said = (node: Nodes): string => {
    if (node.type === 'text') return node.value.replace(/\s+/g, ' ');
    if (!('children' in node)) return '';
    const name = isElement(node) ? node.tagName : '';
    if (isElement(node) && (name === 'svg' || name === 'img'))
      return propertyOf(node, 'ariaLabel') || propertyOf(node, 'alt');
    const inner = node.children.map(said).join('');
    return blocks.has(name) ? `\n${inner}\n` : inner;
  };
  return said(cell)
    .replaceAll('\u00ad', '')
    .replace(/[ \t]*\n\s*/g, '\n')
    .trim();
}
