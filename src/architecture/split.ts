import type { ArchitectureElement } from '../model/index.ts';
import { compareText } from '../model/index.ts';
import { ranksOf, thinOut, type View, type ViewEdge, type ViewNode } from './view.ts';

/** A view before it is decided how it is drawn: all that it shows, whatever the size. */
export interface WholeView {
  view: Pick<View, 'id' | 'kind' | 'title' | 'scope'>;
  /** Elements drawn inside the boundary of the scope; empty where there is none. */
  inside: readonly ArchitectureElement[];
  around: readonly ArchitectureElement[];
  edges: readonly ViewEdge[];
}

/** Most elements one view shows. */
export const maximumNodes = 25;
/** Most elements of a part that is tried first. */
const partSize = 12;
/** Up to so many parts each of them has a box in the drawings of the others; above, those before share one, and those behind. */
const fewParts = 3;
/** How much smaller the parts of the next try are. */
const step = 1.4;

/**
 * The ways to draw a view, the fullest first: whole with what lines mean, whole with bare boxes and lines in either direction, then in parts,
 * fewer elements each time. The parts of one way show everything: lines to elements of other parts are bundled, one for each of those parts.
 * @implements SRS-3584, SDS-3229
 */
export function* waysToDraw(whole: WholeView): Generator<View[]> {
  const all = [...whole.inside, ...whole.around];
  if (all.length <= maximumNodes) {
    yield [wholeOf(whole, {})];
    yield [wholeOf(whole, { direction: 'TB' })];
    yield [wholeOf(whole, { direction: 'LR' })];
  }
  const main = byRank(whole.inside.length > 0 ? whole.inside : whole.around, whole.edges);
  const around = whole.inside.length > 0 ? whole.around : [];
  for (
    let count = Math.max(around.length > 0 ? 1 : 2, Math.ceil(main.length / partSize));
    count <= main.length;
    count = Math.ceil(count * step)
  )
    yield inParts(whole, main, around, count);
}

function wholeOf({ view, inside, around, edges }: WholeView, bare: Pick<View, 'direction'>): View {
  const nodes = [
    ...inside.map((element) => box(element, true)),
    ...around.map((element) => box(element, false)),
  ];
  return {
    ...view,
    ...bare,
    isBare: bare.direction !== undefined,
    ...thinOut(nodes, edges),
    told: tells(view) ? edges : [],
  };
}

function inParts(
  { view, inside, edges }: WholeView,
  main: readonly ArchitectureElement[],
  around: readonly ArchitectureElement[],
  count: number,
): View[] {
  const size = Math.ceil(main.length / count);
  const parts = Array.from({ length: Math.ceil(main.length / size) }, (_, index) =>
    main.slice(index * size, (index + 1) * size),
  );
  const ofAll = parts.length;
  const isBounded = inside.length > 0;
  const outside = around.length > 0 ? [group('Around', around, false)] : [];
  const groups = parts.map((elements, index) => group(`Part ${index + 1}`, elements, isBounded));
  const make = (
    suffix: string,
    title: string,
    boxes: ViewNode[],
    told: readonly ViewEdge[],
    note: string,
  ): View => {
    const keyOf = new Map(
      boxes.flatMap(({ key, members }) =>
        members.length === 0 ? [[key, key]] : members.map(({ id }): [string, string] => [id, key]),
      ),
    );
    const alone = new Set(boxes.filter(({ members }) => members.length === 0).map(({ key }) => key));
    const shown = edges.filter(({ from, to }) => alone.size === 0 || alone.has(from) || alone.has(to));
    const linked = new Set(shown.flatMap(({ from, to }) => [from, to]));
    const nodes = boxes.flatMap((node) => {
      if (node.members.length === 0) return [node];
      const members = node.members.filter(({ id }) => linked.has(id));
      return members.length === 0 ? [] : [{ ...node, members }];
    });
    const drawn = bundled(shown, (id) => keyOf.get(id) ?? '');
    return { ...view, id: `${view.id}${suffix}`, title, isBare: true, nodes, edges: drawn, told, note };
  };
  const ofParts = parts.map((elements, index) => {
    const own = new Set(elements.map(({ id }) => id));
    const outer = new Set(around.map(({ id }) => id));
    const [before, after] = [parts.slice(0, index), parts.slice(index + 1)];
    const others =
      ofAll <= fewParts
        ? groups.filter((_, at) => at !== index)
        : [rangeOf(before, 1, isBounded), rangeOf(after, index + 2, isBounded)].flat();
    return make(
      ofAll === 1 ? '' : `-${index + 1}`,
      ofAll === 1 ? view.title : `${view.title} (${index + 1} of ${ofAll})`,
      [...elements.map((element) => box(element, isBounded)), ...others, ...outside],
      tells(view) ? edges.filter(({ from, to }) => own.has(from) || (own.has(to) && outer.has(from))) : [],
      ofAll === 1
        ? 'Lines to elements around are bundled.'
        : `Part ${index + 1} of ${ofAll}. Lines to elements of other parts are bundled.`,
    );
  });
  if (ofAll <= 2) return ofParts;
  const note = `${main.length} elements are drawn in ${ofAll} parts; each box is one of them.`;
  return [{ ...make('-0', view.title, [...groups, ...outside], [], note), isOverview: true }, ...ofParts];
}

