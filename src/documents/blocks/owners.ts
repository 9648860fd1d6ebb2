import type { Item } from '../../model/index.ts';

/** Items that one other tool owns. */
export interface Owner {
  tool: string;
  items: number;
}

/**
 * The tools that own items of what is shown, in the order of the items, each with how many.
 * @implements SRS-3663
 */
export function ownersOf(shown: readonly Pick<Item, 'origin'>[]): Owner[] {
  const counts = new Map<string, number>();
  for (const { origin } of shown) if (origin) counts.set(origin.tool, (counts.get(origin.tool) ?? 0) + 1);
  return [...counts].map(([tool, items]) => ({ tool, items }));
}
