import { type Drawing, type DynamicView, drawnDynamicViews } from '../../../architecture/index.ts';
import type { DrawnDiagrams } from '../../../documents/composed.ts';
import { describeDrawing, diagramFigure, wordsIn } from '../../../documents/index.ts';
import { type Html, html, nothing, raw } from '../html.ts';
import type { SiteView } from '../view.ts';

/** Views of the architecture as sections: the drawing with links, its legend, and the same in words. */
export function drawnViews(view: SiteView, root: string, drawings: readonly Drawing[]): Html {
  const addresses = {
    element(id: string) {
      const path = view.paths.elementOf(id);
      return path === undefined ? undefined : root + path;
    },
  };
  return html`${drawings.map((drawing) => {
    const { title, figure, note, legend, elements, relations } = describeDrawing(drawing, {
      diagrams: view.diagrams,
      addresses,
      t: wordsIn('en'),
    });
    return html`<section aria-labelledby="view-${drawing.view.id}"><h2 id="view-${drawing.view.id}">${title}</h2>${raw(
      figure,
    )}<p class="note">${[note, ...legend].join(' ')}</p><details><summary>${title}, in words</summary><ul>${[
      ...elements,
      ...relations,
    ].map((sentence) => html`<li>${sentence}</li>`)}</ul></details></section>`;
  })}`;
}

/** What happens between elements, as the pages of the project tell it: each drawn, with its steps in words. */
export function drawnSequences(view: SiteView): Html {
  const sequences = drawnDynamicViews(view.model.pages, view.model.architecture);
  return sequences.length === 0 ? nothing : html`${sequences.map((each) => sequence(each, view.diagrams))}`;
}

function sequence({ id, title, steps, text }: DynamicView, diagrams: DrawnDiagrams): Html {
  return html`<section aria-labelledby="view-${id}"><h2 id="view-${id}">${title}</h2>${raw(
    diagramFigure(text, diagrams, wordsIn('en'), `${title}; the steps follow below`),
  )}<ol>${steps.map(({ from, to, text: what }) => html`<li>${from.name} → ${to.name}${what === '' ? '' : `: ${what}`}</li>`)}</ol></section>`;
}
