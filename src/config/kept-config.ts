import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { toolIdentity } from '../tool-identity.ts';
import type { Config } from './schema.ts';

/**
 * The resolved form of a configuration that was found valid before, so that a run that has nothing to do need not load the schema.
 * Damaged or of another build of Dossier counts as absent.
 */
export function recallConfig(root: string, site: unknown): Config | undefined {
  try {
    const { key, config } = JSON.parse(readFileSync(pathOf(root, site), 'utf8')) as {
      key: string;
      config: Config;
    };
    return key === keyOf(site) ? config : undefined;
  } catch {
    return undefined;
  }
}

export function keepConfig(root: string, site: unknown, config: Config): void {
  const path = pathOf(root, site);
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(temporary, JSON.stringify({ key: keyOf(site), config }));
    renameSync(temporary, path);
  } catch {
    // A project that cannot be written to is checked all the same, only slower.
  }
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
