import { dirname, join } from 'node:path';
import { makeCacheDirectory, readCached, takeAwayLeft, writeCached } from '../cache/json-cache.ts';
import { toolIdentity } from '../cache/tool-identity.ts';
import { sha256Of } from '../model/index.ts';
import type { Config } from './schema.ts';

/**
 * The resolved form of a configuration that was found valid before, so that a run that has nothing to do need not load the schema.
 * Damaged or of another build of Dossier counts as absent.
 */
export function readCachedConfig(root: string, site: unknown): Config | undefined {
  const path = pathOf(root, site);
  // Every run comes by here: what one that was killed left in the cache goes.
  takeAwayLeft(dirname(path));
  const cached = readCached(path) as { key: string; config: Config } | undefined;
  return cached?.key === keyOf(site) ? cached.config : undefined;
}

export function cacheConfig(root: string, site: unknown, config: Config): void {
  const path = pathOf(root, site);
  makeCacheDirectory(dirname(path));
  writeCached(path, { key: keyOf(site), config });
}

function pathOf(root: string, site: unknown): string {
  const cache = (site as { output?: { cache?: unknown } } | undefined)?.output?.cache;
  return join(root, typeof cache === 'string' ? cache : '.dossier/cache', 'config.json');
}

function keyOf(site: unknown): string {
  return sha256Of(`${toolIdentity()} ${JSON.stringify(site)}`);
}
