import type { ArchitectureElement, ArchitectureModel } from '../model/index.ts';
import { chainOf, compareText } from '../model/index.ts';
import { declaredUses } from './declared.ts';
import { slugOf } from './elements.ts';
import { maximumNodes } from './split.ts';
import type { View, ViewEdge, ViewNode } from './view.ts';

/** Name of the environment of nodes that tell none. */
const unnamed = '';

/** Environments (`- environment: Clinic`) with their deployment nodes, sorted by name. */
export function environmentsOf(model: ArchitectureModel): [string, ArchitectureElement[]][] {
  const environments = new Map<string, ArchitectureElement[]>();
  const byId = new Map(model.elements.map((element) => [element.id, element]));
  for (const element of model.elements.filter(({ kind }) => kind === 'node')) {
    const outermost = byId.get(chainOf(element.id, byId).at(-1) as string) ?? element;
    const name = outermost.tags.environment?.trim() || unnamed;
    environments.set(name, [...(environments.get(name) ?? []), element]);
  }
  return [...environments].sort(([a], [b]) => compareText(a, b));
}

/**
 * Where the software runs, where that is declared: each deployment node with the nodes in it and what runs there; lines between
 * nodes as declared, and between what runs on them as the architecture has them. One view an environment, one an outermost node
 * where 25 boxes do not hold them all.
 * @implements SRS-2705
 */
export function deploymentViews(model: ArchitectureModel): View[] {
  const byId = new Map(model.elements.map((element) => [element.id, element]));
  const isDeclared = declaredUses(model.edges, byId);
  return environmentsOf(model).flatMap(([environment, nodes]) => {
    const id = environment === unnamed ? 'deployment' : `deployment-${slugOf(environment)}`;
    const title = environment === unnamed ? 'Deployment' : `Deployment: ${environment}`;
    const whole = viewOf({ id, title, note: '' }, nodes);
    if (whole.nodes.length <= maximumNodes) return [whole];
    const tops = nodes.filter(({ parent }) => parent === '');
    return tops.map((top) =>
      viewOf(
        {
          id: `${id}-${top.id}`,
          title: `${title}: ${top.name}`,
          note: 'One of several drawings: there are too many nodes for one.',
        },
        nodes.filter((node) => chainOf(node.id, byId).includes(top.id)),
      ),
    );
  });

  function viewOf(head: Pick<View, 'id' | 'title' | 'note'>, nodes: readonly ArchitectureElement[]): View {
    const known = new Set(nodes.map(({ id }) => id));
    const shown = nodes.flatMap((node): ViewNode[] => [
      {
        key: node.id,
        element: node,
        inside: false,
        within: known.has(node.parent) ? node.parent : '',
        undrawn: 0,
        members: [],
      },
      ...node.runs.flatMap((id): ViewNode[] => {
        const element = byId.get(id);
        return element
          ? [{ key: `${node.id}/${id}`, element, inside: false, within: node.id, undrawn: 0, members: [] }]
          : [];
      }),
    ]);
    const edges = edgesAmong(shown);
    return { ...head, kind: 'deployment', scope: '', nodes: shown, edges, told: edges, isBare: false };
  }

  function edgesAmong(shown: readonly ViewNode[]): ViewEdge[] {
    /** Where an element is shown, else where what holds it is. */
    const placesOf = (id: string): ViewNode[] => {
      const chain = byId.get(id)?.kind === 'node' ? [id] : chainOf(id, byId);
      const innermost = chain.find((each) => shown.some(({ element }) => element.id === each));
      return shown.filter(({ element }) => element.id === innermost);
    };
    const merged = new Map<string, ViewEdge>();
    for (const edge of model.edges) {
      const { from, to, description, found } = edge;
      const targets = placesOf(to);
      for (const start of placesOf(from)) {
        const beside = targets.filter(({ within }) => within === start.within);
        for (const end of beside.length > 0 ? beside : targets) {
          if (start === end || start.element === end.element) continue;
          const key = `${start.key}\0${end.key}`;
          const known = merged.get(key);
          if (known) {
            known.count += found;
            known.description ||= description;
          } else
            merged.set(key, {
              from: start.key,
              to: end.key,
              description,
              state: found > 0 ? (isDeclared(edge) ? 'both' : 'found') : 'outside',
              count: found,
              drawn: true,
            });
        }
      }
    }
    return [...merged.values()].sort((a, b) => compareText(a.from, b.from) || compareText(a.to, b.to));
  }
}
