import { readdirSync, rmSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { readCached, writeCached } from '../cache/json-cache.ts';
import { toolIdentity } from '../cache/tool-identity.ts';
import type { Project } from '../config/index.ts';
import { buildGraph } from '../trace/index.ts';
import type { Checked } from './analyse.ts';

type CachedCommit = Omit<Checked, 'graph'> & { key: string };

/** Commits kept; the one asked for longest ago goes. */
const most = 8;

/**
 * What was understood of a commit in an earlier run. It depends on the commit, the configuration and this build of Dossier alone.
 * @implements SRS-2605
 */
export function readCachedCommit(project: Project, commit: string): Checked | undefined {
  const path = join(directoryOf(project), commit);
  const cached = readCached(path) as CachedCommit | undefined;
  if (cached?.key !== keyOf(project)) return undefined;
  try {
    const seconds = Date.now() / 1000;
    utimesSync(path, seconds, seconds);
  } catch {
    // It counts as older than it is, and may be understood anew.
  }
  const { key: _, ...checked } = cached;
  return { ...checked, graph: buildGraph(checked.model) };
}

export function cacheCommit(project: Project, commit: string, { graph: _, ...checked }: Checked): void {
  const directory = directoryOf(project);
  writeCached(join(directory, commit), { key: keyOf(project), ...checked });
  try {
    const files = readdirSync(directory)
      .map((name) => ({ path: join(directory, name), used: statSync(join(directory, name)).mtimeMs }))
      .sort((a, b) => b.used - a.used);
    for (const { path } of files.slice(most)) rmSync(path, { force: true });
  } catch {
    // What cannot be removed stays until another run removes it.
  }
}

function directoryOf({ root, config }: Project): string {
  return join(root, config.output.cache, 'models');
}

function keyOf({ configHash }: Project): string {
  return `${toolIdentity()} ${configHash}`;
}
