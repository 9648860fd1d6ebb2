import type { Item } from './item.ts';

/**
 * The ID after the highest number of a type's items, written as those are.
 * @param first what the ID is where there are none
 */
export function nextId(items: readonly Pick<Item, 'id' | 'type'>[], type: string, first: string): string {
  let highest = -1;
  let width = 0;
  let start = '';
  for (const item of items) {
    const match = item.type === type ? /^(.*?)(\d+)$/.exec(item.id) : undefined;
    if (!match || Number(match[2]) < highest) continue;
    highest = Number(match[2]);
    start = match[1] as string;
    width = (match[2] as string).length;
  }
  if (highest < 0) return first;
  return `${start}${String(highest + 1).padStart(width, '0')}`;
}
