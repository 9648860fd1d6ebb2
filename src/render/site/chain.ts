import type { LinkAround, Surroundings } from './cache/surroundings.ts';

/** Entries a tree shows before it says that there is more; a hub with thousands below stays a page one can read. */
const largestTree = 160;
const deepest = 8;

/** Links from an item on, as nested lists. */
export interface Chain {
  top: boolean;
  entries: ChainEntry[];
  /** Links of this list that are not shown. */
  left: number;
}

export interface ChainEntry {
  relation: string;
  /** Whether it leads to the upper end of the link. */
  up: boolean;
  end: LinkAround;
  /** Whether what lies behind stands in the tree already. */
  shown: boolean;
  below: Chain | undefined;
}

interface Walk {
  view: Surroundings;
  up: boolean;
  shown: Set<string>;
  entries: number;
}

/** What the item is there for: the links that start at it, and so on to the top. Nothing when it starts none. */
export function chainUp(view: Surroundings, id: string): Chain | undefined {
  return follow({ view, up: true, shown: new Set([id]), entries: 0 }, id, 0);
}

/** What carries the item out and proves it: the links that end at it, and so on to code, tests and commits. */
export function chainDown(view: Surroundings, id: string): Chain | undefined {
  return follow({ view, up: false, shown: new Set([id]), entries: 0 }, id, 0);
}

function follow(walk: Walk, key: string, depth: number): Chain | undefined {
  const { view, up } = walk;
  const links = up ? view.graph.up(key) : view.graph.down(key);
  if (links.length === 0 || depth >= deepest) return undefined;
  const entries: ChainEntry[] = [];
  for (const link of links) {
    if (++walk.entries > largestTree) break;
    const next = up ? link.to : link.from;
    const seen = walk.shown.has(next);
    walk.shown.add(next);
    entries.push({
      relation: up ? link.relation : (view.config.trace.relations[link.relation]?.inverse ?? link.relation),
      up,
      end: link,
      shown: seen && view.graph.item(next) !== undefined,
      below: seen ? undefined : follow(walk, next, depth + 1),
    });
  }
  return { top: depth === 0, entries, left: links.length - entries.length };
}
