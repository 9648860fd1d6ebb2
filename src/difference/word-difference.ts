import type { TextPiece } from '../model/index.ts';

/** Most words compared one by one, without those that both texts begin and end with; longer ones differ as a whole. */
const most = 2_000;

/**
 * How one text becomes another, word by word: the longest common sequence of words stays. White space belongs to the word before it.
 */
export function wordDifference(before: string, after: string): TextPiece[] {
  return difference(wordsOf(before), wordsOf(after));
}

/** How one text becomes another, line by line. */
export function lineDifference(before: string, after: string): TextPiece[] {
  return difference(linesOf(before), linesOf(after));
}

function difference(allBefore: readonly string[], allAfter: readonly string[]): TextPiece[] {
  const shorter = Math.min(allBefore.length, allAfter.length);
  let start = 0;
  while (start < shorter && same(allBefore[start], allAfter[start])) start++;
  let end = 0;
  while (end < shorter - start && same(allBefore.at(-1 - end), allAfter.at(-1 - end))) end++;
  const pieces: TextPiece[] = [];
  const push = (kind: TextPiece['kind'], words: readonly string[]): void => {
    const text = words.join('');
    const last = pieces.at(-1);
    if (text === '') return;
    if (last?.kind === kind) last.text += text;
    else pieces.push({ kind, text });
  };
  push('same', allAfter.slice(0, start));
  compareWords(
    allBefore.slice(start, allBefore.length - end),
    allAfter.slice(start, allAfter.length - end),
    push,
  );
  push('same', allAfter.slice(allAfter.length - end));
  return pieces;
}

function compareWords(
  a: readonly string[],
  b: readonly string[],
  push: (kind: TextPiece['kind'], words: readonly string[]) => void,
): void {
  if (a.length > most || b.length > most || a.length === 0 || b.length === 0) {
    push('removed', a);
    push('added', b);
    return;
  }
  const width = b.length + 1;
  const lengths = new Uint16Array((a.length + 1) * width);
  const at = (i: number, j: number): number => lengths[i * width + j] as number;
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      lengths[i * width + j] = same(a[i], b[j]) ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && same(a[i], b[j])) {
      push('same', [b[j] as string]);
      i++;
      j++;
    } else if (j >= b.length || (i < a.length && at(i + 1, j) >= at(i, j + 1)))
      push('removed', [a[i++] as string]);
    else push('added', [b[j++] as string]);
  }
}

function wordsOf(text: string): string[] {
  return text.match(/\S+\s*/g) ?? [];
}

function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function same(a: string | undefined, b: string | undefined): boolean {
  return a?.trimEnd() === b?.trimEnd();
}
