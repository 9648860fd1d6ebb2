import { compareText, handedOnHash, type Item, type ItemWords, type Model } from '../../../model/index.ts';

/** An item as it is handed on. */
export interface ExportedItem {
  item: Item;
  /** Relation → IDs at the upper end, as the item states them. */
  links: ReadonlyMap<string, readonly string[]>;
  /** Where its owner has it: the other tool, or the file of the project. */
  place: string;
}

/**
 * Items of the model in their order, with the links that items state.
 * @param types keys of `trace.types`; empty for all
 */
export function exportedItems(
  { items, links }: Pick<Model, 'items' | 'links'>,
  types: readonly string[],
): ExportedItem[] {
  const byItem = Map.groupBy(
    links.filter(({ origin }) => origin === 'item'),
    ({ from }) => from,
  );
  return items
    .filter(({ type }) => types.length === 0 || types.includes(type))
    .map((item) => {
      const own = Map.groupBy(byItem.get(item.id) ?? [], ({ relation }) => relation);
      const sorted = [...own].sort(([a], [b]) => compareText(a, b));
      return {
        item,
        links: new Map(sorted.map(([relation, all]) => [relation, [...new Set(all.map(({ to }) => to))]])),
        place: item.origin ? (item.origin.place ?? '') : `${item.place.file}:${item.place.line}`,
      };
    });
}

/** What an exported item says, which an edited file is held against. */
export function wordsOf({ item, links }: Pick<ExportedItem, 'item' | 'links'>): ItemWords {
  const { title, body: text, attributes } = item;
  return { title, text, attributes, links: Object.fromEntries(links) };
}

/** The fingerprint that a file carries for an item. */
export function fingerprintOf(exported: Pick<ExportedItem, 'item' | 'links'>): string {
  return handedOnHash(exported.item.id, wordsOf(exported));
}

/** Attributes of an item, sorted by name. */
export function sortedAttributes({ attributes }: Item): [name: string, value: string][] {
  return Object.entries(attributes).sort(([a], [b]) => compareText(a, b));
}
