import type { Link } from '../../../model/index.ts';
import type { Neighbourhood } from '../../../trace/index.ts';

/** Columns that boxes of one direction may be moved on by; what is linked in a circle ends there. */
const furthest = 4;

/**
 * The column of each end, from 0 on: what a link leads to stands left of where it starts, as far as no circle forbids it.
 * The steps from the item decide; an end that is linked with another as near moves one column on.
 */
export function columnsOf({ keys, links, steps }: Neighbourhood<Pick<Link, 'from' | 'to'>>): number[] {
  const column = new Map(keys.map((key) => [key, steps.get(key) ?? 0]));
  const at = (key: string): number => column.get(key) ?? 0;
  for (let moved = true, round = 0; moved && round < keys.length; round++) {
    moved = false;
    for (const { from, to } of links) {
      if (at(from) > at(to)) continue;
      const [key, next] = (steps.get(to) ?? 0) < 0 ? [to, at(from) - 1] : [from, at(to) + 1];
      if (steps.get(key) === 0 || Math.abs(next) > furthest || Math.sign(next) !== Math.sign(at(key)))
        continue;
      column.set(key, next);
      moved = true;
    }
  }
  const used = [...new Set(column.values())].sort((a, b) => a - b);
  return keys.map((key) => used.indexOf(at(key)));
}
