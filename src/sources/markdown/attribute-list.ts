import type { ListBlock, ListEntry } from '../../markdown/structure.ts';
import type { DeclaredLink } from '../../model/index.ts';
import { append } from '../../model/index.ts';
import { type Below, linesBelow, readBelow } from './below.ts';
import { type FileScope, inFile } from './file-scope.ts';
import { readIdList } from './id-list.ts';
import { reportNearName } from './near-names.ts';
import { type Stated, state } from './stated.ts';
import { type Statement, statementOfEntry } from './statement.ts';
import { isWhollyStruck } from './struck.ts';
import type { RelationMeaning } from './vocabulary.ts';

/**
 * Reads the bullet list below an item's heading as its attributes and links, when every entry is `key: value`, or a relation and its IDs.
 * @param attributes what the item states so far; gets what the list states
 * @returns the links; undefined for any other list, which belongs to the body; `mixed` where it holds relations, which is reported (`mixed-attribute-list`)
 * @implements SRS-201, SRS-203
 */
export function readAttributeList(
  list: ListBlock,
  id: string,
  attributes: Stated,
  scope: FileScope,
): DeclaredLink[] | 'mixed' | undefined {
  const entries = list.entries.map((entry, index) => {
    const end = (list.entries[index + 1]?.line ?? list.endLine + 1) - 1;
    return readEntry(entry, end, scope);
  });
  if (!entries.every((entry) => entry !== undefined)) {
    const other = list.entries[entries.indexOf(undefined)] as ListEntry;
    return reportMixed(list, other, id, scope) ? 'mixed' : undefined;
  }
  const links: DeclaredLink[] = [];
  for (const { said, value, entry, below } of entries) {
    const { key, meaning } = said;
    if (isWhollyStruck(entry.source)) continue;
    if (meaning && below.length > 0) append(links, readBelow(id, meaning, below, scope));
    else if (meaning && (value === '' || isRelationValue(meaning, value, scope)))
      append(links, readRelation(scope, id, meaning, { said, value, entry }));
    else {
      const named = { key, value, line: entry.line, column: entry.column };
      state(id, attributes, named, scope);
      if (!meaning) reportNearName(`at ${id}`, named, scope, id);
    }
  }
  return links;
}

/** An entry of an attribute list. */
interface Attribute {
  said: Statement;
  value: string;
  entry: ListEntry;
  /** The IDs of a relation that stand in a list of its own below it. */
  below: Below[];
}

/** @returns undefined for an entry that says something else */
function readEntry(entry: ListEntry, end: number, scope: FileScope): Attribute | undefined {
  const said = statementOfEntry(entry, scope);
  if (!said) return undefined;
  const value = entry.text.slice(said.offset);
  if (entry.isPlain) return { said, value, entry, below: [] };
  const below = said.meaning && value === '' ? linesBelow(scope, entry.line, end) : [];
  const isList = below.length > 0 && below.every(({ isIds }) => isIds);
  return isList ? { said, value, entry, below } : undefined;
}

function readRelation(
  scope: FileScope,
  id: string,
  meaning: RelationMeaning,
  { said, value: text, entry }: Pick<Attribute, 'said' | 'value' | 'entry'>,
): DeclaredLink[] {
  const position = inFile(scope, entry);
  if (text.trim() === '') {
    scope.report.add('empty-relation', position, {
      message: `${id} ${meaning.said} nothing: the attribute has no value.`,
      hint: 'Name the IDs it links to, or remove the line.',
      item: id,
    });
    return [];
  }
  const colon = said.isPair ? entry.source.search(/[:：]/) + 1 : 0;
  const { line, column } = position;
  const value = { at: id, meaning, text, source: entry.source, offset: colon, line, column };
  return readIdList(value, scope.path, scope.context, scope.report);
}

/**
 * Whether a value is meant as one of the relation. The inverse word is used for other things too, such as who verified something; there
 * an ID has to be named.
 */
export function isRelationValue(
  { isInverse }: RelationMeaning,
  value: string,
  { context }: FileScope,
): boolean {
  return !isInverse || context.ids.find(value.slice(0, 10_000)).length > 0;
}

/** @implements SRS-212 */
function reportMixed({ entries }: ListBlock, other: ListEntry, id: string, scope: FileScope): boolean {
  const relation = entries.find((entry) => statementOfEntry(entry, scope)?.meaning);
  if (!relation) return false;
  scope.report.add('mixed-attribute-list', inFile(scope, other), {
    message: `The list below ${id} holds "${relation.text.slice(0, 60)}" but is no attribute list, since this entry is not a single \`key: value\`.`,
    hint: 'Move the entry out of the list, below a paragraph of text.',
    item: id,
  });
  return true;
}
