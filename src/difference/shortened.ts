import type { TextPiece } from '../model/index.ts';

/** Words kept beside a change. */
const context = 10;
/**
 * A difference with long stretches that stayed cut to the words beside the changes, so that it can be read at a glance.
 * @param most characters of an added or removed piece that are kept
 */
export function shortened(pieces: readonly TextPiece[], most = Number.POSITIVE_INFINITY): TextPiece[] {
  return pieces.map(({ kind, text }, index) => {
    if (kind !== 'same') return { kind, text: text.length > most ? `${text.slice(0, most)}… ` : text };
    const words = text.match(/\S+\s*/g) ?? [];
    const [before, after] = [index > 0 ? context : 0, index < pieces.length - 1 ? context : 0];
    if (words.length <= before + after + 1) return { kind, text };
    return {
      kind,
      text: `${words.slice(0, before).join('')}… ${words.slice(words.length - after).join('')}`,
    };
  });
}
