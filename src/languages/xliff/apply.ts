import type { Refused } from '../../model/index.ts';
import { type FindIds, numbersOf, type Piece, piecesOf, protectedOf } from './pieces.ts';
import type { PagePair, Segment } from './units.ts';

/** What came back for a segment. */
export interface Given {
  source: readonly Piece[];
  target: readonly Piece[] | undefined;
}

/**
 * The pages of a translation as a translator gave them back. Refused is a text that was made from another original, that lacks a
 * target, or whose placeholders or numbers are not those of the original.
 * @param given segments by unit and ID
 * @returns page → text; nothing is to be written when there are problems
 * @implements SRS-2215
 */
export function applyTranslation(
  pairs: readonly PagePair[],
  given: ReadonlyMap<string, ReadonlyMap<string, Given>>,
  ids: FindIds,
): { pages: Map<string, string>; problems: string[] } {
  const problems: string[] = [];
  const pages = new Map<string, string>();
  for (const { target, units, head } of pairs) {
    const blocks = units.flatMap(({ name, segments, comments }) => {
      const [heading = '', ...others] = segments.map((segment, index) => {
        const id = `s${index + 1}`;
        const outcome = translated(segment, given.get(name)?.get(id), ids);
        if ('text' in outcome) return outcome.text;
        problems.push(`${name}, segment ${id}: ${outcome.refused}`);
        return '';
      });
      return [heading, ...comments, ...others];
    });
    pages.set(target, `${head === '' ? '' : `${head.trimEnd()}\n\n`}${blocks.join('\n\n')}\n`);
  }
  return { pages, problems };
}

function translated(segment: Segment, given: Given | undefined, ids: FindIds): { text: string } | Refused {
  if (!segment.translate) return { text: segment.source };
  if (!given) return { refused: 'it is missing in the file' };
  if (textOf(given.source) !== segment.source)
    return { refused: 'the original changed since the file was written; write it again' };
  if (!given.target || textOf(given.target).trim() === '') return { refused: 'there is no target' };
  const pieces = piecesOf(segment.source, ids);
  const back = piecesOf(textOf(given.target), ids);
  const lost = difference(protectedOf(pieces), protectedOf(back));
  if (lost.length > 0) return { refused: `the placeholder ${lost[0]} is gone` };
  const made = difference(protectedOf(back), protectedOf(pieces));
  if (made.length > 0) return { refused: `${made[0]} is not in the original` };
  const [was, is] = [numbersOf(pieces).join(' '), numbersOf(back).join(' ')];
  if (was !== is)
    return { refused: `the numbers differ: ${was || 'none'} in the original, ${is || 'none'} here` };
  return { text: textOf(given.target).trim() };
}

function textOf(pieces: readonly Piece[]): string {
  return pieces.map((piece) => (typeof piece === 'string' ? piece : piece.keep)).join('');
}

/** What the first list holds more often than the second. */
function difference(one: readonly string[], other: readonly string[]): string[] {
  const left = [...other];
  return one.filter((each) => {
    const at = left.indexOf(each);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}
