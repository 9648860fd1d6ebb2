import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Project } from '../../config/index.ts';
import { runGit } from './run.ts';

/**
 * The commit a branch left `ref` at: what a pull request against `ref` is compared with.
 * @param head full hash of the branch's last commit, or `HEAD`
 * @returns the full hash, or a sentence saying why there is none
 */
export async function resolveBase(
  root: string,
  ref: string,
  head: string,
): Promise<{ commit: string } | { reason: string }> {
  const named = await resolveCommit(root, ref);
  if ('reason' in named) return named;
  const base = await runGit(root, ['merge-base', named.commit, head]);
  if (!base)
    return { reason: `${ref} and ${shortName(head)} have no common commit here.${await howToFetch(root)}` };
  return { commit: base.trim() };
}

/** The commit that a name means, or a sentence saying why there is none. */
export async function resolveCommit(
  root: string,
  ref: string,
): Promise<{ commit: string } | { reason: string }> {
  const asked = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`];
  const commit = (await runGit(root, asked))?.trim();
  return commit
    ? { commit }
    : { reason: `There is no commit ${ref} in this repository.${await howToFetch(root)}` };
}

function shortName(ref: string): string {
  return /^[0-9a-f]{40,64}$/.test(ref) ? ref.slice(0, 12) : ref;
}

async function howToFetch(root: string): Promise<string> {
  const isShallow = (await runGit(root, ['rev-parse', '--is-shallow-repository']))?.trim() === 'true';
  return isShallow ? ' This clone is shallow: fetch the whole history (git fetch --unshallow).' : '';
}

/**
 * Hands out the project's files as of a commit, and removes them afterwards: a test runner that met them below the project would
 * run the tests of that commit and report them as tests of this tree. Neither working tree nor index is touched. Submodules are left empty.
 * @param commit full hash
 * @param use gets the absolute directory that stands for the project's root
 * @returns what `use` answers; undefined where git fails
 * @implements SRS-2210
 */
export async function withFilesOfCommit<Answer>(
  { root, config }: Project,
  commit: string,
  use: (directory: string) => Promise<Answer>,
): Promise<Answer | undefined> {
  const prefix = await runGit(root, ['rev-parse', '--show-prefix']);
  if (prefix === undefined) return undefined;
  const commits = join(root, config.output.cache, 'commits');
  removeLeftOver(commits);
  mkdirSync(commits, { recursive: true });
  const aside = join(commits, `${commit}.${process.pid}`);
  const index = { GIT_INDEX_FILE: `${aside}.index` };
  try {
    const isRead = await runGit(root, ['read-tree', commit], index);
    const isWritten =
      isRead !== undefined && (await runGit(root, ['checkout-index', '--all', `--prefix=${aside}/`], index));
    if (isWritten === false || isWritten === undefined || !existsSync(aside)) return undefined;
    return await use(join(aside, prefix.trim()));
  } finally {
    rmSync(aside, { recursive: true, force: true });
    rmSync(index.GIT_INDEX_FILE, { force: true });
  }
}

/** Removes what a killed run left; what belongs to a process that still runs stays. */
function removeLeftOver(commits: string): void {
  if (!existsSync(commits)) return;
  for (const name of readdirSync(commits)) {
    const owner = Number(/\.(\d+)(?:\.index)?$/.exec(name)?.[1] ?? 0);
    if (owner === 0 || !isRunning(owner)) rmSync(join(commits, name), { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
