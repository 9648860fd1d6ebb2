import { ownership } from '../../../model/index.ts';
import { isTestRegion } from '../../../trace/graph.ts';
import { verdictStates } from '../states.ts';
import type { SiteView } from '../view.ts';
import { scriptData } from './script-data.ts';

/**
 * `data/items.js`: what search and explorer know of every item, one array a field, in the model's order.
 * `files` holds the directory name where it differs from the ID, else 0. `documents` is the index into `documentIds`, -1 for none.
 * The first `own` items are ours; those of suppliers come after them, each with the state its release gives it.
 * `isTest` is set for types of test cases, with which test code counts. `elements` holds `[name, safety class]` of the software items, `itemElements` the indices of those whose code carries an item out.
 * @implements SRS-904, SRS-3107
 */
export function itemsData(view: SiteView): string {
  const { model, config } = view;
  const { items } = view;
  const types = [...new Set(items.map(({ type }) => type))];
  const typeIndex = new Map(types.map((type, index) => [type, index]));
  const documentIds = model.documents.map(({ name }) => name);
  const documentIndex = new Map(documentIds.map((id, index) => [id, index]));
  const stateIndex = new Map(verdictStates.map((state, index) => [state, index]));
  const directory = (id: string): string => view.paths.item(id)?.split('/')[1] ?? '';
  const { elements, elementsOf } = carriers(view);
  return scriptData('items', {
    types: types.map((type) => ({
      key: type,
      ...view.typeNames(type),
      isTest: config.trace.relations.verifies?.from.includes(type) ?? false,
    })),
    states: verdictStates,
    documentIds,
    own: model.items.length,
    ids: items.map((item) => item.id),
    titles: items.map((item) => item.title.slice(0, 160)),
    itemTypes: items.map((item) => typeIndex.get(item.type) ?? 0),
    itemStates: items.map(
      ({ id }) => stateIndex.get((view.supplied(id)?.verdict ?? view.verdict(id)).state) ?? 0,
    ),
    itemDocuments: items.map(
      (item) => documentIndex.get(view.documentsOfPage.get(item.place.file)?.[0]?.name ?? '') ?? -1,
    ),
    elements,
    itemElements: items.map((item) => elementsOf(item.id)),
    files: items.map((item) => (directory(item.id) === item.id ? 0 : directory(item.id))),
  });
}

/** The software items that have code which carries out an item, tests left out. */
function carriers({ model, graph }: SiteView): {
  elements: [name: string, safetyClass: string][];
  elementsOf(id: string): number[];
} {
  const all = model.architecture?.elements ?? [];
  const ownerOf = ownership(all);
  const indices = new Map(all.map(({ id }, index) => [id, index]));
  return {
    elements: all.map(({ name, safetyClass }) => [name, safetyClass]),
    elementsOf(id) {
      if (all.length === 0) return [];
      const found = new Set<number>();
      for (const key of graph.reach(id, 'down')) {
        const region = graph.region(key);
        const index = region && !isTestRegion(region) ? indices.get(ownerOf(region.file) ?? '') : undefined;
        if (index !== undefined) found.add(index);
      }
      return [...found].sort((a, b) => a - b);
    },
  };
}
