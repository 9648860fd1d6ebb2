import { readCodePoints } from './cmap.ts';
import type { Fonts } from './faces.ts';

/**
 * Characters of a text that no upright font of ordinary weight can draw, each once, in order of code point.
 * White space and characters that draw nothing are left out.
 */
export function missingGlyphs(text: string, fonts: Fonts): string[] {
  const covered = coveredCodePoints(fonts);
  const missing = new Set<number>();
  for (const character of text) {
    const codePoint = character.codePointAt(0) as number;
    if (!covered.has(codePoint) && !drawsNothing.test(character)) missing.add(codePoint);
  }
  return [...missing].sort((a, b) => a - b).map((codePoint) => String.fromCodePoint(codePoint));
}

/**
 * White space, controls, and the format characters (soft hyphen, joiners, direction marks, variation selectors); the
 * non-breaking hyphen too, which text shaping draws as a hyphen.
 */
const drawsNothing = /\s|\p{Cc}|\p{Cf}|\p{Variation_Selector}|\u2011/u;

function coveredCodePoints(fonts: Fonts): ReadonlySet<number> {
  const known = covered.get(fonts);
  if (known) return known;
  const all = new Set<number>();
  for (const face of fonts.faces) {
    if (face.weight !== 400 || face.style !== 'normal') continue;
    const inRange = rangeTest(face.unicodeRange);
    for (const codePoint of readCodePoints(fonts.read(face.file) as Uint8Array)) {
      if (inRange(codePoint)) all.add(codePoint);
    }
  }
  covered.set(fonts, all);
  return all;
}
const covered = new WeakMap<Fonts, ReadonlySet<number>>();

/** Reads a CSS `unicode-range` (CSS Fonts Level 4, 4.5): single points and spans; no wildcards occur in our sheets. */
function rangeTest(unicodeRange: string): (codePoint: number) => boolean {
  const spans = unicodeRange.split(',').map((part) => {
    const [first = '0', last = first] = part.trim().slice(2).split('-');
    return [Number.parseInt(first, 16), Number.parseInt(last, 16)] as const;
  });
  return (codePoint) => spans.some(([first, last]) => codePoint >= first && codePoint <= last);
}
