import { type Drawing, drawingsOf } from '../architecture/index.ts';
import type { ArchitectureModel } from '../model/index.ts';
import type { DrawnDiagrams } from './composed.ts';
import { escapeHtml } from './engine.ts';
import type { Translate } from './messages.ts';

/** A diagram as a figure, with its source as text for those who cannot see it; what is wrong where it could not be drawn. `label` names it. */
export function diagramFigure(text: string, diagrams: DrawnDiagrams, t: Translate, label = ''): string {
  const drawn = diagrams.get(text);
  const source = `<details><summary>${t('Text of the diagram')}</summary><pre tabindex="0"><code>${escapeHtml(text)}</code></pre></details>`;
  const name = label === '' ? '' : ` aria-label="${escapeHtml(label)}"`;
  if (drawn && 'svg' in drawn) return `<figure class="diagram"${name}>${drawn.svg}${source}</figure>`;
  const reason = drawn ? drawn.refused.message : t('The diagram was not drawn.');
  return `<figure class="diagram failed"><p>${escapeHtml(reason)}</p>${source}</figure>`;
}

/** Words in a drawing before it is made smaller, in pixels and in points. */
const drawnWords = { pixels: 14, points: 10.5 };
/** Smallest words that people read without effort: in print (DIN 1450 calls 6 pt the least for captions), and on a screen. */
const leastWords = { points: 6, pixels: 11 };
/** How small a print may make a drawing, of the size it was drawn in. */
export const leastScale = leastWords.points / drawnWords.points;
/** What a drawing may take, in pixels: of A4 upright and on its side between the margins, and of a page of the site in a window of 1280. */
const room = {
  upright: { width: 620, height: 775 },
  landscape: { width: 986, height: 499 },
  screen: { width: 980, height: Number.POSITIVE_INFINITY },
};

/** How much a drawing is made smaller to stand in a room: 1 for not at all. */
function scaleIn({ width, height }: { width: number; height: number }, place: keyof typeof room): number {
  return Math.min(1, room[place].width / width, room[place].height / height);
}

/** Size of a drawn diagram in pixels; undefined for one that was not drawn. */
function sizeOf(text: string, diagrams: DrawnDiagrams): { width: number; height: number } | undefined {
  const drawn = diagrams.get(text);
  const box = drawn && 'svg' in drawn ? / viewBox="\S+ \S+ (\S+) (\S+)"/.exec(drawn.svg) : undefined;
  return box ? { width: Number(box[1]), height: Number(box[2]) } : undefined;
}

/** Whether the drawing of a text is read better on a page turned on its side: upright, its words would be too small. */
export function isWide(text: string, diagrams: DrawnDiagrams): boolean {
  const size = sizeOf(text, diagrams);
  if (!size) return false;
  const upright = scaleIn(size, 'upright');
  return upright * drawnWords.points < leastWords.points && scaleIn(size, 'landscape') > upright;
}

/**
 * Whether the words of a drawing are large enough where it will stand: on A4, upright or on its side, and on a page of the site.
 * @returns undefined for a text that was not drawn yet; false for one that cannot be drawn
 * @implements SRS-3584
 */
export function isReadable(text: string, diagrams: DrawnDiagrams): boolean | undefined {
  const drawn = diagrams.get(text);
  if (!drawn) return undefined;
  const size = sizeOf(text, diagrams);
  if (!size) return 'svg' in drawn;
  const onPaper = Math.max(scaleIn(size, 'upright'), scaleIn(size, 'landscape'));
  return (
    onPaper * drawnWords.points >= leastWords.points &&
    scaleIn(size, 'screen') * drawnWords.pixels >= leastWords.pixels
  );
}

/** The views of an architecture as they are drawn, once for the same drawings. */
export function readableDrawings(
  architecture: ArchitectureModel,
  diagrams: DrawnDiagrams,
): readonly Drawing[] {
  const known = readable.get(diagrams);
  if (known?.architecture === architecture) return known.made;
  const made = drawingsOf(architecture, (text) => isReadable(text, diagrams));
  readable.set(diagrams, { architecture, made });
  return made;
}

const readable = new WeakMap<DrawnDiagrams, { architecture: ArchitectureModel; made: readonly Drawing[] }>();
