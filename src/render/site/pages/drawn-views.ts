import { type Drawing, drawnDynamicViews } from '../../../architecture/index.ts';
import { describeDrawing, diagramFigure } from '../../../documents/index.ts';
import type { SiteView } from '../view.ts';

/** A view as `partials/site/drawings` shows it: the drawing with links as safe HTML, its legend, and the same in words. */
export interface DrawnView {
  key: string;
  title: string;
  figure: string;
  note: string;
  sentences: readonly string[];
}

export function drawnViews(view: SiteView, root: string, drawings: readonly Drawing[]): DrawnView[] {
  const addresses = {
    element(id: string) {
      const path = view.paths.elementOf(id);
      return path === undefined ? undefined : root + path;
    },
  };
  return drawings.map((drawing) => {
    const { title, figure, note, legend, elements, relations } = describeDrawing(drawing, {
      diagrams: view.diagrams,
      addresses,
      t: view.t,
    });
    return {
      key: drawing.view.id,
      title,
      figure,
      note: [note, ...legend].join(' '),
      sentences: [...elements, ...relations],
    };
  });
}

/** What happens between elements, as the pages of the project tell it: each drawn, with its steps in words. */
export function drawnSequences(view: SiteView): object[] {
  return drawnDynamicViews(view.model.pages, view.model.architecture).map(({ id, title, steps, text }) => ({
    key: id,
    title,
    figure: diagramFigure(text, view.diagrams, view.t, `${title}; ${view.t('the steps follow below')}`),
    steps: steps.map(({ from, to, text: what }) => ({ from: from.name, to: to.name, text: what })),
  }));
}
