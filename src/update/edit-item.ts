import type { ListItem, Nodes, Root, TableCell } from 'mdast';
import type { IdSyntax } from '../config/index.ts';
import { type Item, type ItemWords, onOneLine, ownEntry, type Refused, settledText } from '../model/index.ts';
import { escapeInline } from '../sources/imports/index.ts';
import type { Vocabulary } from '../sources/markdown/index.ts';
import { type WordBlock, wordsOfBlock } from './block-words.ts';
import { editWords } from './edit-words.ts';
import { type Edit, linesOf, rangeOf } from './page-tree.ts';

/** A page with an item in it. */
export interface ItemPage {
  /** Without front matter, line ends LF. */
  text: string;
  /** Line of the file on which `text` starts. */
  textLine: number;
  tree: Root;
  vocabulary: Vocabulary;
  ids: IdSyntax;
}

/** The part of an item that cannot be edited here. */
class NotEditable extends Error {}

/**
 * The edits of a page by which an item says something else: its title, its text, entries of its attribute list, or cells of its row. Whether
 * the page then says it is for the reader of pages to tell.
 * @param before what the item says on the page
 * @param after what it shall say
 * @implements SRS-3770
 */
export function editItem(page: ItemPage, item: Item, before: ItemWords, after: ItemWords): Edit[] | Refused {
  const changes = changesOf(before, after);
  try {
    return item.form === 'row'
      ? rowEdits(page, item, after, changes)
      : sectionEdits(page, item, before, after, changes);
  } catch (problem) {
    if (!(problem instanceof NotEditable)) throw problem;
    return { refused: problem.message };
  }
}

/** What differs between two sayings of an item. */
export interface Changes {
  title: boolean;
  text: boolean;
  /** Names of attributes and of relations. */
  attributes: string[];
  relations: string[];
}

export function changesOf(before: ItemWords, after: ItemWords): Changes {
  const names = (own: object, other: object): string[] =>
    [...new Set([...Object.keys(own), ...Object.keys(other)])].sort();
  const value = (attributes: ItemWords['attributes'], name: string): string =>
    onOneLine(ownEntry(attributes, name) ?? '');
  const ends = (links: ItemWords['links'], name: string): string =>
    [...new Set(ownEntry(links, name) ?? [])].sort().join();
  return {
    title: onOneLine(before.title) !== onOneLine(after.title),
    text: settledText(before.text) !== settledText(after.text),
    attributes: names(before.attributes, after.attributes).filter(
      (name) => value(before.attributes, name) !== value(after.attributes, name),
    ),
    relations: names(before.links, after.links).filter(
      (name) => ends(before.links, name) !== ends(after.links, name),
    ),
  };
}

function sectionEdits(
  page: ItemPage,
  item: Item,
  before: ItemWords,
  after: ItemWords,
  changes: Changes,
): Edit[] {
  const line = item.place.line - page.textLine + 1;
  const at = page.tree.children.findIndex((node) => linesOf(node).from === line);
  const heading = page.tree.children[at];
  if (heading?.type !== 'heading') throw new NotEditable('its heading is not found on the page');
  const edits: Edit[] = [];
  if (changes.title) edits.push(...titleEdits(page, heading, item, after.title));
  const next = page.tree.children[at + 1];
  const firstText = item.bodyLine - page.textLine + 1;
  const list = next?.type === 'list' && linesOf(next).from < firstText ? next.children : [];
  edits.push(...listEdits(page, item, list, rangeOf(heading).end, before, after, changes));
  if (changes.text) edits.push(textEdit(page, item, list.at(-1) ?? heading, after.text));
  return edits;
}

function titleEdits(page: ItemPage, heading: WordBlock, { id, title }: Item, after: string): Edit[] {
  const shown = shownBy(page, heading);
  const words = onOneLine(shown);
  const at = title === '' ? -1 : words.lastIndexOf(onOneLine(title));
  if (title !== '' && at < 0) throw new NotEditable('its title is not found in its heading');
  const made =
    title === ''
      ? `${words} ${after}`
      : `${words.slice(0, at)}${onOneLine(after)}${words.slice(at + onOneLine(title).length)}`;
  if (!made.includes(id)) throw new NotEditable('its heading would lose its ID');
  return blockEdits(page, heading, made);
}

function shownBy(page: ItemPage, block: WordBlock): string {
  const words = wordsOfBlock(page.text, block);
  if (!words) throw new NotEditable('its Markdown holds signs that are not followed');
  return words.text;
}

