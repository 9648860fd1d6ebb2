import type { ArchitectureEdge, ArchitectureElement } from '../model/index.ts';
import { chainOf } from './elements.ts';

/** Answers whether a dependency is declared: between the two elements themselves, or between what is around them. */
export function declaredUses(
  edges: readonly ArchitectureEdge[],
  byId: ReadonlyMap<string, ArchitectureElement>,
): (edge: Pick<ArchitectureEdge, 'from' | 'to'>) => boolean {
  const declared = edges.filter((edge) => edge.declared);
  return ({ from, to }) => {
    const above = new Set(chainOf(from, byId));
    const targets = new Set(chainOf(to, byId));
    return declared.some((edge) => above.has(edge.from) && targets.has(edge.to));
  };
}
