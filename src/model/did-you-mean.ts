/**
 * The beginning of a hint for a word that is none of those that are known: `Did you mean verifies? ` with the blank behind it, or nothing
 * where no word is near. Every reader, check and command that takes words says it so.
 * @implements SRS-3480
 */
export function didYouMean(said: string, words: Iterable<string>): string {
  const near = nearestWord(said, words);
  return near === undefined ? '' : `${suggestion(near)} `;
}

/** The form of words for a word, ID, path or anchor that was meant. */
export function suggestion(meant: string): string {
  return `Did you mean ${meant}?`;
}

/**
 * The word somebody may have meant: of those that begin as the text does, and those of which no more than a third of the letters differ, the
 * one with the fewest edits.
 * @returns undefined where none is near
 */
export function nearestWord(text: string, words: Iterable<string>): string | undefined {
  const said = folded(text);
  const [best] = [...words]
    .map((word) => ({ word, edits: editsBetween(said, folded(word)) }))
    .filter(
      ({ word, edits }) =>
        edits <= Math.max(1, Math.floor(word.length / 3)) ||
        (said.length >= 3 && isBegun(said, folded(word))),
    )
    .sort((a, b) => a.edits - b.edits);
  return best?.word;
}

/**
 * The word of which this one is a slip of the pen: one edit away and long enough that this is no chance. For names that may be anything,
 * such as attributes and columns. Capitals are a slip too.
 * @param shortest letters that both have at least
 */
export function slipOf(said: string, words: Iterable<string>, shortest = 6): string | undefined {
  if (said.length < shortest) return undefined;
  for (const word of words)
    if (
      word !== said &&
      word.length >= shortest &&
      Math.abs(said.length - word.length) <= 1 &&
      editsBetween(folded(said), folded(word)) <= 1
    )
      return word;
  return undefined;
}

const folded = (text: string): string => text.slice(0, 60).toLowerCase();

const isBegun = (a: string, b: string): boolean => a.startsWith(b) || b.startsWith(a);

/** Edits from one text to another (Levenshtein, with swaps): letters added, removed, changed, or two neighbours swapped. */
function editsBetween(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let index = 0; index < a.length; index++) {
    const next = [index + 1];
    for (let at = 1; at <= b.length; at++) {
      const isSwap = index > 0 && at > 1 && a[index] === b[at - 2] && a[index - 1] === b[at - 1];
      next[at] = Math.min(
        (next[at - 1] as number) + 1,
        (row[at] as number) + 1,
        (row[at - 1] as number) + (b[at - 1] === a[index] ? 0 : 1),
        isSwap ? (before[at - 2] as number) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    [before, row] = [row, next];
  }
  return row[b.length] as number;
}
