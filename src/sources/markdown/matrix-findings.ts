import type { Position, TableBlock, TableCell } from '../../markdown/structure.ts';
import { didYouMean } from '../../model/index.ts';
import { type FileScope, inFile } from './file-scope.ts';
import { namesNothing } from './id-list.ts';
import { isIds, reportSlip } from './near-names.ts';
import { attributeName, type RelationMeaning } from './vocabulary.ts';

/** Links of a table that names nobody they start at. */
export function reportNobody(scope: FileScope, table: TableBlock, at: Position): void {
  if (scope.isQuote) return;
  const heads = table.header.map(({ text }) => text).join(' | ');
  scope.report.add('relation-not-read', inFile(scope, at), {
    message: `The table "${heads.slice(0, 80)}" names links, but neither stands in the text of an item nor names one in each row: it links nothing.`,
    hint: 'Give it a column that holds the ID of one item in each row, or move it below the heading of the item.',
  });
}

/** A row whose links start at nobody. */
export function reportRow(scope: FileScope, cell: TableCell, { said }: RelationMeaning): void {
  scope.report.add('relation-not-read', inFile(scope, cell), {
    message: `The row says "${said} ${cell.text.slice(0, 60)}", but not of which item.`,
    hint: 'Write the ID of the item into every row; a cell that is empty does not repeat the one above.',
  });
}

/**
 * A table whose rows and columns are IDs, and whose marks say which belong together: of which relation they are, nobody says.
 * @returns whether it is one, with a mark for what is not linked
 */
export function reportCrossing(scope: FileScope, { header, rows }: TableBlock): boolean {
  const idOf = (text = ''): string | undefined =>
    isIds(text, scope) ? scope.context.ids.find(text)[0]?.id : undefined;
  const heads = header.map(({ text }) => idOf(text));
  const marked = rows.flatMap(({ cells }) => {
    const row = cells.map(({ text }) => idOf(text)).find((id) => id !== undefined);
    return cells.flatMap(({ text }, column) => {
      const head = heads[column];
      const isMark = row !== undefined && head !== undefined && text !== '' && !namesNothing(text);
      return isMark ? [{ row, head }] : [];
    });
  });
  const open = marked.find(({ row, head }) => !areLinked(row, [head], scope));
  if (scope.isQuote || !open) return false;
  scope.report.add('relation-not-read', inFile(scope, header[0] as TableCell), {
    message: `The table crosses IDs, such as ${open.row} and ${open.head}, but its marks say no relation: it links nothing.`,
    hint: 'Write the links at the items, or into a table with a column of a relation, such as `verified by`; or say in `trace.tables` that the table only repeats what stands elsewhere: `quotes: true`.',
  });
  return true;
}

/**
 * Columns of IDs in a table that links nothing: two of them are meant as a matrix; in the text of an item one is enough, unless the item
 * is linked with what it names.
 */
export function reportPairs(scope: FileScope, { header, rows }: TableBlock, owner: string | undefined): void {
  if (scope.isQuote) return;
  const isSlip = header.some((head, column) => {
    const value = rows.map(({ cells }) => cells[column]?.text ?? '').join(' ');
    // "Control" names what stands below it, and is no slip of "controls".
    const isNoun = scope.vocabulary.ofKey(`${head.text}s`).kind === 'relation';
    if (isNoun || scope.context.ids.find(value.slice(0, 2000)).length === 0) return false;
    return reportSlip('in the head of this table', { key: head.text, value, ...head }, scope);
  });
  if (isSlip) return;
  const named = header.flatMap((head, column) => {
    const cells = rows.map(({ cells: all }) => all[column]?.text ?? '');
    const filled = cells.filter((text) => text !== '' && !namesNothing(text));
    const isMeant =
      Object.hasOwn(scope.context.settings.columns, attributeName(head.text)) &&
      scope.vocabulary.ofColumn(head.text).kind === 'attribute';
    return filled.length > 0 && !isMeant && filled.every((text) => isIds(text, scope))
      ? [{ head, ids: filled.flatMap((text) => scope.context.ids.find(text).map(({ id }) => id)) }]
      : [];
  });
  const [first, second] = named;
  const about = (second ?? first)?.head;
  if (!first || !about) return;
  if (!second && (owner === undefined || areLinked(owner, first.ids, scope))) return;
  scope.report.add('relation-not-read', inFile(scope, about), {
    message: second
      ? `The columns "${first.head.text}" and "${about.text}" pair IDs, but neither is a relation: the table links nothing.`
      : `The column "${about.text}" in the text of ${owner} names IDs, but is no relation: it links nothing.`,
    hint: `${didYouMean(attributeName(about.text), scope.vocabulary.relationNames)}Say in \`trace.tables\` which it is: \`columns: { '${about.text}': 'verified by' }\`; or that the table only repeats what stands elsewhere: \`quotes: true\`.`,
  });
}

function areLinked(owner: string, ids: readonly string[], { links }: FileScope): boolean {
  const linked = new Set(
    links.flatMap(({ from, to }) => (from === owner ? [to] : to === owner ? [from] : [])),
  );
  return ids.every((id) => id === owner || linked.has(id));
}
