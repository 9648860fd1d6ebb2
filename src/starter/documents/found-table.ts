import type { TableBlock } from '../../markdown/structure.ts';
import { isBareNumber, showHidden } from '../../model/index.ts';
import { prefixOf } from '../../sources/markdown/family.ts';
import { attributeName } from '../../sources/markdown/vocabulary.ts';
import type { FoundPage } from './find-pages.ts';

/** A table of a page, with what its columns hold. */
export interface FoundTable {
  page: FoundPage;
  table: TableBlock;
  /** Text of the nearest heading above; empty where there is none. */
  heading: string;
  columns: FoundColumn[];
}

export interface FoundColumn {
  header: string;
  /** As the reader of tables compares it. */
  name: string;
  /** Text of the cells that hold any. */
  cells: string[];
  /** Those of them that are an ID and nothing else. */
  ids: string[];
}

/** Tables of a page outside of quotes. */
export function tablesOf(page: FoundPage): FoundTable[] {
  const { headings, tables } = page.structure;
  return tables
    .filter(({ container }) => container !== 'quote')
    .map((table) => {
      const heading = headings.findLast((each) => each.container === 'page' && each.line < table.line);
      const columns = table.header.map(({ text }, index) => {
        const cells = table.rows.map((row) => row.cells[index]?.text ?? '').filter((cell) => cell !== '');
        return {
          header: text,
          name: attributeName(text),
          cells,
          ids: cells.filter((cell) => prefixOf(cell) !== undefined),
        };
      });
      return { page, table, heading: heading?.text ?? '', columns };
    });
}

/** Whether the cells of a column name one thing each, with an ID or a bare number. */
export function identifies({ cells }: FoundColumn, isOne: (cell: string) => boolean): boolean {
  const named = cells.filter(isOne);
  return named.length > 0 && named.length * 2 >= cells.length && new Set(named).size === named.length;
}

export const isId = (cell: string): boolean => prefixOf(cell) !== undefined;
export const isNumber = (cell: string): boolean => isBareNumber(cell);

/** Whether an entry of `trace.tables` can name a table: no second column of the name, nothing hidden, only one such heading above it. */
export function canBeNamed({ heading, columns }: FoundTable): boolean {
  return [heading, ...columns.map(({ header }) => header)].every(
    (text) => text.length <= 200 && showHidden(text).found.length === 0,
  );
}

/** `file:line` of a table. */
export function placeOf({ page, table }: FoundTable): string {
  return `${page.path}:${table.line + page.textLine - 1}`;
}
