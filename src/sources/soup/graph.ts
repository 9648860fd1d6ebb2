import type { LockedPackage } from '../../model/index.ts';
import { type Edge, type Root, scopesFrom } from './reach.ts';
import { identified, lockedPackage, type StatedPackage } from './reader.ts';

/** A package of a lockfile that tells of the project's own requests and of edges between packages. */
export interface GraphNode extends Omit<StatedPackage, 'dependencies' | 'direct' | 'scope' | 'requested'> {
  edges: readonly Edge[];
}

/**
 * Packages with scope and directness as the ways from the project's own requests tell them. What no way leads to may be asked for by the project.
 * @param nodes by the key that edges and roots use; edges and roots that lead to none are passed over (workspaces, platforms)
 * @implements SRS-3273
 */
export function packagesOfGraph(
  path: string,
  nodes: ReadonlyMap<string, GraphNode>,
  roots: readonly Root[],
): LockedPackage[] {
  // A file that names no request of the project says nothing of who asked: then all may be.
  const named = roots.filter(({ key }) => nodes.has(key));
  const known: readonly Root[] =
    named.length > 0 ? named : [...nodes.keys()].map((key) => ({ key, scope: 'production', requested: '' }));
  const scopes = scopesFrom(known, (key) => nodes.get(key)?.edges ?? []);
  const requested = new Map<string, string>();
  for (const root of known) requested.set(root.key, requested.get(root.key) || root.requested);
  const purls = new Map<string, string>();
  for (const [key, node] of nodes) purls.set(key, identified(node).purl);
  return [...nodes].map(([key, node]) =>
    lockedPackage(path, {
      // A copy that begins an object takes a fraction of the time of one in its middle.
      ...node,
      requested: requested.get(key) ?? '',
      direct: requested.has(key) || !scopes.has(key),
      scope: scopes.get(key) ?? 'production',
      dependencies: node.edges.flatMap((edge) => purls.get(edge.key) ?? []),
      purl: purls.get(key) as string,
    }),
  );
}
