import type { ArchitectureEdge } from '../model/index.ts';

/** Circles among the dependencies the code has: the elements of each strongly connected part, in the order of a walk around it. */
export function findCycles(edges: readonly ArchitectureEdge[]): ArchitectureEdge[][] {
  const found = edges.filter((edge) => edge.found > 0);
  const next = new Map<string, ArchitectureEdge[]>();
  for (const edge of found) next.set(edge.from, [...(next.get(edge.from) ?? []), edge]);
  const cycles: ArchitectureEdge[][] = [];
  const covered = new Set<string>();
  for (const start of next.keys()) {
    if (covered.has(start)) continue;
    const cycle = shortestCircle(start, next);
    if (!cycle) continue;
    for (const { from } of cycle) covered.add(from);
    cycles.push(cycle);
  }
  return cycles;
}

/** The shortest way from an element back to itself. */
function shortestCircle(
  start: string,
  next: ReadonlyMap<string, ArchitectureEdge[]>,
): ArchitectureEdge[] | undefined {
  const cameBy = new Map<string, ArchitectureEdge>();
  const queue = [start];
  for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
    for (const edge of next.get(at) ?? []) {
      if (cameBy.has(edge.to)) continue;
      cameBy.set(edge.to, edge);
      if (edge.to !== start) {
        queue.push(edge.to);
        continue;
      }
      const circle: ArchitectureEdge[] = [];
      for (let step = edge; ; step = cameBy.get(step.from) as ArchitectureEdge) {
        circle.unshift(step);
        if (step.from === start) return circle;
      }
    }
  }
  return undefined;
}
