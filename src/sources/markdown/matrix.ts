import type { TableBlock, TableCell, TableRow } from '../../markdown/structure.ts';
import { append, isBareNumber } from '../../model/index.ts';
import { isFieldTable } from './field-table.ts';
import { type FileScope, inFile } from './file-scope.ts';
import { namesNothing, readIdList } from './id-list.ts';
import { reportCrossing, reportNobody, reportPairs, reportRow } from './matrix-findings.ts';
import type { TableForm } from './table-form.ts';
import { reportUnread } from './unread-table.ts';
import type { RelationMeaning } from './vocabulary.ts';

/**
 * Reads the links of a table that defines no items: a column of relations links what another column names, one item a row; in the text
 * of an item, where no column does so, it links that one. Reports `relation-not-read` for rows and tables that link nobody, for
 * tables that pair IDs without a relation and for those that cross them, and `not-an-id`.
 * @implements SRS-3531, SRS-3568
 */
export function readMatrix(scope: FileScope, table: TableBlock, form: TableForm): void {
  const owner = itemAround(scope, table);
  if (isFieldTable(table, scope)) {
    if (owner === undefined) reportNobody(scope, table, table.header[0] as TableCell);
    return;
  }
  if (owner === undefined && !scope.isQuote && form.idColumn < 0 && reportUnread(scope, table, form)) return;
  const links = linksOf(scope, table, form);
  const subject = subjectOf(scope, table, form);
  const [first] = links;
  if (!first) reportCrossing(scope, table) || reportPairs(scope, table, owner);
  else if (subject < 0 && owner === undefined) reportNobody(scope, table, first.cell);
  else
    for (const { row, cell, meaning, prefix } of links) {
      const at = subject < 0 ? owner : idOf(row.cells[subject], form.prefixOf(subject), scope);
      const value = { meaning, prefix, text: cell.text, source: cell.source, ...inFile(scope, cell) };
      if (at === undefined) reportRow(scope, cell, meaning);
      else append(scope.links, readIdList({ at, ...value }, scope.path, scope.context, scope.report));
    }
}

/** ID of the item in whose text something stands. */
function itemAround({ items, textLine }: FileScope, { line }: TableBlock): string | undefined {
  const at = line + textLine - 1;
  return items.findLast(
    ({ form, place }) => form === 'heading' && place.line <= at && at <= (place.endLine ?? 0),
  )?.id;
}

/** A cell that says links of its row. */
interface LinkCell {
  row: TableRow;
  cell: TableCell;
  meaning: RelationMeaning;
  prefix: string;
}

function linksOf(scope: FileScope, { rows }: TableBlock, form: TableForm): LinkCell[] {
  const found = form.columns.flatMap((meaning, index) => {
    if (meaning.kind !== 'relation') return [];
    const prefix = form.prefixOf(index);
    const cells = rows.flatMap((row) => {
      const cell = row.cells[index];
      return cell && cell.text !== '' && !namesNothing(cell.text) ? [{ row, cell, meaning, prefix }] : [];
    });
    // Words are a slip in a column of relations that names IDs; the inverse word also tells who did something.
    const isOfIds = cells.some(({ cell }) => namesIds(cell.text, prefix, scope));
    return cells.filter(({ cell: { text } }) => {
      const isMeant = namesIds(text, prefix, scope) || isNear(text, scope) || isBareNumber(text);
      return isOfIds && (isMeant || !meaning.isInverse);
    });
  });
  return found.sort((a, b) => a.cell.line - b.cell.line || a.cell.column - b.cell.column);
}

function namesIds(text: string, prefix: string, { context }: FileScope): boolean {
  const isNumber = prefix !== '' && isBareNumber(text.split(/[,;\s]/)[0] ?? '');
  return isNumber || context.ids.find(text.slice(0, 10_000)).length > 0;
}

function isNear(text: string, { vocabulary }: FileScope): boolean {
  return vocabulary.nearIds.inHeading(text) !== undefined;
}

/** The column that names one item in each row, or in most where rows go on below it or hold a slip; -1 where none does. */
function subjectOf(scope: FileScope, { header, rows }: TableBlock, form: TableForm): number {
  return header.findIndex((_, column) => {
    if (form.columns[column]?.kind === 'relation') return false;
    const cells = rows.flatMap((row) => row.cells[column] ?? []).filter(({ text }) => text !== '');
    const ids = cells.filter((cell) => idOf(cell, form.prefixOf(column), scope) !== undefined).length;
    const near = cells.filter(({ text }) => isNear(text, scope)).length;
    return ids > 0 && (ids + near) * 2 >= cells.length;
  });
}

/** The only ID of a cell, with which it begins, or which its number stands for. */
function idOf(cell: TableCell | undefined, prefix: string, { context }: FileScope): string | undefined {
  const text = cell?.text ?? '';
  if (prefix !== '' && isBareNumber(text)) return `${prefix}${text}`;
  const [first, ...more] = context.ids.find(text.slice(0, 2000));
  return first?.offset === 0 && more.length === 0 ? first.id : undefined;
}
