import type { TableBlock, TableCell, TableRow } from '../../markdown/structure.ts';
import { append, isBareNumber, isLeftOut, saysSomething } from '../../model/index.ts';
import { idInCell } from './around-id.ts';
import { isRelationValue } from './attribute-list.ts';
import { type FileScope, inFile, quoting } from './file-scope.ts';
import { namesNothing, readIdList } from './id-list.ts';
import { makeItem } from './make-item.ts';
import { readMatrix } from './matrix.ts';
import { isWhollyStruck, reportStruck, reportStruckText, strikesOf } from './struck.ts';
import { reportDuplicates, reportEmpty, reportId, reportMade, reportNearNames } from './table-findings.ts';
import { type RowPart, type TableForm, tableForm } from './table-form.ts';
import { reportUnread } from './unread-table.ts';
import { attributeName, type Meaning, type RelationMeaning } from './vocabulary.ts';

const titleLength = 80;

/**
 * Reads the items that table rows define: the table has a column mapped to `id` and at least one more. The other columns are
 * title, text, relations and attributes by their mapped names. Tables in block quotes define nothing. What `trace.tables` says of a table
 * makes IDs of numbers and names, and further items of free text in a row.
 * Reports `malformed-id`, `not-an-id`, and `table-without-items`.
 * @implements SRS-202
 */
export function readTableItems(scope: FileScope): void {
  for (const table of scope.structure.tables) {
    if (table.container === 'quote') continue;
    const form = tableForm(scope, table);
    const read = form.idColumn < 0 ? readMatrix : readTable;
    read(form.quotes ? quoting(scope) : scope, table, form);
  }
}

function readTable(scope: FileScope, table: TableBlock, form: TableForm): void {
  const { idColumn, columns } = form;
  if (columns.length < 2) return;
  const { isId } = scope.context.ids;
  const said = table.rows.map((row) => idInCell(row.cells[idColumn]?.text ?? '', isId));
  const ids = said.map((text) => form.idOf(text));
  const first = scope.isQuote ? undefined : ids.find((id) => scope.context.ids.isId(id));
  if (first !== undefined) {
    reportDuplicates(scope, table, form);
    reportNearNames(scope, table, form);
  } else if (!scope.isQuote) {
    const isMade = ids.some((id, index) => id !== said[index]);
    if (isMade || !reportUnread(scope, table, form)) readMatrix(scope, table, form);
  }
  for (const [index, row] of table.rows.entries()) {
    const cell = row.cells[idColumn];
    const [id, text] = [ids[index] as string, said[index] as string];
    if (cell && scope.context.ids.isId(id) && strikesOf(cell.source)(cell.source.indexOf(text)))
      reportStruck(scope.report, inFile(scope, cell), id);
    else if (cell && scope.context.ids.isId(id)) {
      addItem(scope, row, form, { id, cell, columns, name: nameOf(text, id) });
      for (const part of form.parts) addPart(scope, row, form, part, id);
    } else if (cell && id !== text) reportMade(scope, cell, id, `"${text.slice(0, 60)}"`);
    else if (cell && text !== '') reportId(scope, row, { ...cell, text }, first);
    else if (first !== undefined && row.cells.some((each) => each.text !== ''))
      reportEmpty(scope, row, first);
  }
}

/** An item of a row. */
interface Defined {
  id: string;
  /** Where it stands. */
  cell: TableCell;
  columns: readonly Meaning[];
  /** Its title where no column is one; empty for the beginning of its text. */
  name: string;
}

/** A name that the ID was made of is the title where nothing else is. */
function nameOf(text: string, id: string): string {
  return text === id || isBareNumber(text) ? '' : text;
}

/**
 * The item that free text in a row is. IDs in its place are links, as in any other column.
 * @implements SRS-3440
 */
function addPart(scope: FileScope, row: TableRow, form: TableForm, part: RowPart, rowId: string): void {
  const cell = row.cells[part.column];
  if (!cell || isLeftOut(cell.text) || namesNothing(cell.text)) return;
  const { meaning } = part;
  const { relation } = meaning;
  const isText = saysSomething(cell.text) && /\p{L}.*\p{L}/su.test(cell.text);
  if (!isText || scope.context.ids.find(cell.text.slice(0, 200))[0]?.offset === 0) {
    addLinks(scope, rowId, meaning, cell, form.prefixOf(part.column));
    return;
  }
  const id = part.idOf(rowId);
  if (!scope.context.ids.isId(id)) {
    reportMade(scope, cell, id, rowId);
    return;
  }
  addItem(scope, row, form, { id, cell, columns: part.columns, name: '' });
  const [from, to] = meaning.isInverse ? [id, rowId] : [rowId, id];
  scope.links.push({
    from,
    relation,
    to,
    place: { file: scope.path, ...inFile(scope, cell) },
    origin: 'item',
  });
}

function addItem(
  scope: FileScope,
  row: TableRow,
  form: TableForm,
  { id, cell: own, columns, name }: Defined,
): void {
  const attributes = new Map<string, string>();
  let title = '';
  let text: TableCell | undefined;
  for (const [index, meaning] of columns.entries()) {
    const cell = row.cells[index];
    if (!cell || cell.text === '') continue;
    if (meaning.kind === 'title') title = cell.text;
    else if (meaning.kind === 'text') {
      text = cell;
      if (isWhollyStruck(cell.source)) reportStruckText(scope.report, inFile(scope, cell), id);
    } else if (isWhollyStruck(cell.source)) continue;
    else if (meaning.kind === 'attribute' && meaning.name !== '')
      addAttribute(attributes, meaning.name, form.valueOf(meaning.name, cell.text));
    else if (
      meaning.kind === 'relation' &&
      (form.prefixOf(index) !== '' || isRelationValue(meaning, cell.text, scope))
    )
      addLinks(scope, id, meaning, cell, form.prefixOf(index));
    else if (meaning.kind === 'relation') addAttribute(attributes, attributeName(meaning.said), cell.text);
  }
  const item = {
    id,
    title: title || name || shorten(text?.text ?? ''),
    attributes: Object.fromEntries(attributes),
    body: text?.source.replaceAll('\\|', '|') ?? '',
    bodyLine: inFile(scope, text ?? row).line,
    form: 'row' as const,
    place: { file: scope.path, ...inFile(scope, own) },
  };
  scope.items.push(makeItem(item, scope));
}

function addAttribute(attributes: Map<string, string>, name: string, value: string): void {
  const before = attributes.get(name);
  attributes.set(name, before === undefined ? value : `${before}; ${value}`);
}

function addLinks(
  scope: FileScope,
  at: string,
  meaning: RelationMeaning,
  cell: TableCell,
  prefix: string,
): void {
  const value = { at, meaning, prefix, text: cell.text, source: cell.source, ...inFile(scope, cell) };
  append(scope.links, readIdList(value, scope.path, scope.context, scope.report));
}

/** Up to a word's end within the length of a title. */
function shorten(text: string): string {
  if (text.length <= titleLength) return text;
  const cut = text.slice(0, titleLength).replace(/\s+\S*$/, '');
  return `${cut.replace(/[\ud800-\udbff]$/, '')}…`;
}
