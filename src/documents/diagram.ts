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

/** Pixels from which on the words of a drawing get too small across an upright page. */
const uprightWidth = 1200;

/** Whether the drawing of a text is read better on a page turned on its side. */
export function isWide(text: string, diagrams: DrawnDiagrams): boolean {
  const drawn = diagrams.get(text);
  if (!drawn || !('svg' in drawn)) return false;
  const [, width = 0, height = 0] = (/ viewBox="\S+ \S+ (\S+) (\S+)"/.exec(drawn.svg) ?? []).map(Number);
  return width > uprightWidth && width > 1.3 * height;
}
