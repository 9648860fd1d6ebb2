import { isBlank } from '../../markdown/line-forms.ts';
import type { FenceBlock, ListBlock, TableBlock } from '../../markdown/structure.ts';
import { append, type DeclaredLink } from '../../model/index.ts';
import { isRelationValue, readAttributeList } from './attribute-list.ts';
import { linesBelow, readBelow } from './below.ts';
import { readFields } from './field-table.ts';
import { type FileScope, inFile } from './file-scope.ts';
import { readIdList } from './id-list.ts';
import { isIds, reportNearName } from './near-names.ts';
import type { Stated } from './stated.ts';
import { plainText, type Statement, statementIn, statementOfEntry } from './statement.ts';
import type { RelationMeaning } from './vocabulary.ts';

/** Characters of a line that are looked at. */
const longestLine = 2000;
const longestKey = 60;
/** The marks of quotes, lists, tables and headings before what a line says. */
const marks = /^\s*(?:[>|:]\s*|(?:[*+-]|#{1,6}|\d{1,9}[.)])\s+)*/;
/** Words that only point to something. */
const pointers = /^(?:see|see also|cf|siehe|siehe auch|voir|voir aussi|véase|vedi)$/i;

/** The blocks of a page by the line they begin on (1-based). */
export interface BlocksByLine {
  lists: ReadonlyMap<number, ListBlock>;
  tables: ReadonlyMap<number, TableBlock>;
  fences: ReadonlyMap<number, FenceBlock>;
}

/** The text of an item while it is read. */
interface Body {
  id: string;
  /** Last line. */
  to: number;
  links: DeclaredLink[];
  /** What was meant as links, and is told where it says more than is read. */
  leftovers: { meaning: RelationMeaning; line: number; text: string }[];
  scope: FileScope;
}

/**
 * Reads the relations that stand in an item's text: lists that are wholly attributes and hold a relation, lines `Verifies: SRS-041`,
 * `**Verifies:** SRS-041` and `Verifies SRS-041`, a line or heading `Verifies:` with IDs below it, and tables of fields. What else begins
 * like a relation and names an ID that it is not linked with is reported as `relation-not-read`.
 * @param from first line of the text, 1-based
 * @param to last line
 * @param attributes what the item states so far; gets what the text states
 * @param listed links of the list below its heading
 * @returns these and those of the text
 * @implements SRS-3352, SRS-3530
 */
export function readBodyRelations(
  id: string,
  [from, to]: readonly [from: number, to: number],
  blocks: BlocksByLine,
  attributes: Stated,
  listed: readonly DeclaredLink[],
  scope: FileScope,
): DeclaredLink[] {
  const body: Body = { id, to, links: [...listed], leftovers: [], scope };
  for (let line = from; line <= to; line++) {
    const fence = blocks.fences.get(line);
    const list = blocks.lists.get(line);
    const table = blocks.tables.get(line);
    if (fence) line = fence.endLine;
    else if (list?.entries.some((entry) => statementOfEntry(entry, scope)?.meaning)) {
      const own = readAttributeList(list, id, attributes, scope);
      if (own && own !== 'mixed') append(body.links, own);
      line = list.endLine;
    } else if (table) {
      append(body.links, readFields(id, table, attributes, scope));
      line = table.rows.at(-1)?.line ?? line + 1;
    } else line = readLine(body, line);
  }
  for (const leftover of body.leftovers) reportLeftover(body, leftover);
  return body.links;
}

/** Reads a line that says a relation by itself or over what stands below it. @returns the last line that was read */
function readLine(body: Body, line: number): number {
  const { scope, id } = body;
  const text = (scope.lines[line - 1] as string).slice(0, longestLine);
  const mark = marks.exec(text)?.[0] ?? '';
  if (scope.context.ids.find(text).length === 0) return readUnder(body, line, text, mark);
  // A definition list has its key on the line before.
  const before = /^\s*:\s/.test(text) ? (scope.lines[line - 2] ?? '').trim() : '';
  const plain = text.slice(mark.length).replace(/<[^<>]*>/g, (tag) => ':'.padEnd(tag.length));
  const said = statementIn(before === '' ? plain : `${before}: ${plain}`, scope);
  if (!said) return line;
  const { meaning } = said;
  if (before !== '') return noteLeftover(body, line, text, meaning);
  const start = mark.length + said.offset;
  const value = text.slice(start).replace(/\.?\s*$/, '');
  const plainValue = plainText(value);
  const isStatement = isOwn(mark) && isIds(plainValue, scope) && (said.isPair || isAlone(body, line, said));
  if (meaning && isStatement) {
    const at = { at: id, meaning, text: plainValue, source: text, offset: start };
    const position = inFile(scope, { line, column: 1 });
    append(body.links, readIdList({ ...at, ...position }, scope.path, scope.context, scope.report));
  } else if (meaning && (said.isPair || beginsSentence(body, line, mark, plainValue)))
    noteLeftover(body, line, text, meaning);
  else if (!meaning && !pointers.test(said.key))
    reportNearName(`at ${id}`, { key: said.key, value: plainValue, line, column: 1 }, scope, id);
  return line;
}

/** A line or heading that is a key alone, with IDs below it. */
function readUnder(body: Body, line: number, text: string, mark: string): number {
  const { id, to, links, scope } = body;
  const isHeading = /^ {0,3}#/.test(mark);
  if (text.length > longestKey || (isBlank(text) && !isHeading)) return line;
  const said = plainText(text.slice(mark.length)).trim();
  const key = said.replace(/[\s#:：=→|–—-]+$/, '');
  const meaning = scope.vocabulary.ofKey(key);
  const isKey = isHeading || meaning.kind === 'relation' || /[:：]\s*-?$/.test(said);
  const below = isKey ? linesBelow(scope, line, to) : [];
  const last = below.at(-1);
  if (!last || !below.some((each) => scope.context.ids.find(each.text)[0]?.offset === 0)) return line;
  if (meaning.kind === 'relation') {
    if (isHeading || isOwn(mark)) append(links, readBelow(id, meaning, below, scope));
    else noteLeftover(body, line, `${text} ${below.map((each) => each.text).join(', ')}`, meaning);
    return last.line;
  }
  if (!below.every(({ isIds: all }) => all) || pointers.test(key)) return line;
  const value = below.map((each) => each.text).join(', ');
  reportNearName(`at ${id}`, { key, value, line, column: 1 }, scope, id);
  return last.line;
}

/** A line on the page itself, in no quote, list or table. */
function isOwn(mark: string): boolean {
  return /^ {0,3}$/.test(mark);
}

/** A line that is nothing but a relation and IDs is a statement where it is bold, or no part of a longer sentence. */
function isAlone({ to, scope: { lines } }: Body, line: number, { key }: Statement): boolean {
  const text = lines[line - 1] as string;
  const [before = '', after = ''] = [lines[line - 2], line < to ? lines[line] : ''];
  return !text.trimStart().startsWith(key) || (isBlank(before) && isBlank(after));
}

/** A sentence that begins with a relation and an ID: `Verifies SRS-041 by measuring.` */
function beginsSentence({ scope }: Body, line: number, mark: string, value: string): boolean {
  const before = scope.lines[line - 2] ?? '';
  const isFirst = mark.trim() !== '' || isBlank(before) || /(?:[.:;!?]|\s\s|\\)$/.test(before);
  return isFirst && scope.context.ids.find(value)[0]?.offset === 0;
}

function noteLeftover({ leftovers }: Body, line: number, text: string, meaning?: RelationMeaning): number {
  if (meaning) leftovers.push({ meaning, line, text });
  return line;
}

function reportLeftover({ id, links, scope }: Body, { meaning, line, text }: Body['leftovers'][0]): void {
  if (!isRelationValue(meaning, text, scope)) return;
  const isLinked = (named: string): boolean =>
    links.some(
      ({ from, relation, to }) =>
        relation === meaning.relation &&
        (meaning.isInverse ? [from, to] : [to, from]).join() === `${named},${id}`,
    );
  const named = scope.context.ids.find(text).map((each) => each.id);
  if (named.every((each) => each === id || isLinked(each))) return;
  scope.report.add('relation-not-read', inFile(scope, { line, column: 1 }), {
    message: `"${text.trim().slice(0, 60)}" at ${id} reads like a link, but stands where none is read.`,
    hint: `Write \`- ${meaning.said}: <IDs>\` into a list of its own, or \`${meaning.said}: <IDs>\` as a line of its own.`,
    item: id,
  });
}
