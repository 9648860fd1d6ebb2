import type { DrawnDiagrams } from './composed.ts';
import { escapeHtml } from './engine.ts';

/** A diagram as a figure, with its source as text for those who cannot see it; what is wrong where it could not be drawn. `label` names it. */
export function diagramFigure(text: string, diagrams: DrawnDiagrams, label = ''): string {
  const drawn = diagrams.get(text);
  const source = `<details><summary>Text of the diagram</summary><pre tabindex="0"><code>${escapeHtml(text)}</code></pre></details>`;
  const name = label === '' ? '' : ` aria-label="${escapeHtml(label)}"`;
  if (drawn && 'svg' in drawn) return `<figure class="diagram"${name}>${drawn.svg}${source}</figure>`;
  const reason = drawn ? drawn.error : 'The diagram was not drawn.';
  return `<figure class="diagram failed"><p>${escapeHtml(reason)}</p>${source}</figure>`;
}
