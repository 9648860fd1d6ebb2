import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Project } from './config/index.ts';
import type { Finding } from './model/index.ts';
import { replaceFile } from './sources/kept-facts.ts';

/** The answer of a check, kept under the digest of all its input: asked again with nothing changed, it is told at once. */
interface KeptCheck {
  digest: string;
  findings: Finding[];
  /** Files that pages refer to, with whether they existed: input that no survey lists. */
  referenced: [path: string, exists: boolean][];
}

const fileName = 'check.json';

/**
 * The kept answer for this very input; undefined when there is none.
 * @implements SRS-1401, SRS-1308
 */
export function recallCheck(project: Project, digest: string): KeptCheck | undefined {
  if (digest === '') return undefined;
  try {
    const kept = JSON.parse(readFileSync(path(project), 'utf8')) as KeptCheck;
    if (kept.digest !== digest) return undefined;
    return kept.referenced.every(([file, exists]) => existsSync(join(project.root, file)) === exists)
      ? kept
      : undefined;
  } catch {
    return undefined;
  }
}

export function keepCheck(project: Project, check: KeptCheck): void {
  replaceFile(path(project), JSON.stringify(check));
}

function path({ root, config }: Project): string {
  return join(root, config.output.cache, fileName);
}
