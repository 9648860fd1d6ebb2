import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { runGit } from './run.ts';

/**
 * Git's tree hash of the project as it lies on disk: tracked and unignored files, changed ones with their present bytes.
 * Two trees with the same hash hold the same bytes. The user's index stays as it is.
 * @param trustIndex false where the index tells git to pass over files: all are then read anew
 * @param leftOut pathspecs of what does not count
 * @param prefix the project's directory below the repository's root, with a slash at its end; empty for the root
 */
export async function hashWorkingTree(
  root: string,
  prefix: string,
  trustIndex: boolean,
  leftOut: readonly string[],
): Promise<string> {
  const indexPath = (await runGit(root, ['rev-parse', '--git-path', 'index']))?.trim();
  if (!indexPath) return '';
  const scratch = mkdtempSync(join(tmpdir(), 'dossier-index-'));
  try {
    const index = join(scratch, 'index');
    const own = isAbsolute(indexPath) ? indexPath : join(root, indexPath);
    if (trustIndex && existsSync(own)) copyFileSync(own, index);
    const environment = { GIT_INDEX_FILE: index };
    if ((await runGit(root, ['add', '--all', '--', '.'], environment)) === undefined) return '';
    return await writeTree(root, prefix, leftOut, environment);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** Tree hash of a commit's part of the project, records left out: comparable with that of the working tree. */
export async function hashTreeOfCommit(
  root: string,
  prefix: string,
  commit: string,
  leftOut: readonly string[],
): Promise<string> {
  const scratch = mkdtempSync(join(tmpdir(), 'dossier-index-'));
  try {
    const environment = { GIT_INDEX_FILE: join(scratch, 'index') };
    if ((await runGit(root, ['read-tree', commit], environment)) === undefined) return '';
    return await writeTree(root, prefix, leftOut, environment);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

async function writeTree(
  root: string,
  prefix: string,
  leftOut: readonly string[],
  environment: { GIT_INDEX_FILE: string },
): Promise<string> {
  await runGit(root, ['rm', '-r', '-q', '--cached', '--ignore-unmatch', '--', ...leftOut], environment);
  const words = ['write-tree', ...(prefix === '' ? [] : [`--prefix=${prefix}`])];
  return (await runGit(root, words, environment))?.trim() ?? '';
}
