import type { ListEntry } from '../../markdown/structure.ts';
import type { FileScope } from './file-scope.ts';
import { isIds } from './near-names.ts';
import type { RelationMeaning } from './vocabulary.ts';

/** Something that a line or an entry of a list says in the form of a key and a value. */
export interface Statement {
  key: string;
  /** Where the key is a relation. */
  meaning?: RelationMeaning;
  /** Where the value begins in the text. */
  offset: number;
  /** A colon stands behind the key, so that it is one whatever the value says. */
  isPair: boolean;
}

const name = '(\\p{L}[\\p{L}\\p{N} _-]{0,39}?)';
/** A key with a colon, in emphasis or not. What looks like an ID needs no blank before it. */
const pair = new RegExp(
  `^(?:(\\*\\*?|__?)${name} ?[:：]\\1|(\\*\\*?|__?|\`)${name}\\3 ?[:：]|${name} ?[:：])(?:\\s+|$|(?=[[*\`_]*\\p{Lu}[\\p{L}\\p{N}]*[-_]\\p{N}))`,
  'u',
);
/** What stands between a relation and its IDs instead of a colon. */
const otherSign = /^(?:\s*(?:=|[-=]>|→|\|)\s*|\s+-\s+|\s*[–—]\s*|\s+|$)/u;

/**
 * The statement that a text is: `Verifies: SRS-041`, `**Verifies:** SRS-041`. A relation needs no colon: `verifies SRS-041`. The value is
 * empty where it may stand below.
 * @param text Markdown from the first sign behind the marks of lists and quotes
 * @implements SRS-3530
 */
export function statementIn(text: string, { vocabulary, context }: FileScope): Statement | undefined {
  const match = pair.exec(text);
  const key = match?.[2] ?? match?.[4] ?? match?.[5];
  // A key with an ID is none: `verifies SRS-041: Alarm`.
  if (match && key !== undefined && context.ids.find(key).length === 0) {
    const meaning = vocabulary.ofKey(key);
    return {
      key,
      ...(meaning.kind === 'relation' ? { meaning } : {}),
      offset: match[0].length,
      isPair: true,
    };
  }
  const [opening = ''] = /^(?:\*\*?|__?|`)?/.exec(text) ?? [];
  const said = vocabulary.relationBefore(text.slice(opening.length));
  if (!said) return undefined;
  const end = opening.length + said.key.length;
  if (opening !== '' && !text.startsWith(opening, end)) return undefined;
  const sign = otherSign.exec(text.slice(end + opening.length))?.[0];
  if (sign === undefined) return undefined;
  return { ...said, offset: end + opening.length + sign.length, isPair: false };
}

/** What an entry of an attribute list says: a pair, or a relation with its IDs, which may stand in a list of their own below it. */
export function statementOfEntry(
  { text, isPlain }: Pick<ListEntry, 'text' | 'isPlain'>,
  scope: FileScope,
): Statement | undefined {
  const said = statementIn(text, scope);
  if (!said || said.isPair) return said;
  const value = text.slice(said.offset);
  return isIds(value, scope) || (value === '' && !isPlain) ? said : undefined;
}

/** Without the signs of links, emphasis and code. */
export function plainText(markdown: string): string {
  return markdown
    .replace(/\[([^[\]]*)\]\([^()\s]*\)/g, '$1')
    .replace(/[*`]|__|~~|(?<![\p{L}\p{N}])_(?=\p{L})|(?<=[\p{L}\p{N}])_(?![\p{L}\p{N}])/gu, '');
}
