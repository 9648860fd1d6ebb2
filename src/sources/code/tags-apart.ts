import type { IdSyntax } from '../../config/index.ts';
import type { CommentLine } from './comments.ts';
import { withoutExamples } from './untagged.ts';

/**
 * The lines of a comment with each tag at the start of one: `Sounds. @implements SRS-041` is two, and so is
 * `@satisfies URS-1 @verifies SRS-041`. Apart is only what ends its line, with nothing but identifiers behind it, and what follows a whole
 * sentence or another tag with its identifiers; a tag inside a sentence is one of prose.
 * @param isTag whether a name in small letters is one of a trace tag
 * @implements SRS-3567
 */
export function tagsApart(
  lines: readonly CommentLine[],
  isTag: (name: string) => boolean,
  ids: IdSyntax,
): CommentLine[] {
  return lines.flatMap((line) => {
    const at = line.fenced || line.text.indexOf('@', 1) < 0 ? [] : startsIn(line.text, isTag, ids);
    return [0, ...at].map((start, index) => ({
      text: line.text.slice(start, at[index]).trimEnd(),
      offset: line.offset + start,
      fenced: line.fenced,
    }));
  });
}

/** Where the tags begin that are apart from what stands before them. */
function startsIn(line: string, isTag: (name: string) => boolean, ids: IdSyntax): number[] {
  const text = withoutExamples(line);
  const starts: number[] = [];
  let end = text.length;
  for (const match of [...text.matchAll(/(?<=\s)@([A-Za-z][\w-]*)(?=[\s:,])/g)].reverse()) {
    const isRead =
      isTag((match[1] as string).toLowerCase()) &&
      holdsIds(text.slice(match.index + match[0].length, end), ids);
    if (!isRead) break;
    starts.push(match.index);
    end = match.index;
  }
  starts.reverse();
  // What stands before the first of them decides for it; the others stand behind a tag.
  return starts.length > 0 && !isWhole(text.slice(0, end).trimEnd(), ids) ? starts.slice(1) : starts;
}

/** A sentence that ends, or a tag with nothing but identifiers. */
function isWhole(before: string, ids: IdSyntax): boolean {
  const tag = /^@[A-Za-z][\w-]*(?=[\s:,])/.exec(before)?.[0];
  return /[.!?…。！？]$/.test(before) || (tag !== undefined && holdsIds(before.slice(tag.length), ids));
}

/** Identifiers, and nothing but what stands between them. */
function holdsIds(text: string, ids: IdSyntax): boolean {
  const words = text.split(/[\s,;:]+/).filter((word) => word !== '' && !/^(?:and|und|&)$/.test(word));
  return words.length > 0 && words.every((word) => ids.isId(word.replace(/^[([]+|[)\].]+$/g, '')));
}
