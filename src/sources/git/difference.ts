import { runGit } from './run.ts';

/** How many lines of a file differ; of one that is no text, nothing is told. */
export interface FileDifference {
  path: string;
  added: number;
  removed: number;
}

/**
 * Files that are not as they were in a commit, new ones included, records left out. Paths are relative to the project.
 * @returns undefined where the repository does not hold the commit
 */
export async function readDifference(
  root: string,
  leftOut: readonly string[],
  commit: string,
): Promise<FileDifference[] | undefined> {
  if (!/^[0-9a-f]{40,64}$/.test(commit)) return undefined;
  const below = ['--', '.', ...leftOut.map((each) => `:(exclude)${each}`)];
  const [changed, fresh] = await Promise.all([
    runGit(root, [
      'diff',
      '--no-ext-diff',
      '--numstat',
      '--no-renames',
      '--relative',
      '-z',
      commit,
      ...below,
    ]),
    runGit(root, ['ls-files', '--others', '--exclude-standard', '-z', ...below]),
  ]);
  if (changed === undefined) return undefined;
  const entries = changed.split('\0').flatMap((entry): FileDifference[] => {
    const [, added, removed, path] = /^(\d+|-)\t(\d+|-)\t(.+)$/s.exec(entry) ?? [];
    return path ? [{ path, added: Number(added) || 0, removed: Number(removed) || 0 }] : [];
  });
  const others = (fresh ?? '').split('\0').filter((path) => path !== '');
  return [...entries, ...others.map((path) => ({ path, added: 0, removed: 0 }))];
}
