import { runGit } from '../sources/git/run.ts';

/** A file that differs between two commits, or a commit and the files as they are; `from` is the old path of a renamed one. */
export interface FileChange {
  path: string;
  kind: 'added' | 'changed' | 'removed' | 'renamed';
  from?: string;
}

/**
 * Files that differ from a commit, paths relative to the project, in git's order.
 * @param head full hash of another commit; without it the files as they are, those git does not track yet at the end
 */
export async function changedFiles(
  root: string,
  commit: string,
  head?: string,
): Promise<FileChange[] | undefined> {
  const text = await runGit(root, [
    'diff',
    '--no-ext-diff',
    '--name-status',
    '-z',
    '-M',
    '--relative',
    commit,
    ...(head === undefined ? [] : [head]),
    '--',
  ]);
  if (text === undefined) return undefined;
  const words = text.split('\0');
  const changes: FileChange[] = [];
  for (let at = 0; at + 1 < words.length; at += 2) {
    const status = words[at] as string;
    const path = words[at + 1] as string;
    if (status.startsWith('R')) {
      changes.push({ path: words[at + 2] as string, kind: 'renamed', from: path });
      at += 1;
    } else {
      changes.push({ path, kind: status === 'A' ? 'added' : status === 'D' ? 'removed' : 'changed' });
    }
  }
  if (head !== undefined) return changes;
  const untracked = await runGit(root, ['ls-files', '--others', '--exclude-standard', '-z']);
  const paths = (untracked ?? '').split('\0').filter((path) => path !== '');
  return [...changes, ...paths.map((path): FileChange => ({ path, kind: 'added' }))];
}
