import type { ArchitectureModel } from '../model/index.ts';
import { deploymentViews } from './deployment.ts';
import { mermaidOf } from './mermaid.ts';
import { waysToDraw } from './split.ts';
import type { View } from './view.ts';
import { shownViews } from './views.ts';

/** A view with the Mermaid text it is drawn from. */
export interface Drawing {
  view: View;
  text: string;
}

/** Answers whether people can read the drawing of a text where it will stand; undefined while it is not drawn. */
export type IsReadable = (text: string) => boolean | undefined;

/**
 * All views of a model as Mermaid text, in reading order: each in the fullest way whose drawings are not known to be too small to read. Who
 * draws asks again with what was drawn, until the answer holds no text that is new; without drawings it is the fullest way of each.
 * @implements SRS-3584
 */
export function drawingsOf(model: ArchitectureModel, isReadable: IsReadable = () => undefined): Drawing[] {
  const names = new Map(model.elements.map(({ id, name }) => [id, name]));
  const draw = (view: View): Drawing => ({ view, text: mermaidOf(view, (id) => names.get(id) ?? id) });
  const drawings = shownViews(model).wholes.flatMap((whole) => {
    let drawn: Drawing[] = [];
    for (const views of waysToDraw(whole)) {
      drawn = views.map(draw).filter(({ view, text }) => !view.isOverview || isReadable(text) !== false);
      if (drawn.every(({ text }) => isReadable(text) !== false)) break;
    }
    return drawn;
  });
  return [...drawings, ...deploymentViews(model).map(draw)];
}
