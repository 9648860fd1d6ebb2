import { type PDFDict, PDFNumber } from '@cantoo/pdf-lib';
import type { PageContent } from '../page-contents.ts';
import type { StructureElement } from '../structure.ts';
import { findTableArtifacts } from '../table-artifacts.ts';
import { keyOf, nameIn, unless } from './objects.ts';
import { attributesOf } from './structure.ts';

/** Tables: every row spans the same columns, headings say what they head, and nothing is read twice. */
export function checkTables(
  elements: readonly StructureElement[],
  contents: readonly PageContent[],
): string[] {
  const tables = new Map<StructureElement, Map<StructureElement, PDFDict[]>>();
  for (const element of elements) {
    const { type, dictionary, parent } = element;
    if (type === 'Table') tables.set(element, new Map());
    const table = parent?.type === 'Table' ? parent : parent?.parent;
    if (type === 'TR') tables.get(table as StructureElement)?.set(element, []);
    const rows =
      parent &&
      tables.get(
        (parent.parent?.type === 'Table' ? parent.parent : parent.parent?.parent) as StructureElement,
      );
    if (type === 'TH' || type === 'TD') rows?.get(parent as StructureElement)?.push(dictionary);
  }
  const artifacts = findTableArtifacts(elements, contents);
  return [
    ...[...tables.values()].flatMap((rows, index) => checkGrid([...rows.values()], index + 1)),
    ...unless(
      elements.every(({ type, dictionary }) => type !== 'TH' || scopes.has(attribute(dictionary, 'Scope'))),
      'a heading of a table does not say whether it heads a row or a column (ISO 14289-1, 7.5)',
    ),
    ...unless(
      artifacts.every(({ why }) => why !== 'repeated row'),
      'a heading row is read again on the next page (ISO 14289-1, 7.1)',
    ),
    ...unless(
      artifacts.every(({ why }) => why !== 'ruling line'),
      'the lines of a table or list are read as its content (ISO 14289-1, 7.1)',
    ),
  ];
}

const scopes = new Set(['Row', 'Column', 'Both']);

/** @param number of the table in the document, from 1 */
function checkGrid(rows: PDFDict[][], number: number): string[] {
  const taken: Set<number>[] = rows.map(() => new Set());
  const problems: string[] = [];
  rows.forEach((cells, index) => {
    let column = 0;
    for (const cell of cells) {
      const [width, height] = [spanOf(cell, 'ColSpan'), spanOf(cell, 'RowSpan')];
      while (taken[index]?.has(column)) column++;
      if (index + height > rows.length)
        problems.push(`a cell of table ${number} spans more rows than there are (ISO 14289-1, 7.2)`);
      for (const row of taken.slice(index, index + height)) {
        for (let across = column; across < column + width; across++) {
          if (row.has(across)) problems.push(`two cells of table ${number} overlap (ISO 14289-1, 7.2)`);
          row.add(across);
        }
      }
      column += width;
    }
  });
  const width = taken[0]?.size ?? 0;
  if (taken.some((row) => row.size !== width || Math.max(-1, ...row) !== width - 1))
    problems.push(`the rows of table ${number} span different numbers of columns (ISO 14289-1, 7.2)`);
  return problems;
}

function spanOf(cell: PDFDict, key: string): number {
  for (const attributes of attributesOf(cell)) {
    const span = attributes.lookup(keyOf(key));
    if (span instanceof PDFNumber) return Math.min(Math.max(1, span.asNumber()), 65_534);
  }
  return 1;
}

function attribute(element: PDFDict, key: string): string {
  return attributesOf(element).reduce((found, attributes) => found || nameIn(attributes, key), '');
}
