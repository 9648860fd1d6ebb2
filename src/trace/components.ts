/**
 * Strongly connected components (Tarjan 1972), iterative so that a chain of any length needs no call stack, in linear time.
 * A component comes after all it points to. Of more than one node, or of one that points to itself, it is a cycle.
 * @implements SRS-604, SRS-1402
 */
export function findComponents(
  nodes: readonly string[],
  targets: (node: string) => readonly string[],
): string[][] {
  const state = new Map<string, Visit>();
  const open: Visit[] = [];
  const components: string[][] = [];
  for (const root of nodes) {
    if (state.has(root)) continue;
    const way = [enter(root)];
    for (let visit = way.at(-1); visit; visit = way.at(-1)) {
      const target = visit.targets[visit.next++];
      if (target !== undefined) {
        const known = state.get(target);
        if (!known) way.push(enter(target));
        else if (known.isOpen) visit.low = Math.min(visit.low, known.index);
        continue;
      }
      way.pop();
      const parent = way.at(-1);
      if (parent) parent.low = Math.min(parent.low, visit.low);
      if (visit.low === visit.index) components.push(close(visit));
    }
  }
  return components;

  function enter(node: string): Visit {
    const index = state.size;
    const visit = { node, index, low: index, isOpen: true, targets: targets(node), next: 0 };
    state.set(node, visit);
    open.push(visit);
    return visit;
  }

  function close(root: Visit): string[] {
    const component: string[] = [];
    for (let visit = open.pop(); visit; visit = open.pop()) {
      visit.isOpen = false;
      component.push(visit.node);
      if (visit === root) break;
    }
    return component.reverse();
  }
}

interface Visit {
  node: string;
  index: number;
  low: number;
  isOpen: boolean;
  targets: readonly string[];
  next: number;
}
