import type { ArchitectureElement } from '../model/index.ts';
import { compareText } from '../model/index.ts';

/** A diagram as data: what is shown of which element, and what lies around it. */
export interface View {
  /** Unique and stable, e.g. `container-pump`, `component-alarm-engine-2`. */
  id: string;
  kind: 'context' | 'container' | 'component' | 'code' | 'safety' | 'risk' | 'deployment';
  title: string;
  /** Element whose parts are shown; empty for the top. */
  scope: string;
  nodes: ViewNode[];
  edges: ViewEdge[];
  /** Lines told in words: all of the view, and each once where it is drawn in parts. */
  told: readonly ViewEdge[];
  /** Boxes and lines without words on them, and lines of two directions as one: what is drawn where the full form is too large to be read. */
  isBare: boolean;
  /** Shows how the parts of a view depend on each other; left out where it cannot be read, since the parts show all. */
  isOverview?: boolean;
  /** Direction that was asked for; the better one by the number of boxes where it is undefined. */
  direction?: 'TB' | 'LR';
  /** What the view leaves out, in a sentence; empty when nothing. */
  note: string;
}

export interface ViewNode {
  /** Unique in the view: the element's ID, or `<deployment node>/<element>` for what runs on a node. */
  key: string;
  element: ArchitectureElement;
  /** Drawn inside the boundary of the scope. */
  inside: boolean;
  /** Key of the node drawn around this one; empty for none. */
  within: string;
  /** Number of lines to this node that are not drawn. */
  undrawn: number;
  /** Elements of another part that this box stands for; empty for a box of one element. */
  members: readonly ArchitectureElement[];
}

/** Between the nodes with these keys. */
export interface ViewEdge {
  from: string;
  to: string;
  description: string;
  /** `both`: declared and found; `declared`: only written; `found`: only in the code; `outside`: declared to something without source here. */
  state: 'both' | 'declared' | 'found' | 'outside';
  /** Imports that carry it. */
  count: number;
  /** False for a line to what so many use that all their lines would hide the others; the words have it. */
  drawn: boolean;
}

/** Above this number of lines those to what many use are not drawn. */
const readableEdges = 26;
/** Fewest users of what many use. */
const manyUsers = 5;

/**
 * Takes lines to what many elements use out of a crowded view, the most used first, until it can be read. A line that
 * nobody declared always stays.
 */
export function thinOut(
  nodes: readonly ViewNode[],
  edges: readonly ViewEdge[],
): Pick<View, 'nodes' | 'edges' | 'note'> {
  const users = new Map<string, number>();
  for (const { to, state } of edges) if (state !== 'found') users.set(to, (users.get(to) ?? 0) + 1);
  const hubs = [...users]
    .filter(([, count]) => count >= Math.max(manyUsers, nodes.length / 4))
    .sort(([a, most], [b, more]) => more - most || compareText(a, b));
  const left = new Set<string>();
  let drawn = edges.length;
  for (const [hub, count] of hubs) {
    if (drawn <= readableEdges) break;
    left.add(hub);
    drawn -= count;
  }
  const names = new Map(nodes.map(({ key, element }) => [key, element.name]));
  const told = hubs.filter(([hub]) => left.has(hub)).map(([hub, count]) => `${names.get(hub)} (${count})`);
  return {
    nodes: nodes.map((node) => ({ ...node, undrawn: left.has(node.key) ? (users.get(node.key) ?? 0) : 0 })),
    edges: edges.map((edge) => ({ ...edge, drawn: edge.state === 'found' || !left.has(edge.to) })),
    note: told.length > 0 ? `Lines to what many of these use are not drawn: ${told.join(', ')}.` : '',
  };
}

/**
 * Rank of each node in the direction of the lines, 0 for what nothing points to; the lines that close a circle are passed over.
 * Tells how wide a layered drawing gets, and which nodes belong together when it is split.
 */
export function ranksOf(
  keys: readonly string[],
  edges: readonly Pick<ViewEdge, 'from' | 'to'>[],
): Map<string, number> {
  const next = new Map<string, string[]>(keys.map((key) => [key, []]));
  for (const { from, to } of edges) if (next.has(to)) next.get(from)?.push(to);
  const order: string[] = [];
  const state = new Map<string, 'open' | 'done'>();
  const forward = new Map<string, string[]>();
  for (const start of keys) {
    if (state.has(start)) continue;
    const stack = [{ key: start, at: 0 }];
    state.set(start, 'open');
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const target = next.get(top.key)?.[top.at++];
      if (target === undefined) {
        state.set(top.key, 'done');
        order.push(top.key);
        stack.pop();
      } else if (state.get(target) !== 'open') {
        forward.set(top.key, [...(forward.get(top.key) ?? []), target]);
        if (!state.has(target)) {
          state.set(target, 'open');
          stack.push({ key: target, at: 0 });
        }
      }
    }
  }
  const ranks = new Map(keys.map((key) => [key, 0]));
  for (const key of order.reverse())
    for (const target of forward.get(key) ?? [])
      ranks.set(target, Math.max(ranks.get(target) as number, (ranks.get(key) as number) + 1));
  return ranks;
}
