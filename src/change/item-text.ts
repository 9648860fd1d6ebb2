import type { Item } from '../model/index.ts';

/** What a reader sees of an item, in one line. */
export function itemText({ title, attributes, body }: Pick<Item, 'title' | 'attributes' | 'body'>): string {
  const list = Object.entries(attributes).map(([name, value]) => `${name}: ${value};`);
  return [title, ...list, body].join(' ').replace(/\s+/g, ' ').trim();
}
