import type { PackageScope } from '../../model/index.ts';

/** A package the project itself asks for. */
export interface Root {
  key: string;
  scope: PackageScope;
  requested: string;
}

/** A dependency between packages; an optional one may fail to install. */
export interface Edge {
  key: string;
  optional?: boolean;
}

/**
 * What each package is there for, where a lockfile tells it only of what the project asks for: the weightiest way that leads to it.
 * An optional dependency of what is needed is optional, and so is what only it needs. What no way leads to is not in the answer.
 */
export function scopesFrom(
  roots: readonly Root[],
  edgesOf: (key: string) => readonly Edge[],
): Map<string, PackageScope> {
  const scopes = new Map<string, PackageScope>();
  const waiting: Record<PackageScope, string[]> = { production: [], optional: [], development: [] };
  for (const { key, scope } of roots) waiting[scope].push(key);
  for (const scope of ['production', 'optional', 'development'] as const) {
    const queue = waiting[scope];
    for (let key = queue.pop(); key !== undefined; key = queue.pop()) {
      if (scopes.has(key)) continue;
      scopes.set(key, scope);
      for (const { key: next, optional } of edgesOf(key))
        waiting[optional && scope === 'production' ? 'optional' : scope].push(next);
    }
  }
  return scopes;
}
