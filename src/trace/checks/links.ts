import type { Config } from '../../config/index.ts';
import { type Finding, type Link, type Model, ownEntry } from '../../model/index.ts';
import { findComponents } from '../components.ts';
import type { Graph } from '../graph.ts';
import { rolesOf } from '../needs.ts';
import { finding } from '../rules.ts';

/** Longest cycle written out whole. */
const longest = 12;

/**
 * Findings `self-link`, `relation-not-allowed` and `cyclic-link` (one a cycle, at its first link).
 * @implements SRS-602, SRS-603, SRS-604
 */
export function checkLinks(model: Model, graph: Graph, config: Config): Finding[] {
  return [...model.links.flatMap((link) => checkLink(link, graph, config)), ...findCycles(model, graph)];
}

function checkLink(link: Link, graph: Graph, { trace }: Config): Finding[] {
  const { from, relation, to, state } = link;
  const place = link.origin === 'commit' ? undefined : link.place;
  if (from === to) {
    const hint = 'Name the item above it, or remove the link.';
    return [finding('self-link', place, { message: `${from} ${relation} itself.`, hint, item: from })];
  }
  if (state === 'dangling') return [];
  const allowed = ownEntry(trace.relations, relation);
  const fromType = graph.end(from).type ?? 'unknown';
  const toType = graph.end(to).type ?? 'unknown';
  if (allowed?.from.includes(fromType) && allowed.to.includes(toType)) return [];
  // A test in source carries out the test case it is named by, whatever else the relation is for.
  if (relation === 'implements' && fromType === 'test' && rolesOf({ trace }).tests.has(toType)) return [];
  const message = `${from} ${relation} ${to}, but "${relation}" does not lead from ${fromType} to ${toType}.`;
  const hint = allowed
    ? `"${relation}" leads from ${allowed.from.join(', ')} to ${allowed.to.join(', ')}. Use another relation, or allow the types in \`trace.relations\`.`
    : `Known relations: ${Object.keys(trace.relations).join(', ')}.`;
  return [finding('relation-not-allowed', place, { message, hint, item: graph.item(from) ? from : to })];
}

function findCycles({ items }: Model, graph: Graph): Finding[] {
  const targets = (id: string): string[] =>
    graph.up(id).flatMap(({ to }) => (to !== id && graph.item(to) ? [to] : []));
  return findComponents(
    items.map(({ id }) => id),
    targets,
  )
    .filter((component) => component.length > 1)
    .map((component) => {
      const cycle = shortestCycle(component, graph);
      const shown = cycle.length > longest ? [...cycle.slice(0, longest), '…'] : cycle;
      const first = cycle[0] as string;
      const link = graph.up(first).find(({ to }) => to === cycle[1]);
      return finding('cyclic-link', link?.place, {
        message: `Links lead in a circle: ${shown.join(' → ')}.`,
        hint: 'Links point up, towards needs and hazards. Remove the one that points down.',
        item: first,
      });
    });
}

/** The shortest way from the component's first item (in the order of the model) back to it, both ends named. */
function shortestCycle(component: readonly string[], graph: Graph): string[] {
  const inside = new Set(component);
  const start = component[0] as string;
  const cameFrom = new Map<string, string>();
  const queue = [start];
  for (const at of queue) {
    for (const { to } of graph.up(at)) {
      if (to === start && at !== start) return wayTo(at, cameFrom, start);
      if (!inside.has(to) || cameFrom.has(to) || to === at || to === start) continue;
      cameFrom.set(to, at);
      queue.push(to);
    }
  }
  return [...component, start];
}

function wayTo(end: string, cameFrom: ReadonlyMap<string, string>, start: string): string[] {
  const way = [start];
  for (let at: string | undefined = end; at !== undefined && at !== start; at = cameFrom.get(at))
    way.push(at);
  return [...way, start].reverse();
}
