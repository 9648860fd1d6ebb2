import { join } from 'node:path';
import { keepJson, recallJson } from '../cache/json-cache.ts';
import type { Project } from '../config/index.ts';
import type { FileState, Finding } from '../model/index.ts';
import type { ProjectFiles } from '../sources/project-files.ts';

/** The answer of a check, kept under the digest of all its input: asked again with nothing changed, it is told at once. */
interface KeptCheck {
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
export function recallCheck(project: Project, digest: string, files: ProjectFiles): KeptCheck | undefined {
  if (digest === '') return undefined;
  const kept = recallJson(path(project)) as KeptCheck | undefined;
  if (kept?.digest !== digest) return undefined;
  return kept.referenced.every(([file, state]) => files.stateOf(file) === state) ? kept : undefined;
}

export function keepCheck(project: Project, check: KeptCheck): void {
  keepJson(path(project), check);
}

function path({ root, config }: Project): string {
  return join(root, config.output.cache, fileName);
}
