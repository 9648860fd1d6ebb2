import { verdictStates } from '../states.ts';
import type { SiteView } from '../view.ts';
import { scriptData } from './script-data.ts';

/**
 * `data/items.js`: what search and explorer know of every item, one array a field, in the model's order.
 * `files` holds the directory name where it differs from the ID, else 0. `documents` is the index into `documentIds`, -1 for none.
 * @implements SRS-904
 */
export function itemsData(view: SiteView): string {
  const { model, config } = view;
  const types = [...view.byType.keys()];
  const typeIndex = new Map(types.map((type, index) => [type, index]));
  const documentIds = model.documents.map(({ name }) => name);
  const documentIndex = new Map(documentIds.map((id, index) => [id, index]));
  const stateIndex = new Map(verdictStates.map((state, index) => [state, index]));
  const directory = (id: string): string => view.paths.item(id)?.split('/')[1] ?? '';
  return scriptData('items', {
    types: types.map((type) => ({
      key: type,
      title: config.trace.types[type]?.title ?? type,
      plural: config.trace.types[type]?.plural ?? type,
    })),
    states: verdictStates,
    documentIds,
    ids: model.items.map((item) => item.id),
    titles: model.items.map((item) => item.title.slice(0, 160)),
    itemTypes: model.items.map((item) => typeIndex.get(item.type) ?? 0),
    itemStates: model.items.map((item) => stateIndex.get(view.verdict(item.id).state) ?? 0),
    itemDocuments: model.items.map(
      (item) => documentIndex.get(view.documentOfPage.get(item.place.file) ?? '') ?? -1,
    ),
    files: model.items.map((item) => (directory(item.id) === item.id ? 0 : directory(item.id))),
  });
}
