import { compareIds } from '../order.ts';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~';

/**
 * Finds the ID somebody may have meant: the same but for leading zeros, case or separator, else one edit away (a character
 * missing, added, changed, or two swapped). Edits are tried against a map, so a question costs the same however many IDs there are.
 */
export function nearIds(ids: readonly string[]): (id: string) => string | undefined {
  const known = new Set(ids);
  const folded = new Map<string, string>();
  for (const id of ids) if (!folded.has(fold(id))) folded.set(fold(id), id);
  return (id) => {
    const same = folded.get(fold(id));
    if (same !== undefined || id.length > 40) return same;
    let best: string | undefined;
    for (const edited of editsOf(id)) {
      if (known.has(edited) && (best === undefined || compareIds(edited, best) < 0)) best = edited;
    }
    return best;
  };
}

function fold(id: string): string {
  return id
    .toUpperCase()
    .replace(/[_.~]/g, '-')
    .replace(/(^|\D)0+(?=\d)/g, '$1');
}

function* editsOf(id: string): Generator<string> {
  for (let at = 0; at <= id.length; at++) {
    const before = id.slice(0, at);
    const after = id.slice(at);
    const rest = after.slice(1);
    if (after !== '') yield before + rest;
    if (after.length > 1) yield `${before}${after[1]}${after[0]}${after.slice(2)}`;
    for (const character of alphabet) {
      yield before + character + after;
      if (after !== '') yield before + character + rest;
    }
  }
}
