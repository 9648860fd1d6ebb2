import type { Config } from '../../../config/index.ts';
import type { Item } from '../../../model/index.ts';
import type { Graph } from '../../../trace/graph.ts';

/** Which types of items stand in which columns of the trace, from what is to be achieved to what carries it out. */
export interface ChainTypes {
  /** Types whose items make the rows: one of each at most in a row. The last is the one tests prove. */
  spine: string[];
  /** Types below, of which a row holds all. */
  below: string[];
  /** Types of test cases, which stand with the tests in code. */
  tests: Set<string>;
}

/**
 * Sorts the types that code or tests can be linked to by their links in the project: a type stands left of those whose items lead to it.
 * Types that are only beside the chain, such as anomalies, have no column.
 */
export function chainTypes(items: readonly Item[], graph: Graph, { trace }: Config): ChainTypes {
  const relations = Object.values(trace.relations);
  const carried = new Set(
    relations.filter(({ from }) => from.includes('code') || from.includes('test')).flatMap(({ to }) => to),
  );
  const tests = new Set(trace.relations.verifies?.from.filter((type) => carried.has(type)));
  const present = new Set(items.map(({ type }) => type));
  const types = Object.keys(trace.types).filter(
    (type) => carried.has(type) && present.has(type) && !tests.has(type),
  );
  const links = new Map<string, number>();
  for (const { id, type } of items)
    for (const { to } of graph.up(id)) {
      const key = `${type} ${graph.item(to)?.type}`;
      links.set(key, (links.get(key) ?? 0) + 1);
    }
  const leads = (lower: string, upper: string): boolean =>
    (links.get(`${lower} ${upper}`) ?? 0) > (links.get(`${upper} ${lower}`) ?? 0);
  const height = new Map(types.map((type) => [type, 0]));
  const at = (type: string): number => height.get(type) ?? 0;
  for (const _ of types)
    for (const upper of types)
      for (const lower of types)
        if (leads(lower, upper) && at(upper) <= at(lower) && at(lower) + 1 < types.length)
          height.set(upper, at(lower) + 1);
  const sorted = types.toSorted((a, b) => at(b) - at(a));
  const proven = new Set(
    Object.values(trace.coverage)
      .filter(({ passed }) => passed)
      .map(({ every }) => every),
  );
  const last = sorted.findLastIndex((type) => proven.has(type));
  const end = last < 0 ? sorted.length : last + 1;
  return { spine: sorted.slice(0, end), below: sorted.slice(end), tests };
}
