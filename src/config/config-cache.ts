import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { keepJson, recallJson } from '../cache/json-cache.ts';
import { toolIdentity } from '../cache/tool-identity.ts';
import type { Config } from './schema.ts';

/**
 * The resolved form of a configuration that was found valid before, so that a run that has nothing to do need not load the schema.
 * Damaged or of another build of Dossier counts as absent.
 */
export function recallConfig(root: string, site: unknown): Config | undefined {
  const kept = recallJson(pathOf(root, site)) as { key: string; config: Config } | undefined;
  return kept?.key === keyOf(site) ? kept.config : undefined;
}

export function keepConfig(root: string, site: unknown, config: Config): void {
  keepJson(pathOf(root, site), { key: keyOf(site), config });
}

function pathOf(root: string, site: unknown): string {
  const cache = (site as { output?: { cache?: unknown } } | undefined)?.output?.cache;
  return join(root, typeof cache === 'string' ? cache : '.dossier/cache', 'config.json');
}

function keyOf(site: unknown): string {
  return createHash('sha256')
    .update(`${toolIdentity()} ${JSON.stringify(site)}`)
    .digest('hex');
}
