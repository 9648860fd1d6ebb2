/**
 * The word somebody may have meant: one that begins as the text does, or the one with the fewest edits, of which a third of its letters may be.
 * @returns undefined where none is near
 */
export function nearestWord(text: string, words: readonly string[]): string | undefined {
  const said = text.slice(0, 60).toLowerCase();
  const begun = words.find((word) => said.length >= 3 && (word.startsWith(said) || said.startsWith(word)));
  if (begun) return begun;
  const [best] = words
    .map((word) => ({ word, edits: editsBetween(said, word.toLowerCase()) }))
    .filter(({ word, edits }) => edits <= Math.max(1, Math.floor(word.length / 3)))
    .sort((a, b) => a.edits - b.edits);
  return best?.word;
}

/** Edits from one text to another (Levenshtein): letters added, removed or changed. */
export function editsBetween(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (const [index, letter] of [...a].entries()) {
    const next = [index + 1];
    for (let at = 1; at <= b.length; at++)
      next[at] = Math.min(
        (next[at - 1] as number) + 1,
        (row[at] as number) + 1,
        (row[at - 1] as number) + (b[at - 1] === letter ? 0 : 1),
      );
    row = next;
  }
  return row[b.length] as number;
}
