import type { ArchitectureElement, ArchitectureModel } from '../model/index.ts';
import { compareText } from '../model/index.ts';
import { declaredUses } from './declared.ts';
import { deploymentViews } from './deployment.ts';
import { chainOf, isSoftware } from './elements.ts';
import { maximumNodes, ranksOf, thinOut, type View, type ViewEdge, type ViewNode } from './view.ts';

/** Elements of the scope that a part of a split view shows; the rest is for neighbours. */
const partSize = 15;
/** Level down to which safety classes and risk controls are drawn: the system and what it is divided into. */
const overlayDepth = 2;

/**
 * All views of a model in reading order: context, then the parts of every element that has any, safety classes and risk
 * controls of the system and its items, then where it runs. A view of more than 25 elements is split, and says so.
 * @implements SRS-2703
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
  const overlaid = all.filter(
    (scope, index) => index === 0 || (scope && chainOf(scope.id, byId).length <= overlayDepth),
  );
  for (const scope of overlaid) views.push(...viewsOf(scope, 'safety', 'Safety classes'));
  for (const scope of overlaid) views.push(...viewsOf(scope, 'risk', 'Risk controls'));
  return [...views, ...deploymentViews(model)];

  function contextView(): View[] {
    const tops = model.elements.filter(({ kind, parent }) =>
      isSoftware(kind) ? parent === '' : kind !== 'node',
    );
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
        if (top !== undefined && byId.get(top)?.kind !== 'node') outer.add(top);
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
      notes: readonly string[],
    ): View => {
      const nodes = elements.map(
        (element): ViewNode => ({
          key: element.id,
          element,
          inside: inside.has(element.id),
          within: '',
          undrawn: 0,
        }),
      );
      const { note, ...thinned } = thinOut(
        nodes,
        edgesAmong(elements, view.kind === 'context' ? undefined : inside),
      );
      return {
        ...view,
        id: `${view.id}${suffix}`,
        title,
        ...thinned,
        note: [...notes, note].join(' ').trim(),
      };
    };
    if (shown.length <= maximumNodes) return [make(shown, '', view.title, [])];
    const main = byRank(inside.size > 0 ? shown.filter(({ id }) => inside.has(id)) : shown);
    const others = shown.filter((element) => !main.includes(element));
    const count = Math.ceil(main.length / partSize);
    return Array.from({ length: count }, (_, index) => {
      const part = main.slice(index * partSize, (index + 1) * partSize);
      const linked = [...main, ...others].filter(
        (element) =>
          !part.includes(element) &&
          edgesAmong([...part, element], undefined).some(
            ({ from, to }) => from === element.id || to === element.id,
          ),
      );
      const kept = linked.slice(0, maximumNodes - part.length);
      const left = linked.length - kept.length;
      return make([...part, ...kept], `-${index + 1}`, `${view.title} (${index + 1} of ${count})`, [
        `Part ${index + 1} of ${count}: ${shown.length} elements are too many for one drawing.`,
        ...(left > 0 ? [`${left} more neighbours are not drawn here.`] : []),
      ]);
    });
  }

  /** Those who use before those who are used, so that each part of a split view holds what belongs together. */
  function byRank(elements: readonly ArchitectureElement[]): ArchitectureElement[] {
    const ranks = ranksOf(
      elements.map(({ id }) => id),
      edgesAmong(elements, undefined),
    );
    return [...elements].sort(
      (a, b) => (ranks.get(a.id) ?? 0) - (ranks.get(b.id) ?? 0) || compareText(a.id, b.id),
    );
  }

  function edgesAmong(
    elements: readonly ArchitectureElement[],
    inside: ReadonlySet<string> | undefined,
  ): ViewEdge[] {
    const shown = new Set(elements.map(({ id }) => id));
    const raise = (id: string) => chainOf(id, byId).find((entry) => shown.has(entry));
    const merged = new Map<string, Omit<ViewEdge, 'state' | 'drawn'> & { isDeclared: boolean }>();
    for (const edge of model.edges) {
      const from = raise(edge.from);
      const to = raise(edge.to);
      if (from === undefined || to === undefined || from === to) continue;
      if (inside && inside.size > 0 && !inside.has(from) && !inside.has(to)) continue;
      const key = `${from}\0${to}`;
      const known = merged.get(key) ?? { from, to, description: '', count: 0, isDeclared: false };
      known.count += edge.found;
      known.isDeclared ||= isDeclared(edge);
      known.description ||= edge.description;
      merged.set(key, known);
    }
    return [...merged.values()]
      .map(({ isDeclared: known, ...edge }) => ({ ...edge, state: stateOf(edge, known), drawn: true }))
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
