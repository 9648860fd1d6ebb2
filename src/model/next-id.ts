import type { Item } from './item.ts';

/** The ID after the highest number of a type's items, written as those are. */
export function nextId(items: readonly Item[], type: string, prefix: string): string {
  let highest = 0;
  let width = 3;
  let start = prefix;
  for (const item of items) {
    const match = item.type === type ? /^(.*?)(\d+)$/.exec(item.id) : undefined;
    if (!match || Number(match[2]) < highest) continue;
    highest = Number(match[2]);
    start = match[1] as string;
    width = (match[2] as string).length;
  }
  return `${start}${String(highest + 1).padStart(width, '0')}`;
}
