import { diffArrays } from 'diff';
import type { TextPiece } from '../model/index.ts';

/** Most edits that are looked for; texts further apart differ as a whole, and no hostile text takes long. */
const mostEdits = 4_000;

/**
 * How one text becomes another, word by word: the longest common sequence of words stays. White space belongs to the word before it.
 */
export function wordDifference(before: string, after: string): TextPiece[] {
  return difference(before.match(/\S+\s*/g) ?? [], after.match(/\S+\s*/g) ?? []);
}

/** How one text becomes another, line by line. */
export function lineDifference(before: string, after: string): TextPiece[] {
  return difference(before.match(/[^\n]*\n|[^\n]+$/g) ?? [], after.match(/[^\n]*\n|[^\n]+$/g) ?? []);
}

function difference(before: readonly string[], after: readonly string[]): TextPiece[] {
  const changes = diffArrays([...before], [...after], {
    comparator: (a, b) => a.trimEnd() === b.trimEnd(),
    maxEditLength: mostEdits,
  }) ?? [
    { value: before, removed: true, added: false },
    { value: after, removed: false, added: true },
  ];
  return changes
    .map(({ value, added, removed }) => ({
      kind: added ? ('added' as const) : removed ? ('removed' as const) : ('same' as const),
      text: value.join(''),
    }))
    .filter(({ text }) => text !== '');
}
