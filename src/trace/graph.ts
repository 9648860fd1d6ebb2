import type { CodeRegion, EndKey, Item, Link, Model } from '../model/index.ts';
import { isTestPath, suppliedItems, suppliedLinks } from '../model/index.ts';

/** What stands at an end of a link. `type` is a key of `trace.types`, or `code`, `test`, `commit`; undefined where nothing stands. */
export interface End {
  key: EndKey;
  type: string | undefined;
  item?: Item | undefined;
  region?: CodeRegion | undefined;
}

/** Index over the model's items, regions and links. Built once, in linear time; every question is answered from maps. */
export interface Graph {
  item(id: string): Item | undefined;
  region(key: string): CodeRegion | undefined;
  end(key: EndKey): End;
  /** Links that start here and point up. */
  up(key: EndKey): readonly Link[];
  /** Links that arrive here from below. */
  down(key: EndKey): readonly Link[];
  /** Every end reached along links in one direction, the start left out, nearest first; `relations` restricts the way. */
  reach(key: EndKey, direction: 'up' | 'down', relations?: readonly string[]): EndKey[];
  /** The whole chain an end stands in: all above it (a hazard at the top) and all below it (tests and code at the bottom). */
  chain(key: EndKey): { above: EndKey[]; below: EndKey[] };
}

/**
 * Builds the index over the items of a model, of which each has an ID of its own; those of suppliers have their prefix.
 * @implements SRS-3824
 */
export function buildGraph(parts: {
  items: readonly Item[];
  regions: readonly CodeRegion[];
  links: readonly Link[];
  suppliers?: Model['suppliers'];
}): Graph {
  const items = new Map([...parts.items, ...suppliedItems(parts)].map((item) => [item.id, item]));
  const regions = new Map<string, CodeRegion>();
  for (const region of parts.regions) if (!regions.has(region.key)) regions.set(region.key, region);
  const ups = new Map<EndKey, Link[]>();
  const downs = new Map<EndKey, Link[]>();
  for (const link of [...parts.links, ...suppliedLinks(parts)]) {
    push(ups, link.from, link);
    push(downs, link.to, link);
  }
  const up = (key: EndKey): readonly Link[] => ups.get(key) ?? none;
  const down = (key: EndKey): readonly Link[] => downs.get(key) ?? none;

  function reach(key: EndKey, direction: 'up' | 'down', relations?: readonly string[]): EndKey[] {
    const wanted = relations && new Set(relations);
    const seen = new Set([key]);
    // A set keeps the order of arrival and may grow while it is walked: the queue and the answer in one.
    for (const at of seen) {
      for (const link of direction === 'up' ? up(at) : down(at)) {
        if (!wanted || wanted.has(link.relation)) seen.add(direction === 'up' ? link.to : link.from);
      }
    }
    seen.delete(key);
    return [...seen];
  }

  return {
    item: (id) => items.get(id),
    region: (key) => regions.get(key),
    end(key) {
      const item = items.get(key);
      if (item) return { key, type: item.type, item };
      const region = regions.get(key);
      if (region) return { key, type: isTestRegion(region) ? 'test' : 'code', region };
      return { key, type: key.startsWith('commit:') ? 'commit' : undefined };
    },
    up,
    down,
    reach,
    chain: (key) => ({ above: reach(key, 'up'), below: reach(key, 'down') }),
  };
}

/**
 * Whether a test result can be of a region: a test, a class of tests, a directory of them. A helper beside them has none.
 * @implements SRS-3147
 */
export function takesResults(region: CodeRegion): boolean {
  return region.kind === 'test' || (isTestPath(region.file) && /^(?:file|package|type)$/.test(region.kind));
}

/** A test call, or any definition in a file of tests. */
export function isTestRegion(region: CodeRegion): boolean {
  return region.kind === 'test' || isTestPath(region.file);
}

const none: readonly Link[] = [];

function push(map: Map<string, Link[]>, key: string, link: Link): void {
  const list = map.get(key);
  if (list) list.push(link);
  else map.set(key, [link]);
}
