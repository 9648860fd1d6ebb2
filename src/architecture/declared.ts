import { type ArchitectureEdge, type ArchitectureElement, chainOf } from '../model/index.ts';

type Ends = Pick<ArchitectureEdge, 'from' | 'to'>;

/** Answers whether a dependency is declared: between the two elements themselves, or between what is around them. */
export function declaredUses(
  edges: readonly ArchitectureEdge[],
  byId: ReadonlyMap<string, ArchitectureElement>,
): (edge: Ends) => boolean {
  const declared = targetsOf(edges.filter((edge) => edge.declared));
  return ({ from, to }) => {
    const around = chainOf(to, byId);
    return chainOf(from, byId).some((start) => {
      const targets = declared.get(start);
      return targets !== undefined && around.some((end) => targets.has(end));
    });
  };
}

/** Answers whether an import carries a dependency: between the two elements themselves, or between parts of them. */
export function carriedUses(
  edges: readonly ArchitectureEdge[],
  byId: ReadonlyMap<string, ArchitectureElement>,
): (edge: Ends) => boolean {
  const carried = new Map<string, Set<string>>();
  for (const [from, targets] of targetsOf(edges.filter(({ found }) => found > 0)))
    for (const start of chainOf(from, byId)) {
      const known = carried.get(start) ?? new Set();
      for (const to of targets) for (const end of chainOf(to, byId)) known.add(end);
      carried.set(start, known);
    }
  return ({ from, to }) => carried.get(from)?.has(to) ?? false;
}

function targetsOf(edges: readonly Ends[]): Map<string, Set<string>> {
  const targets = new Map<string, Set<string>>();
  for (const { from, to } of edges) {
    const known = targets.get(from);
    if (known) known.add(to);
    else targets.set(from, new Set([to]));
  }
  return targets;
}
