import type { ListBlock, ListEntry } from '../../markdown/structure.ts';
import type { DeclaredLink } from '../../model/index.ts';
import { append } from '../../model/index.ts';
import { type FileScope, inFile } from './file-scope.ts';
import { readIdList } from './id-list.ts';
import { reportNearName } from './near-names.ts';
import { type Stated, state } from './stated.ts';
import type { RelationMeaning } from './vocabulary.ts';

/** `key: value`; the key begins with a letter. */
export const pair = /^(\p{L}[\p{L}\p{N} _-]{0,39}?) ?[:：](?:\s+|$)(.*)$/su;

/**
 * Reads the bullet list below an item's heading as its attributes and links, when every entry is `key: value`.
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
  const pairs = list.entries.map((entry) => (entry.isPlain ? pair.exec(entry.text) : null));
  if (!pairs.every((match) => match !== null)) {
    return reportMixed(list, id, scope) ? 'mixed' : undefined;
  }
  const links: DeclaredLink[] = [];
  for (const [index, [, key = '', value = '']] of pairs.entries()) {
    const meaning = scope.vocabulary.ofKey(key);
    const entry = list.entries[index] as ListEntry;
    if (meaning.kind === 'relation' && isRelationValue(meaning, value, scope))
      append(links, readRelation(scope, id, meaning, value, entry));
    else {
      const { line, column } = entry;
      const named = { key, value, line, column };
      state(id, attributes, named, scope);
      if (meaning.kind !== 'relation') reportNearName(`at ${id}`, named, scope, id);
    }
  }
  return links;
}

function readRelation(
  scope: FileScope,
  id: string,
  meaning: RelationMeaning,
  text: string,
  entry: ListEntry,
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
  const colon = entry.source.search(/[:：]/) + 1;
  const { line, column } = position;
  const value = { at: id, meaning, text, source: entry.source.slice(colon), line, column: column + colon };
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
function reportMixed(list: ListBlock, id: string, scope: FileScope): boolean {
  const relation = list.entries.find((entry) => {
    const match = pair.exec(entry.text);
    return match && scope.vocabulary.ofKey(match[1] as string).kind === 'relation';
  });
  const other = list.entries.find((entry) => !entry.isPlain || !pair.test(entry.text));
  if (!relation || !other) return false;
  scope.report.add('mixed-attribute-list', inFile(scope, other), {
    message: `The list below ${id} holds "${relation.text.slice(0, 60)}" but is no attribute list, since this entry is not a single \`key: value\`.`,
    hint: 'Move the entry out of the list, below a paragraph of text.',
    item: id,
  });
  return true;
}
