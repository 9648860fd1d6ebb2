import {
  type ArchitectureElement,
  type ArchitectureModel,
  chainOf,
  compareText,
  isSoftware,
} from '../model/index.ts';
import { declaredUses } from './declared.ts';
import type { WholeView } from './split.ts';
import type { View, ViewEdge } from './view.ts';

/** Level down to which safety classes and risk controls are drawn: the system and what it is divided into. */
const overlayDepth = 2;

/** What is shown of an architecture: views to draw, and in a sentence what a drawing would add nothing to. */
export interface ShownViews {
  wholes: WholeView[];
  sentences: { kind: View['kind']; text: string }[];
}

/**
 * All views of a model in reading order: context, then the parts of every element that has any, safety classes and risk controls of the system
 * and its items. Classes are drawn where parts differ in them, risk controls where parts have any: elsewhere the drawing would be that of the
 * parts once more, and a sentence says what it would show.
 * @implements SRS-2703, SRS-3585
 */
export function shownViews(model: ArchitectureModel): ShownViews {
  if (model.elements.length === 0) return { wholes: [], sentences: [] };
  const byId = new Map(model.elements.map((element) => [element.id, element]));
  const isDeclared = declaredUses(model.edges, byId);
  const byParent = Map.groupBy(
    model.elements.filter(({ kind }) => isSoftware(kind)),
    ({ parent }) => (byId.has(parent) ? parent : ''),
  );
  const partsOf = (scope: string) => byParent.get(scope) ?? [];
  const scopes = model.elements
    .filter(({ id }) => partsOf(id).length > 0)
    .sort((a, b) => chainOf(a.id, byId).length - chainOf(b.id, byId).length || compareText(a.id, b.id));
  const hasSystem = model.elements.some(({ kind }) => kind === 'system');
  const all = hasSystem ? scopes : [undefined, ...scopes];
  const wholes = contextView();
  const alone: { kind: View['kind']; text: string }[] = [];
  for (const scope of all) {
    const parts = partsOf(scope?.id ?? '');
    if (scope === undefined && parts.length < 2) continue;
    const whole = viewOf(scope, kindOf(parts), 'Parts');
    if (scope && parts.length + whole.around.length === 1)
      alone.push({ kind: whole.view.kind, text: `${scope.name} (${parts[0]?.name})` });
    else wholes.push(whole);
  }
  const overlaid = all.filter(
    (scope, index) => index === 0 || (scope && chainOf(scope.id, byId).length <= overlayDepth),
  );
  const differ = (scope: ArchitectureElement | undefined) =>
    new Set(partsOf(scope?.id ?? '').map(({ safetyClass }) => safetyClass)).size > 1;
  const controls = (scope: ArchitectureElement | undefined) =>
    partsOf(scope?.id ?? '').some(({ riskControls }) => riskControls.length > 0);
  /** Of a part of a part too: what lies below is drawn with its own whole. */
  const holdsControls = (scope: string): boolean =>
    partsOf(scope).some(({ id, riskControls }) => riskControls.length > 0 || holdsControls(id));
  const classesIn = (scope: string): string[] =>
    partsOf(scope).flatMap(({ id, safetyClass }) => [safetyClass, ...classesIn(id)]);
  wholes.push(...overlaid.filter(differ).map((scope) => viewOf(scope, 'safety', 'Safety classes')));
  wholes.push(...overlaid.filter(controls).map((scope) => viewOf(scope, 'risk', 'Risk controls')));
  return { wholes, sentences: [...sameClasses(), ...noControls(), ...withOnePart()] };

  function withOnePart(): ShownViews['sentences'] {
    return [...Map.groupBy(alone, ({ kind }) => kind)].map(([kind, those]) => ({
      kind,
      text: `Of one part, and without a dependency on or from anything around: ${those.map(({ text }) => text).join(', ')}.`,
    }));
  }

  function sameClasses(): ShownViews['sentences'] {
    const same = overlaid.filter((scope) => new Set(classesIn(scope?.id ?? '')).size === 1);
    return [...Map.groupBy(same, (scope) => partsOf(scope?.id ?? '')[0]?.safetyClass ?? '')].map(
      ([safetyClass, those]) => ({
        kind: 'safety',
        text: `${namesOf(those)}: all parts ${safetyClass === '' ? 'are without a safety class' : `have the safety class ${safetyClass}`}.`,
      }),
    );
  }

  function noControls(): ShownViews['sentences'] {
    const without = overlaid.filter(
      (scope) => partsOf(scope?.id ?? '').length > 0 && !holdsControls(scope?.id ?? ''),
    );
    if (without.length === 0) return [];
    return [{ kind: 'risk', text: `${namesOf(without)}: no part implements a risk control.` }];
  }

  function namesOf(those: readonly (ArchitectureElement | undefined)[]): string {
    return those.map((scope) => scope?.name ?? 'The whole').join(', ');
  }

  function contextView(): WholeView[] {
    const tops = model.elements.filter(({ kind, parent }) =>
      isSoftware(kind) ? parent === '' : kind !== 'node',
    );
    if (!tops.some(({ kind }) => !isSoftware(kind) || kind === 'system')) return [];
    return [
      {
        view: { id: 'context', kind: 'context', title: 'System context', scope: '' },
        inside: [],
        around: tops,
        edges: edgesAmong(tops, undefined),
      },
    ];
  }

  function viewOf(scope: ArchitectureElement | undefined, kind: View['kind'], what: string): WholeView {
    const parts = partsOf(scope?.id ?? '');
    const around = neighboursOf(scope?.id ?? '', parts);
    const title = scope ? `${what} of ${scope.name}` : what;
    return {
      view: { id: `${kind}-${scope?.id ?? 'all'}`, kind, title, scope: scope?.id ?? '' },
      inside: parts,
      around,
      edges: edgesAmong([...parts, ...around], new Set(parts.map(({ id }) => id))),
    };
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
