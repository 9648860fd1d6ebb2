import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Project } from '../config/index.ts';
import { runGit } from '../sources/git/run.ts';

/**
 * The commit a branch left `ref` at: what a pull request against `ref` is compared with.
 * @returns the full hash, or a sentence saying why there is none
 */
export async function resolveBase(
  root: string,
  ref: string,
): Promise<{ commit: string } | { reason: string }> {
  const named = await runGit(root, [
    'rev-parse',
    '--verify',
    '--quiet',
    '--end-of-options',
    `${ref}^{commit}`,
  ]);
  const isShallow = (await runGit(root, ['rev-parse', '--is-shallow-repository']))?.trim() === 'true';
  const fetchAll = isShallow
    ? ' This clone is shallow: fetch the whole history (git fetch --unshallow).'
    : '';
  if (!named) return { reason: `There is no commit ${ref} in this repository.${fetchAll}` };
  const base = await runGit(root, ['merge-base', named.trim(), 'HEAD']);
  if (!base) return { reason: `${ref} and HEAD have no common commit here.${fetchAll}` };
  return { commit: base.trim() };
}

/**
 * Writes the project's files as of a commit into the cache, once per commit; neither working tree nor index is touched.
 * Submodules are left empty.
 * @param commit full hash
 * @returns absolute directory that stands for the project's root; undefined where git fails
 */
export async function filesOfCommit({ root, config }: Project, commit: string): Promise<string | undefined> {
  const prefix = await runGit(root, ['rev-parse', '--show-prefix']);
  if (prefix === undefined) return undefined;
  const kept = join(root, config.output.cache, 'commits', commit);
  const inside = join(kept, prefix.trim());
  if (existsSync(kept)) return inside;
  mkdirSync(dirname(kept), { recursive: true });
  const aside = `${kept}.${process.pid}`;
  const index = { GIT_INDEX_FILE: `${aside}.index` };
  try {
    const isRead = await runGit(root, ['read-tree', commit], index);
    const isWritten =
      isRead !== undefined && (await runGit(root, ['checkout-index', '--all', `--prefix=${aside}/`], index));
    if (isWritten === false || isWritten === undefined || !existsSync(aside)) return undefined;
    renameSync(aside, kept);
    return inside;
  } finally {
    rmSync(aside, { recursive: true, force: true });
    rmSync(index.GIT_INDEX_FILE, { force: true });
  }
}
