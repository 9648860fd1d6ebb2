import type { Config } from '../config/index.ts';
import type { Item, Link } from '../model/index.ts';
import { type Graph, takesResults } from './graph.ts';

/** What an item's verdict waits for. */
export interface Needs {
  /** False for types of which nothing is claimed, e.g. anomalies. */
  makesClaim: boolean;
  /** IDs of items that must be verified. */
  items: string[];
  /** Test items and keys of test regions that must have passed; the item itself where it is a test. */
  tests: string[];
  /** Relations by which what carries it arrives from below. */
  lower: readonly string[];
  /** What it lacks altogether, as the sentence of a reason; empty when nothing. */
  missing: string;
}

/** Types that are tests and types that tests verify, as the relation `verifies` is configured. */
export interface Roles {
  tests: ReadonlySet<string>;
  verifiable: ReadonlySet<string>;
}

export function rolesOf({ trace }: Pick<Config, 'trace'>): Roles {
  const verifies = trace.relations.verifies;
  const types = new Set(Object.keys(trace.types));
  const tests = new Set((verifies?.from ?? []).filter((type) => types.has(type)));
  const verifiable = new Set((verifies?.to ?? []).filter((type) => types.has(type) && !tests.has(type)));
  return { tests, verifiable };
}

/** The role table of `judgeItems` in data: what carries a type from below, and what it must have at least one of. */
const carriers = new Map([
  [
    'HAZ',
    { relations: ['controls'], types: ['RC', 'SRS'], one: 'RC', without: 'No risk control controls it.' },
  ],
  [
    'RC',
    {
      relations: ['implements', 'controls'],
      types: ['SRS', 'RC'],
      one: 'SRS',
      without: 'No software requirement implements it.',
    },
  ],
  [
    'URS',
    {
      relations: ['satisfies', 'implements'],
      types: ['SRS'],
      one: 'SRS',
      without: 'No software requirement satisfies it.',
    },
  ],
]);

/** What an item's verdict waits for; see `judgeItems` for the table of types. */
export function needsOf({ id, type, attributes }: Item, graph: Graph, roles: Roles): Needs {
  if (roles.tests.has(type)) return { makesClaim: true, items: [], tests: [id], lower: [], missing: '' };
  const down = graph.down(id);
  const tests = [...new Set(down.filter((link) => isTestLink(link, graph, roles)).map(({ from }) => from))];
  const carrier = carriers.get(type);
  if (carrier) {
    const items = lowerItems(down, graph, carrier.relations, carrier.types);
    const hasOne = items.some((lower) => graph.item(lower)?.type === carrier.one);
    return {
      makesClaim: true,
      items,
      tests,
      lower: carrier.relations,
      missing: hasOne ? '' : carrier.without,
    };
  }
  if (type === 'SDS') {
    if (tests.length > 0) return { makesClaim: true, items: [], tests, lower: [], missing: '' };
    const above = graph.up(id).filter(({ relation, to }) => relation === 'implements' && graph.item(to));
    const missing = above.length > 0 ? '' : 'No test verifies it, and it implements no requirement.';
    // An element that is only declared, such as what the software runs on, claims nothing.
    const makesClaim = above.length > 0 || !Object.hasOwn(attributes, 'c4');
    return { makesClaim, items: [...new Set(above.map(({ to }) => to))], tests, lower: [], missing };
  }
  const items = lowerItems(down, graph, ['implements'], [type]);
  const missing = tests.length > 0 ? '' : 'No test verifies it.';
  return { makesClaim: roles.verifiable.has(type), items, tests, lower: ['verifies'], missing };
}

function lowerItems(links: readonly Link[], graph: Graph, relations: string[], types: string[]): string[] {
  const found = links.filter(
    ({ from, relation }) => relations.includes(relation) && types.includes(graph.item(from)?.type ?? ''),
  );
  return [...new Set(found.map(({ from }) => from))];
}

/** A test item, or a test in source. Other code and commits may state `verifies`, but they have no result. */
function isTestLink({ from, relation }: Link, graph: Graph, roles: Roles): boolean {
  if (relation !== 'verifies') return false;
  const { item, region } = graph.end(from);
  return item ? roles.tests.has(item.type) : region !== undefined && takesResults(region);
}
