import type { Entry, EntryAttribute, EntryLink, Position } from './entry.ts';
import { escapeInline, escapeLines, escapeTitle } from './escape.ts';
import { partLines } from './markdown-text.ts';

/** A line of Markdown, and where the file of the tool has what it says. */
export interface WrittenLine {
  text: string;
  at: Position;
  /** Places of the IDs in it. */
  ids?: ReadonlyMap<string, Position>;
  /** It is a line of the file: columns are the same but for what `at` adds. */
  isVerbatim?: boolean;
  /** It stands between items, where nothing of it is shown. */
  isBetween?: boolean;
}

/**
 * Writes entries as the items of a Markdown page: headings, lists of attributes and links, texts. Read again they are the items; that is
 * how they are read where they stay with their tool, and what is written where they are moved.
 * @param entries with IDs, attributes and relations as the project has them
 */
export function writeEntries(entries: readonly Entry[]): WrittenLine[] {
  const lines: WrittenLine[] = [];
  /** Depth of the item whose section is open; 0 for none. */
  let open = 0;
  for (const entry of entries) {
    const wanted = Math.min(6, entry.level + 1);
    const isItem = entry.id !== undefined;
    // What is below an item and is none would be read as its text.
    const depth = !isItem && open > 0 ? Math.min(open, wanted) : wanted;
    const title = titleOf(entry);
    if (isItem || title !== '' || open > 0) {
      const words = [entry.id === undefined ? '' : escapeInline(entry.id), escapeTitle(escapeInline(title))];
      const heading = words.filter((each) => each !== '').join(' ') || 'Text';
      lines.push({ text: `${'#'.repeat(depth)} ${heading}`, at: entry.at }, blank(entry.at));
      open = isItem ? depth : 0;
    }
    writeLists(lines, entry);
    writeText(lines, entry, depth);
  }
  return lines;
}

/** Signs between ID and title are none of the title. */
function titleOf({ title }: Entry): string {
  return fold(title).replace(/^(?:[:：–—.,-]\s*)+/, '');
}

function writeLists(lines: WrittenLine[], entry: Entry): void {
  const { at, text, form } = entry;
  const isList = form === 'markdown' && /^\s*-\s/.test(text);
  const sign = isList ? '*' : '-';
  const before = lines.length;
  for (const { name, value, at: place = at } of entry.attributes.filter(saysSomething))
    lines.push({ text: `${sign} ${name}: ${escapeInline(fold(value))}`, at: place });
  for (const [relation, links] of Map.groupBy(entry.links, (link) => link.relation))
    lines.push(relationLine(sign, relation, links, at));
  if (lines.length > before) lines.push(blank(at));
}

function saysSomething({ value }: EntryAttribute): boolean {
  return value.trim() !== '';
}

function relationLine(
  sign: string,
  relation: string,
  links: readonly EntryLink[],
  at: Position,
): WrittenLine {
  return {
    text: `${sign} ${relation}: ${links.map(({ to }) => escapeInline(fold(to))).join(', ')}`,
    at: links[0]?.at ?? at,
    ids: new Map(links.map((link) => [link.to, link.at ?? at])),
  };
}

function writeText(lines: WrittenLine[], { id, text, form, at, textAt }: Entry, depth: number): void {
  const said = text.replaceAll('\0', '\ufffd').split(/\r\n?|\n/);
  const first = said.findIndex((line) => line.trim() !== '');
  if (first < 0) return;
  const last = said.findLastIndex((line) => line.trim() !== '');
  const own = said.slice(first, last + 1);
  const written = form === 'markdown' ? partLines(own, depth) : escapeLines(own);
  const start = textAt ?? at;
  const runsOn = textAt?.runsOn === true;
  for (const [index, line] of written.entries())
    lines.push({
      text: line,
      at: runsOn ? { line: start.line + first + index, column: start.column } : start,
      isVerbatim: runsOn && form === 'markdown',
      isBetween: id === undefined,
    });
  lines.push(blank(at));
}

function blank(at: Position): WrittenLine {
  return { text: '', at };
}

/** On one line. */
export function fold(text: string): string {
  return text.replaceAll('\0', '\ufffd').replace(/\s+/g, ' ').trim();
}