function blockEdits(page: ItemPage, block: WordBlock, words: string): Edit[] {
  const edits = isEmptyCell(block)
    ? [{ ...emptyCell(page, block), text: escapeInline(words).replaceAll('|', '\\|') }]
    : editWords(page.text, block, words);
  if (!edits) throw new NotEditable('its Markdown cannot take the words');
  return edits;
}

/** The key that an entry of an attribute list begins with, colon and blanks included. */
const entryKey = /^([^:：]{1,60})[:：]\s*/;

function listEdits(
  page: ItemPage,
  { attributeLines = {} }: Item,
  entries: readonly ListItem[],
  end: number,
  before: ItemWords,
  after: ItemWords,
  { attributes, relations }: Changes,
): Edit[] {
  const edits: Edit[] = [];
  const added: string[] = [];
  for (const name of attributes) {
    const value = onOneLine(ownEntry(after.attributes, name) ?? '');
    const own = entriesOf(page, entries, (meaning) => meaning.kind === 'attribute' && meaning.name === name);
    const [entry] = own;
    if (own.length > 1) throw new NotEditable(`it states ${name} more than once`);
    if (entry) edits.push(...entryEdits(page, entry, value === '' ? undefined : value));
    else if (ownEntry(attributeLines, name) !== undefined)
      throw new NotEditable(`${name} does not stand in its attribute list`);
    else added.push(`${name}: ${escapeInline(value)}`);
  }
  for (const name of relations) {
    const wanted = [...new Set(ownEntry(after.links, name) ?? [])];
    const isOwn = (meaning: Meaning): boolean =>
      meaning.kind === 'relation' && meaning.relation === name && !meaning.isInverse;
    const own = entriesOf(page, entries, isOwn);
    const stated = own.flatMap(({ value }) => page.ids.find(value).map(({ id }) => id));
    const missing = (ownEntry(before.links, name) ?? []).filter((id) => !stated.includes(id));
    const more = wanted.filter((id) => !stated.includes(id) && !missing.includes(id));
    if (missing.some((id) => !wanted.includes(id)))
      throw new NotEditable(`its link ${name} ${missing.join(', ')} does not stand in its attribute list`);
    for (const [index, entry] of own.entries()) {
      const ids = page.ids.find(entry.value).map(({ id }) => id);
      const left = [...ids.filter((id) => wanted.includes(id)), ...(index === 0 ? more : [])];
      if (left.join() !== ids.join())
        edits.push(...entryEdits(page, entry, left.length === 0 ? undefined : left.join(', ')));
    }
    if (own.length === 0 && more.length > 0) added.push(`${name}: ${more.join(', ')}`);
  }
  if (added.length > 0) edits.push(addedEntries(page, entries, end, added));
  return edits;
}

type Meaning = ReturnType<Vocabulary['ofKey']>;

/** An entry of an attribute list that is one paragraph. */
interface ListedEntry {
  node: ListItem;
  block: WordBlock;
  key: string;
  value: string;
}

function entriesOf(
  page: ItemPage,
  entries: readonly ListItem[],
  isOwn: (meaning: Meaning) => boolean,
): ListedEntry[] {
  return entries.flatMap((node): ListedEntry[] => {
    const [block, ...more] = node.children;
    if (block?.type !== 'paragraph') return [];
    const shown = shownBy(page, block);
    const key = entryKey.exec(shown);
    if (!key || !isOwn(page.vocabulary.ofKey(key[1] as string))) return [];
    if (more.length > 0) throw new NotEditable(`"${key[0].trim()}" in its list has more than one line`);
    return [{ node, block, key: key[0], value: shown.slice(key[0].length) }];
  });
}

/** Another value of an entry; the entry goes where there is none. */
function entryEdits(page: ItemPage, { node, block, key }: ListedEntry, value: string | undefined): Edit[] {
  if (value !== undefined) return blockEdits(page, block, `${key}${value}`);
  const { start, end } = rangeOf(node);
  const lineStart = page.text.lastIndexOf('\n', start - 1) + 1;
  return [{ start: lineStart, end: Math.min(page.text.length, lineEnd(page, end) + 1), text: '' }];
}

function lineEnd({ text }: ItemPage, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end;
}

/** Entries behind the last one, or as a list below the heading. */
function addedEntries(
  page: ItemPage,
  entries: readonly ListItem[],
  headingEnd: number,
  added: readonly string[],
): Edit {
  const last = entries.at(-1);
  const sign = last ? page.text.slice(rangeOf(last).start, rangeOf(last).start + 1) : '-';
  const lines = added.map((entry) => `\n${sign} ${entry}`).join('');
  const start = lineEnd(page, last ? rangeOf(last).end : headingEnd);
  return { start, end: start, text: last ? lines : `\n${lines}` };
}