/** One box for a run of parts, the first of which has a number; none for no parts. */
function rangeOf(
  parts: readonly (readonly ArchitectureElement[])[],
  first: number,
  inside: boolean,
): ViewNode[] {
  const last = first + parts.length - 1;
  if (parts.length === 0) return [];
  return [group(first === last ? `Part ${first}` : `Parts ${first} to ${last}`, parts.flat(), inside)];
}

/** Whether the lines of a view are told in words: those of classes and risk controls are told with the parts already. */
function tells({ kind }: Pick<View, 'kind'>): boolean {
  return kind !== 'safety' && kind !== 'risk';
}

/** Lines between the boxes that stand for their ends; several of the same two become one. */
function bundled(edges: readonly ViewEdge[], keyOf: (id: string) => string): ViewEdge[] {
  const bundles = new Map<string, ViewEdge>();
  for (const edge of edges) {
    const [from, to] = [keyOf(edge.from), keyOf(edge.to)];
    if (from === to || from === '' || to === '') continue;
    const key = `${from}\0${to}`;
    const known = bundles.get(key);
    if (known) {
      known.count += edge.count;
      if (weight[edge.state] > weight[known.state]) known.state = edge.state;
    } else bundles.set(key, { ...edge, from, to, description: '', drawn: true });
  }
  return [...bundles.values()].sort((a, b) => compareText(a.from, b.from) || compareText(a.to, b.to));
}

/** What a bundle shows of its lines: the one that asks for more attention. */
const weight = { outside: 0, both: 1, declared: 2, found: 3 };

function box(element: ArchitectureElement, inside: boolean): ViewNode {
  return { key: element.id, element, inside, within: '', undrawn: 0, members: [] };
}

/** A box that stands for several elements. Its key is no ID of an element, since those hold no capitals. */
function group(name: string, members: readonly ArchitectureElement[], inside: boolean): ViewNode {
  const [first] = members;
  const element = { ...(first as ArchitectureElement), id: '', name };
  return { key: name, element, inside, within: '', undrawn: 0, members };
}

/** Those who use before those who are used, so that each part of a view holds what belongs together. */
function byRank(elements: readonly ArchitectureElement[], edges: readonly ViewEdge[]): ArchitectureElement[] {
  const ranks = ranksOf(
    elements.map(({ id }) => id),
    edges,
  );
  return [...elements].sort(
    (a, b) => (ranks.get(a.id) ?? 0) - (ranks.get(b.id) ?? 0) || compareText(a.id, b.id),
  );
}
