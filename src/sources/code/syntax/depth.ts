/** Languages in which a line end ends a statement. */
const byLines = new Set(['python', 'go']);

/**
 * Most words and signs that may nest in one another. The parser keeps its place on a stack of 64 KiB: a little above two thousand nested
 * readings it writes over its own memory, and fails in this file or, unseen, in a later one.
 */
const deepest = 2000;

/**
 * How deep the tree of a text may be, against what the parser can follow: at most as deep as there are words and signs between separators,
 * summed over the brackets around them.
 * - `shallow`: it can.
 * - `unsure`: it can unless the grammar reads on behind a closing brace, where nearly every language ends a statement.
 * - `deep`: nobody should try.
 * @param code text with comments, literals and preprocessor lines blanked
 * @implements SRS-3185
 */
export function nestingOf(code: string, language: string): 'shallow' | 'unsure' | 'deep' {
  const separators = byLines.has(language) ? ',;\n' : ',;';
  if (deepestNesting(code, separators) <= deepest) return 'shallow';
  return deepestNesting(code, `${separators}}`) <= deepest ? 'unsure' : 'deep';
}

function deepestNesting(code: string, separators: string): number {
  const around: number[] = [];
  let own = 0;
  let sum = 0;
  let most = 0;
  for (const [token] of code.matchAll(/[\p{L}\p{N}_$]+|[^\s]|\n/gu)) {
    if (token === '}' || token === ')' || token === ']') {
      sum -= own;
      own = around.pop() ?? 0;
    } else if (token === '(' || token === '[' || token === '{') {
      around.push(own + 1);
      sum++;
      own = 0;
    } else if (token !== '\n') {
      own++;
      sum++;
    }
    if (separators.includes(token)) {
      sum -= own;
      own = 0;
    }
    if (sum > most) most = sum;
  }
  return most;
}
