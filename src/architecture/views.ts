import type { ArchitectureElement, ArchitectureModel } from '../model/index.ts';
import { compareText } from '../model/index.ts';
import { declaredUses } from './declared.ts';
import { chainOf, isSoftware } from './elements.ts';

/** A diagram as data: what is shown of which element, and what lies around it. */
export interface View {
  /** Unique and stable, e.g. `container-pump`, `component-alarm-engine-2`. */
  id: string;
  kind: 'context' | 'container' | 'component' | 'code' | 'safety' | 'risk';
  title: string;
  /** Element whose parts are shown; empty for the top. */
  scope: string;
  nodes: ViewNode[];
  edges: ViewEdge[];
  /** What the view leaves out, in a sentence; empty when nothing. */
  note: string;
}

export interface ViewNode {
  element: ArchitectureElement;
  /** Drawn inside the boundary of the scope. */
  inside: boolean;
}

export interface ViewEdge {
  from: string;
  to: string;
  description: string;
  /** `both`: declared and found; `declared`: only written; `found`: only in the code; `outside`: declared to something without source here. */
  state: 'both' | 'declared' | 'found' | 'outside';
  /** Imports that carry it. */
  count: number;
}

/** Most elements one view shows. */
export const maximumNodes = 25;

/**
 * All views of a model in reading order: context, then the parts of every element that has any, then safety classes and risk
 * controls of each. A view of more than 25 elements is split, and says so.
 */
