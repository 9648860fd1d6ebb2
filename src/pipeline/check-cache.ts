import { join } from 'node:path';
import { readCached, writeCached } from '../cache/json-cache.ts';
import type { Project } from '../config/index.ts';
import type { FileState, Finding } from '../model/index.ts';
import type { ProjectFiles } from '../sources/project-files.ts';

/** The answer of a check, kept under the digest of all its input: asked again with nothing changed, it is told at once. */
interface CachedCheck {
  digest: string;
  findings: Finding[];
  /** Paths that pages refer to, with what lay there: input that no survey lists. */
  referenced: [path: string, state: FileState][];
}

const fileName = 'check.json';

/**
 * The kept answer for this very input; undefined when there is none.
 * @implements SRS-1401, SRS-1308
 */
export function readCachedCheck(
  project: Project,
  digest: string,
  files: ProjectFiles,
): CachedCheck | undefined {
  if (digest === '') return undefined;
  const cached = readCached(path(project)) as CachedCheck | undefined;
  if (cached?.digest !== digest) return undefined;
  return cached.referenced.every(([file, state]) => files.stateOf(file) === state) ? cached : undefined;
}

export function cacheCheck(project: Project, check: CachedCheck): void {
  writeCached(path(project), check);
}

function path({ root, config }: Project): string {
  return join(root, config.output.cache, fileName);
}
