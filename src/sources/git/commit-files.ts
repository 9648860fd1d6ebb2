import { existsSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Project } from '../../config/index.ts';
import type { Refused } from '../../model/index.ts';
import { type Commit, readFilesOfCommit } from './commit.ts';
import { readBlobs } from './objects.ts';
import { readPlace } from './place.ts';
import { runGit } from './run.ts';
import { pathText, type Tree } from './tree.ts';

/**
 * The commit a branch left `ref` at: what a pull request against `ref` is compared with.
 * @param head full hash of the branch's last commit, or `HEAD`
 * @returns the full hash, or a sentence saying why there is none
 */
export async function resolveBase(
  root: string,
  ref: string,
  head: string,
): Promise<{ commit: string } | Refused> {
  const named = await resolveCommit(root, ref);
  if ('refused' in named) return named;
  const base = await runGit(root, ['merge-base', named.commit, head]);
  if (!base)
    return { refused: `${ref} and ${shortName(head)} have no common commit here.${await howToFetch(root)}` };
  return { commit: base.trim() };
}

/** The commit that a name means, or a sentence saying why there is none. */
export async function resolveCommit(root: string, ref: string): Promise<{ commit: string } | Refused> {
  const asked = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`];
  const commit = (await runGit(root, asked))?.trim();
  return commit
    ? { commit }
    : { refused: `There is no commit ${ref} in this repository.${await howToFetch(root)}` };
}

function shortName(ref: string): string {
  return /^[0-9a-f]{40,64}$/.test(ref) ? ref.slice(0, 12) : ref;
}

async function howToFetch(root: string): Promise<string> {
  return (await readPlace(root))?.isShallow
    ? ' This clone is shallow: fetch the whole history (git fetch --unshallow).'
    : '';
}

/**
 * Hands out the project's files as of a commit, byte for byte, and removes them afterwards: a test runner that met them below the project
 * would run the tests of that commit and report them as tests of this tree. Submodules are left empty.
 * @param commit full hash
 * @param use gets the absolute directory that stands for the project's root, and what the commit holds there
 * @returns what `use` answers; undefined where the repository does not hold the commit whole
 * @implements SRS-2210, SRS-3181
 */
export async function withFilesOfCommit<Answer>(
  { root, config }: Project,
  commit: string,
  use: (directory: string, content: { commit: Commit; files: Tree }) => Promise<Answer>,
): Promise<Answer | undefined> {
  const place = await readPlace(root);
  const content = place && (await readFilesOfCommit(root, place.prefix, commit));
  if (!content) return undefined;
  const commits = join(root, config.output.cache, 'commits');
  removeLeftOver(commits);
  const aside = join(commits, `${commit}.${process.pid}`);
  mkdirSync(aside, { recursive: true });
  try {
    await writeFiles(root, content.files, aside);
    return await use(aside, content);
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}

/** Files whose bytes are held in memory at once. */
const batch = 200;

/** Lays out the files of a tree. Links come last, so that nothing is written through one; names that leave the directory are left out. */
async function writeFiles(root: string, files: Tree, to: string): Promise<void> {
  const entries = [...files].filter(([path, { mode }]) => mode !== '160000' && isPlainPath(path));
  const isLink = (mode: string): boolean => mode === '120000';
  entries.sort(([, a], [, b]) => Number(isLink(a.mode)) - Number(isLink(b.mode)));
  for (let at = 0; at < entries.length; at += batch) {
    const some = entries.slice(at, at + batch);
    const names = some.map(([, { object }]) => object);
    const blobs = await readBlobs(root, [...new Set(names)], Number.POSITIVE_INFINITY);
    for (const [path, { mode, object }] of some) {
      const bytes = blobs.get(object);
      const full = join(to, pathText(path));
      if (!bytes) continue;
      mkdirSync(dirname(full), { recursive: true });
      if (isLink(mode)) symlinkSync(bytes, full);
      else writeFileSync(full, bytes, { flag: 'wx' });
    }
  }
}

/** Whether a path of a tree leads nowhere else; git itself makes no others. */
function isPlainPath(path: string): boolean {
  return path.split('/').every((part) => !/^(?:|\.{1,2}|\.git)$/i.test(part) && !part.includes('\\'));
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