export function architectureViews(model: ArchitectureModel): View[] {
  if (model.elements.length === 0) return [];
  const byId = new Map(model.elements.map((element) => [element.id, element]));
  const isDeclared = declaredUses(model.edges, byId);
  const partsOf = (scope: string) =>
    model.elements.filter(
      (element) => isSoftware(element.kind) && (byId.has(element.parent) ? element.parent : '') === scope,
    );
  const scopes = model.elements
    .filter(({ id }) => partsOf(id).length > 0)
    .sort((a, b) => chainOf(a.id, byId).length - chainOf(b.id, byId).length || compareText(a.id, b.id));
  const views: View[] = contextView();
  const hasSystem = model.elements.some(({ kind }) => kind === 'system');
  const all = hasSystem ? scopes : [undefined, ...scopes];
  for (const scope of all) {
    if (scope === undefined && partsOf('').length < 2) continue;
    views.push(...viewsOf(scope, kindOf(partsOf(scope?.id ?? '')), 'Parts'));
  }
  for (const scope of all.slice(0, 1)) {
    views.push(...viewsOf(scope, 'safety', 'Safety classes'), ...viewsOf(scope, 'risk', 'Risk controls'));
  }
  return views;

  function contextView(): View[] {
    const tops = model.elements.filter(({ kind, parent }) => (isSoftware(kind) ? parent === '' : true));
    if (!tops.some(({ kind }) => !isSoftware(kind) || kind === 'system')) return [];
    return split({
      id: 'context',
      kind: 'context',
      title: 'System context',
      scope: '',
      inside: new Set(),
      shown: tops,
    });
  }

  function viewsOf(scope: ArchitectureElement | undefined, kind: View['kind'], what: string): View[] {
    const parts = partsOf(scope?.id ?? '');
    const around = neighboursOf(scope?.id ?? '', parts);
    const title = scope ? `${what} of ${scope.name}` : what;
    return split({
      id: `${kind}-${scope?.id ?? 'all'}`,
      kind,
      title,
      scope: scope?.id ?? '',
      inside: new Set(parts.map(({ id }) => id)),
      shown: [...parts, ...around],
    });
  }

  /** Elements outside a scope that its parts depend on or serve, raised to the highest level that does not hold the scope. */
  function neighboursOf(scope: string, parts: readonly ArchitectureElement[]): ArchitectureElement[] {
    const holders = new Set(scope === '' ? [] : chainOf(scope, byId));
    const own = new Set(parts.map(({ id }) => id));
    const within = (id: string) => chainOf(id, byId).some((entry) => own.has(entry));
    const outer = new Set<string>();
    for (const { from, to } of model.edges) {
      for (const [inner, other] of [
        [from, to],
        [to, from],
      ] as const) {
        if (!within(inner) || within(other) || holders.has(other)) continue;
        const top = chainOf(other, byId)
          .filter((id) => !holders.has(id))
          .at(-1);
        if (top !== undefined) outer.add(top);
      }
    }
    return [...outer].sort(compareText).flatMap((id) => byId.get(id) ?? []);
  }

  function split({
    shown,
    inside,
    ...view
  }: Omit<View, 'nodes' | 'edges' | 'note'> & {
    shown: ArchitectureElement[];
    inside: ReadonlySet<string>;
  }): View[] {
    const make = (
      elements: readonly ArchitectureElement[],
      suffix: string,
      title: string,
      note: string,
    ): View => ({
      ...view,
      id: `${view.id}${suffix}`,
      title,
      nodes: elements.map((element) => ({ element, inside: inside.has(element.id) })),
      edges: edgesAmong(elements, view.kind === 'context' ? undefined : inside),
      note,
    });
    if (shown.length <= maximumNodes) return [make(shown, '', view.title, '')];
    const main = inside.size > 0 ? shown.filter(({ id }) => inside.has(id)) : shown;
    const others = shown.filter((element) => !main.includes(element));
    const size = Math.max(1, Math.min(maximumNodes, 15));
    const count = Math.ceil(main.length / size);
    return Array.from({ length: count }, (_, index) => {
      const part = main.slice(index * size, (index + 1) * size);
      const linked = [...main, ...others].filter(
        (element) =>
          !part.includes(element) &&
          edgesAmong([...part, element], undefined).some(
            ({ from, to }) => from === element.id || to === element.id,
          ),
      );
      const kept = linked.slice(0, maximumNodes - part.length);
      const left = linked.length - kept.length;
      const note = `Part ${index + 1} of ${count}: ${shown.length} elements are too many for one drawing.${left > 0 ? ` ${left} more neighbours are not drawn here.` : ''}`;
      return make([...part, ...kept], `-${index + 1}`, `${view.title} (${index + 1} of ${count})`, note);
    });
  }

  function edgesAmong(
    elements: readonly ArchitectureElement[],
    inside: ReadonlySet<string> | undefined,
  ): ViewEdge[] {
    const shown = new Set(elements.map(({ id }) => id));
    const raise = (id: string) => chainOf(id, byId).find((entry) => shown.has(entry));
    const merged = new Map<string, ViewEdge & { isDeclared: boolean }>();
    for (const edge of model.edges) {
      const from = raise(edge.from);
      const to = raise(edge.to);
      if (from === undefined || to === undefined || from === to) continue;
      if (inside && inside.size > 0 && !inside.has(from) && !inside.has(to)) continue;
      const key = `${from}\0${to}`;
      const known = merged.get(key) ?? {
        from,
        to,
        description: '',
        state: 'found' as const,
        count: 0,
        isDeclared: false,
      };
      known.count += edge.found;
      known.isDeclared ||= isDeclared(edge);
      known.description ||= edge.description;
      merged.set(key, known);
    }
    return [...merged.values()]
      .map(({ isDeclared: known, ...edge }): ViewEdge => ({ ...edge, state: stateOf(edge, known) }))
      .sort((a, b) => compareText(a.from, b.from) || compareText(a.to, b.to));
  }

  function stateOf(
    { from, to, count }: { from: string; to: string; count: number },
    hasDeclaration: boolean,
  ): ViewEdge['state'] {
    if (count > 0) return hasDeclaration ? 'both' : 'found';
    const isOutside = [from, to].some((id) => !isSoftware(byId.get(id)?.kind ?? ''));
    return isOutside ? 'outside' : 'declared';
  }
}

function kindOf(parts: readonly ArchitectureElement[]): View['kind'] {
  if (parts.some(({ kind }) => kind === 'container' || kind === 'system')) return 'container';
  return parts.some(({ kind }) => kind === 'component') ? 'component' : 'code';
}
