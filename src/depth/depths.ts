import type { Config } from '../config/index.ts';
import type { Model } from '../model/index.ts';
import { type ElementDepth, elementDepths } from './element-depth.ts';

/** What is demanded of elements, looked up from both sides. */
export interface Depths {
  /** Of an element, by its ID. */
  of(element: string): ElementDepth | undefined;
  /** Of the elements whose code carries an item, or what stands below it, where anything is demanded of them. */
  carrying(item: string): readonly ElementDepth[];
}

/** Indexes what is demanded, when it is first asked for. */
export function depthsOf(model: Model, config: Config): Depths {
  let index: { byElement: Map<string, ElementDepth>; byItem: Map<string, ElementDepth[]> } | undefined;
  const indexed = () => {
    if (index) return index;
    index = { byElement: new Map(), byItem: new Map() };
    for (const depth of elementDepths(model, config)) {
      index.byElement.set(depth.element.id, depth);
      if (depth.demands.length === 0) continue;
      for (const id of depth.ids) {
        const list = index.byItem.get(id);
        if (list) list.push(depth);
        else index.byItem.set(id, [depth]);
      }
    }
    return index;
  };
  return {
    of: (element) => indexed().byElement.get(element),
    carrying: (item) => indexed().byItem.get(item) ?? [],
  };
}
