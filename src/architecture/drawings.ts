import type { ArchitectureModel } from '../model/index.ts';
import { mermaidOf } from './mermaid.ts';
import type { View } from './view.ts';
import { architectureViews } from './views.ts';

/** A view with the Mermaid text it is drawn from. */
export interface Drawing {
  view: View;
  text: string;
}

/** All views of a model as Mermaid text, in reading order; made once a model, since documents and site both ask for them. */
export function drawingsOf(model: ArchitectureModel): readonly Drawing[] {
  const known = drawings.get(model);
  if (known) return known;
  const names = new Map(model.elements.map(({ id, name }) => [id, name]));
  const made = architectureViews(model).map((view) => ({
    view,
    text: mermaidOf(view, (id) => names.get(id) ?? id),
  }));
  drawings.set(model, made);
  return made;
}

const drawings = new WeakMap<ArchitectureModel, Drawing[]>();
