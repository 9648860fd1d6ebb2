import type { TableBlock, TableCell, TableRow } from '../../markdown/structure.ts';
import { idForm } from '../near-id.ts';
import { type FileScope, inFile } from './file-scope.ts';
import { isIds, reportNearName } from './near-names.ts';
import type { TableForm } from './table-form.ts';
import { attributeName } from './vocabulary.ts';

/** Columns of one name: nobody can tell any more what their cells say. */
export function reportDuplicates(scope: FileScope, { header }: TableBlock, { columns }: TableForm): void {
  const seen = new Set<string>();
  for (const [index, meaning] of columns.entries()) {
    if (meaning.kind !== 'attribute' || meaning.name === '') continue;
    const cell = header[index] as TableCell;
    if (seen.has(meaning.name))
      scope.report.add('duplicate-column', inFile(scope, cell), {
        message: `Two columns stand for ${meaning.name}: the items hold both values as one.`,
        hint: `Give the column another name, or say what it is in \`trace.tables\`: \`columns: { '${cell.text}#2': '…' }\`.`,
      });
    seen.add(meaning.name);
  }
}

/** Columns that seem to be meant as a relation or another column; their first cell that names IDs tells. */
export function reportNearNames(
  scope: FileScope,
  { header, rows }: TableBlock,
  { columns }: TableForm,
): void {
  for (const [index, meaning] of columns.entries()) {
    const head = header[index] as TableCell;
    if (meaning.kind !== 'attribute' || meaning.name !== attributeName(head.text)) continue;
    const cells = rows.map(({ cells: all }) => all[index]?.text ?? '');
    const value =
      cells.find((text) => isIds(text, scope)) ??
      cells.find((text) => scope.context.ids.find(text.slice(0, 2000)).length > 0) ??
      '';
    reportNearName('in the head of this table', { key: head.text, value, ...head }, scope);
  }
}

export function reportMade(scope: FileScope, cell: TableCell, id: string, of: string): void {
  scope.report.add('malformed-id', inFile(scope, cell), {
    message: `\`trace.tables\` makes "${id.slice(0, 80)}" of ${of}, which is no ID.`,
    hint: 'Correct the `prefix` of the entry, which begins with a registered prefix; or write an ID.',
  });
}

/** A row of items without an ID: it would be in the table a reader sees, and in no matrix. */
export function reportEmpty(scope: FileScope, row: TableRow, other: string): void {
  scope.report.add('malformed-id', inFile(scope, row), {
    message: 'The row has no ID, in a table of items.',
    hint: `Write one ID ${idForm(other, scope.context.ids)}.`,
  });
}

/** Rows that sum up or head others are no items. */
const summary = /^(?:total|totals|sum|summe|gesamt|totale|somme|suma)$/i;

/**
 * A cell of the ID column that holds no ID.
 * @param other an ID of the table; undefined where it holds none
 * In a table of items every such row is told, but for one that sums up, or heads others
 * with nothing in its other cells; in any other table only what begins like an ID.
 */
export function reportId(
  scope: FileScope,
  row: TableRow,
  { text, line, column }: TableCell,
  other: string | undefined,
): void {
  if (scope.isQuote && scope.context.ids.find(text).length > 0) return;
  const isPath = /[/\\]|\.\./.test(text);
  const isRegistered =
    scope.vocabulary.hasPrefix(text) || scope.vocabulary.nearIds.inHeading(text) !== undefined;
  const isAlone = row.cells.every((cell) => cell.text === '' || cell.text === text);
  if (!isRegistered && (other === undefined || (isAlone && !isPath) || summary.test(text))) return;
  const shown = `"${text.slice(0, 60)}"`;
  const message = isPath
    ? `The ID column holds ${shown}, which looks like a path.`
    : isRegistered
      ? `The ID column holds ${shown}, which begins like an ID but is none.`
      : /\p{L}[-_.]?\p{N}/u.test(text)
        ? `The ID column holds ${shown}, whose prefix is not registered.`
        : `The ID column holds ${shown}, which is no ID, in a table of items.`;
  const hint =
    isPath || isRegistered
      ? `Write one ID ${idForm(text, scope.context.ids)}.`
      : `Write an ID ${idForm(other ?? text, scope.context.ids)}; or register the prefix in \`trace.types\`; or write \`items: off\` into the front matter of a page that only quotes IDs.`;
  scope.report.add('malformed-id', inFile(scope, { line, column }), { message, hint });
}