/** Another text below heading and list; whole lines are replaced. */
function textEdit(page: ItemPage, item: Item, above: Nodes, after: string): Edit {
  const text = after.replace(/\r\n?/g, '\n').replace(/^\n+|\s+$/g, '');
  if (settledText(item.body) === '') {
    const start = lineEnd(page, rangeOf(above).end);
    return { start, end: start, text: `\n\n${text}` };
  }
  const first = item.bodyLine - page.textLine;
  const last = (item.place.endLine ?? item.bodyLine) - page.textLine;
  const lines = page.text.split('\n');
  const start = lines.slice(0, first).join('\n').length + (first > 0 ? 1 : 0);
  return { start, end: start + lines.slice(first, last + 1).join('\n').length, text };
}

function rowEdits(page: ItemPage, item: Item, after: ItemWords, changes: Changes): Edit[] {
  const line = item.place.line - page.textLine + 1;
  const cells = rowAt(page.tree, line);
  if (!cells) throw new NotEditable('its row is not found on the page');
  const cellOf = (what: string, isOwn: (meaning: Meaning) => boolean): TableCell => {
    const own = cells.filter(({ head }) => isOwn(page.vocabulary.ofColumn(onOneLine(shownBy(page, head)))));
    const [cell] = own;
    if (!cell || own.length > 1) throw new NotEditable(`its table has no column of its own for ${what}`);
    return cell.cell;
  };
  const edits: Edit[] = [];
  if (changes.title)
    edits.push(
      ...blockEdits(
        page,
        cellOf('the title', ({ kind }) => kind === 'title'),
        after.title,
      ),
    );
  if (changes.text)
    edits.push(
      cellEdit(
        page,
        cellOf('the text', ({ kind }) => kind === 'text'),
        after.text,
      ),
    );
  for (const name of changes.attributes) {
    const cell = cellOf(name, (meaning) => meaning.kind === 'attribute' && meaning.name === name);
    edits.push(...blockEdits(page, cell, ownEntry(after.attributes, name) ?? ''));
  }
  for (const name of changes.relations) {
    const cell = cellOf(
      name,
      (meaning) => meaning.kind === 'relation' && meaning.relation === name && !meaning.isInverse,
    );
    edits.push(...blockEdits(page, cell, (ownEntry(after.links, name) ?? []).join(', ')));
  }
  return edits;
}

/** The cells of a row, each with the head of its column. */
function rowAt(node: Nodes, line: number): { head: TableCell; cell: TableCell }[] | undefined {
  if (node.type === 'table') {
    const [head, ...rows] = node.children;
    const row = rows.find((each) => linesOf(each).from === line);
    return row?.children.flatMap((cell, at) => {
      const above = head?.children[at];
      return above ? [{ head: above, cell }] : [];
    });
  }
  if (!('children' in node)) return undefined;
  for (const child of node.children) {
    const { from, to } = linesOf(child);
    const found = from <= line && line <= to ? rowAt(child, line) : undefined;
    if (found) return found;
  }
  return undefined;
}

/** The heads of the table that a row stands in. */
export function headsOfRow(page: ItemPage, line: number): string[] | undefined {
  return rowAt(page.tree, line)?.map(({ head }) => onOneLine(shownBy(page, head)));
}

/** Another Markdown in a cell, on one line. */
function cellEdit(page: ItemPage, cell: TableCell, after: string): Edit {
  const text = settledText(after);
  if (text.includes('\n')) throw new NotEditable('its text stands in a cell, which holds one line');
  const [first, last] = [cell.children[0], cell.children.at(-1)];
  const range =
    first && last ? { start: rangeOf(first).start, end: rangeOf(last).end } : emptyCell(page, cell);
  return { ...range, text: text.replaceAll('|', '\\|') };
}

function isEmptyCell(block: WordBlock): block is TableCell {
  return block.type === 'tableCell' && block.children.length === 0;
}

/** Where words of an empty cell go: behind the bar before it. */
function emptyCell({ text }: ItemPage, cell: TableCell): { start: number; end: number } {
  const { start, end } = rangeOf(cell);
  const at = Math.min(start + (/^\|? ?/.exec(text.slice(start, end))?.[0].length ?? 0), end);
  return { start: at, end: at };
}
