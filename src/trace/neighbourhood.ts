import type { EndKey, Link } from '../model/index.ts';
import type { End } from './graph.ts';

/** As much of a graph as leads from end to end. */
interface Ways<Way> {
  up(key: EndKey): readonly Way[];
  down(key: EndKey): readonly Way[];
  end(key: EndKey): Pick<End, 'type'>;
}

/** What stands around an item, as far as a person takes it in at a glance. */
export interface Neighbourhood<Way = Link> {
  /** The item first, then the nearest ends above, then those below. */
  keys: EndKey[];
  /** Links from the item to each end: below 0 for those above it. */
  steps: Map<EndKey, number>;
  /** Links between them. */
  links: Way[];
  /** Ends within reach that are left out. */
  left: number;
}

/**
 * The ends that an item is linked with, up to some steps up and some steps down, nearest first. Commits stay out: there are ever more of them.
 * @param reach steps
 * @param most ends of each direction
 */
export function neighbourhood<Way extends Pick<Link, 'from' | 'to'>>(
  graph: Ways<Way>,
  id: string,
  reach: number,
  most: number,
): Neighbourhood<Way> {
  const keys = [id];
  const steps = new Map<EndKey, number>([[id, 0]]);
  let left = 0;
  for (const direction of ['up', 'down'] as const) {
    const found = new Set<EndKey>([id]);
    let ring: EndKey[] = [id];
    for (let step = 1; step <= reach; step++) {
      ring = [
        ...new Set(
          ring.flatMap((key) =>
            direction === 'up' ? graph.up(key).map(({ to }) => to) : graph.down(key).map(({ from }) => from),
          ),
        ),
      ].filter(
        (key) => !found.has(key) && graph.end(key).type !== undefined && graph.end(key).type !== 'commit',
      );
      for (const key of ring) {
        found.add(key);
        if (!steps.has(key)) steps.set(key, direction === 'up' ? -step : step);
      }
    }
    found.delete(id);
    const nearest = [...found].filter((key) => !keys.includes(key));
    left += Math.max(0, nearest.length - most);
    keys.push(...nearest.slice(0, most));
  }
  const shown = new Set(keys);
  const links = keys.flatMap((key) => graph.up(key).filter(({ to }) => shown.has(to)));
  return { keys, steps, links, left };
}
