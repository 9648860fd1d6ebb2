import type { IdSyntax } from '../../config/index.ts';
import type { UntaggedId } from '../../model/index.ts';
import type { CommentLine } from './comments.ts';

/** An identifier in no tag, with its offset in the file. */
export type FoundId = Omit<UntaggedId, 'place'> & { offset: number };

/**
 * Identifiers in a comment's line that holds no tag. A line that is nothing but a label and identifiers was meant as a tag: `REQ: SRS-041`,
 * `[impl->SRS-041]` of OpenFastTrace, `implements SRS-041`, or no more than `SRS-041`; elsewhere an identifier is one of prose.
 * @param words names of the tags, which may stand as words before an identifier
 * @implements SRS-3550
 */
export function untaggedIn(line: CommentLine, ids: IdSyntax, words: readonly string[]): FoundId[] {
  if (line.fenced) return [];
  const text = withoutExamples(line.text);
  const found = ids.find(text);
  const [first, last] = [found[0], found.at(-1)];
  if (!first || !last) return [];
  const gaps = found.slice(1).map(({ offset }, index) => {
    const before = found[index] as { id: string; offset: number };
    return text.slice(before.offset + before.id.length, offset);
  });
  const after = text.slice(last.offset + last.id.length);
  const label = gaps.every((gap) => /^[\s,;/&+]*(?:(?:and|und|et|y|e)\s+)?$/.test(gap))
    ? labelOf(text.slice(0, first.offset), after, words)
    : undefined;
  return found.map(({ id, offset }) => ({
    id,
    offset: line.offset + offset,
    ...(label === undefined ? {} : { label }),
  }));
}

/** A line with what stands in backticks and quotation marks, which is an example, blanked. */
export function withoutExamples(line: string): string {
  return line.replace(/`[^`]*`|"[^"]*"|“[^”]*”/g, (example) => ' '.repeat(example.length));
}

/** What of a line before its identifiers is a label of them; undefined where the line says something of its own. */
function labelOf(before: string, after: string, words: readonly string[]): string | undefined {
  const label = before.replace(/^[\s•*+-]+/, '').trimEnd();
  const isAlone = /^[\])}>,;\s]*$/.test(after);
  if (/^[[({<]*$/.test(label)) return isAlone || /^[\])}>]*\s*(?:[:：]|[-–—]\s)/.test(after) ? '' : undefined;
  // OpenFastTrace: `[impl->SRS-041~2>>utest]`, `[impl~~2->SRS-041]`.
  if (/^\[\s*\w+\s*(?:~[\w.]*){0,2}\s*->$/.test(label) && /^\s*(?:~\d+)?\s*(?:>>[\w,\s]*)?\]/.test(after))
    return label.replace(/\s|~[\w.]*/g, '');
  const named = /^([A-Za-z][\w-]*(?:\s[\w-]+){0,2})\s*([:：=])\s*[[({<]*$/.exec(label);
  if (named) return !isAlone || reads.test(named[1] as string) ? undefined : `${named[1]}${named[2]}`;
  const [word = ''] = /^[\w-]+(?=(?:\s[\w-]+){0,2}\s*[[({<]*$)/.exec(label) ?? [];
  const isTag = words.includes(word.toLowerCase()) || ofOtherTools.test(word);
  return isTag && /^[\])}>,;.\s]*$/.test(after) ? word : undefined;
}

/** Words that point to something to read, and state nothing. */
const reads = /^(?:see|cf|compare|note|todo|fixme|bug|issue|fixed|since|example|from|version|ref)\b/i;

/** Words before an identifier that others' tools and guidelines use for links from code. */
const ofOtherTools =
  /^(?:req|reqs|requirements?|implement(?:s|ed|ing|ation)?|satisf(?:y|ies)|cover(?:s|ed)?|fulfil(?:l?s|led)?|trac(?:e|es|ed|ing)|verif(?:y|ies|ied)|tests?|tested|validates?|realizes?|mitigates?)$/i;
