import type { FenceBlock, ListBlock, TableBlock } from '../../markdown/structure.ts';
import { append, type DeclaredLink } from '../../model/index.ts';
import { isRelationValue, pair, readAttributeList } from './attribute-list.ts';
import { type FileScope, inFile } from './file-scope.ts';
import { readIdList } from './id-list.ts';
import { isIds, reportNearName } from './near-names.ts';
import { type Stated, state } from './stated.ts';
import type { RelationMeaning } from './vocabulary.ts';

/** Characters of a line that are looked at. */
const longestLine = 2000;

/** A line of the page as somebody may have written a relation: a key, a sign, a value. */
const spoken =
  /^[\s>*+|:-]*(?:\d+[.)]\s+)?(?:\*\*|__|`)?(\p{L}[\p{L}\p{N} _-]{0,39}?)(?:\*\*|__|`)?\s*(?:[:：=|]|\s-\s)[\s:|*_-]*(.*)$/u;
/** The same as a paragraph of its own. */
const paragraph =
  /^ {0,3}(?:(\*\*|__)(\p{L}[\p{L}\p{N} _-]{0,39}?) ?[:：]\1|(\*\*|__)(\p{L}[\p{L}\p{N} _-]{0,39}?)\3 ?[:：]|(\p{L}[\p{L}\p{N} _-]{0,39}?) ?[:：])\s+(?=\S)/u;

/** The blocks of a page by the line they begin on (1-based). */
export interface BlocksByLine {
  lists: ReadonlyMap<number, ListBlock>;
  tables: ReadonlyMap<number, TableBlock>;
  fences: ReadonlyMap<number, FenceBlock>;
}

/**
 * Reads the relations that stand in an item's text: lists that are wholly `key: value` and hold a relation, lines `Verifies: SRS-041` and
 * `**Verifies:** SRS-041`, and tables of two columns with a relation in the first. What else begins like a relation and names an ID is
 * reported as `relation-not-read`.
 * @param from first line of the text, 1-based
 * @param to last line
 * @param attributes what the item states so far; gets what the text states
 * @implements SRS-3352
 */
export function readBodyRelations(
  id: string,
  [from, to]: readonly [from: number, to: number],
  blocks: BlocksByLine,
  attributes: Stated,
  scope: FileScope,
): DeclaredLink[] {
  const links: DeclaredLink[] = [];
  for (let line = from; line <= to; line++) {
    const fence = blocks.fences.get(line);
    const list = blocks.lists.get(line);
    const table = blocks.tables.get(line);
    if (fence) line = fence.endLine;
    else if (list?.entries.some(({ text }) => relationIn(pair.exec(text)?.[1], scope))) {
      const own = readAttributeList(list, id, attributes, scope);
      if (own && own !== 'mixed') append(links, own);
      line = list.endLine;
    } else if (table) {
      append(links, readFields(id, table, attributes, scope));
      line = table.rows.at(-1)?.line ?? line + 1;
    } else append(links, readLine(id, line, scope));
  }
  return links;
}

/** A table of two columns whose first holds a relation: its rows are the item's links and attributes. */
function readFields(at: string, table: TableBlock, attributes: Stated, scope: FileScope): DeclaredLink[] {
  const links: DeclaredLink[] = [];
  const rows = fieldsOf(table);
  if (!rows.some(({ key, value }) => relationIn(key, scope, value))) return links;
  for (const { key, value: text, source, line, column } of rows) {
    const meaning = relationIn(key, scope, text);
    const value = { at, text, source, ...inFile(scope, { line, column }) };
    if (meaning) append(links, readIdList({ ...value, meaning }, scope.path, scope.context, scope.report));
    else if (key !== '' && text !== '' && line !== table.line) {
      const named = { key, value: text, line, column };
      state(at, attributes, named, scope);
      reportNearName(`at ${at}`, named, scope, at);
    }
  }
  return links;
}

function relationIn(key: string | undefined, scope: FileScope, value?: string): RelationMeaning | undefined {
  const meaning = key === undefined ? undefined : scope.vocabulary.ofKey(key);
  if (meaning?.kind !== 'relation') return undefined;
  return value === undefined || isRelationValue(meaning, value, scope) ? meaning : undefined;
}

/** The rows of a table of two columns, the head being one of them unless it only names the columns. */
function fieldsOf({ header, rows, container }: TableBlock) {
  if (container !== 'page' || header.length !== 2) return [];
  return [header, ...rows.map(({ cells }) => cells)].flatMap(([key, value]) =>
    key && value
      ? [{ key: key.text, value: value.text, source: value.source, line: value.line, column: value.column }]
      : [],
  );
}

/** A line that says a relation by itself, else nothing; with a finding where it was meant to. */
function readLine(id: string, line: number, scope: FileScope): DeclaredLink[] {
  const text = (scope.lines[line - 1] as string).slice(0, longestLine);
  if (!/[:：=|<]| - /.test(text)) return [];
  // A definition list has its key on the line before.
  const before = /^\s*:\s/.test(text) ? (scope.lines[line - 2] ?? '').trim() : '';
  const plainLine = `${before}${text}`.replace(/<[^<>]*>/g, (tag) => ':'.padEnd(tag.length));
  const match = spoken.exec(plainLine);
  const meaning = match ? relationIn(match[1], scope, text) : undefined;
  if (scope.context.ids.find(text).length === 0) return [];
  if (match && scope.vocabulary.ofKey(match[1] as string).kind === 'attribute')
    reportNearName(`at ${id}`, { key: match[1] as string, value: text, line, column: 1 }, scope, id);
  if (!meaning) return [];
  const opening = paragraph.exec(text);
  const value = opening && text.slice(opening[0].length).replace(/\.?\s*$/, '');
  const position = inFile(scope, { line, column: 1 });
  if (opening && value) {
    const plain = plainText(value);
    if (isIds(plain, scope)) {
      const column = opening[0].length + 1;
      return readIdList(
        { at: id, meaning, text: plain, source: value, ...position, column },
        scope.path,
        scope.context,
        scope.report,
      );
    }
  }
  scope.report.add('relation-not-read', position, {
    message: `"${text.trim().slice(0, 60)}" at ${id} reads like a link, but stands where none is read.`,
    hint: `Write \`- ${meaning.said}: <IDs>\` into a list of its own, or \`${meaning.said}: <IDs>\` as a line of its own.`,
    item: id,
  });
  return [];
}

/** Without the signs of links, emphasis and code. */
function plainText(markdown: string): string {
  return markdown.replace(/\[([^[\]]*)\]\([^()\s]*\)/g, '$1').replace(/[*`]|__/g, '');
}
