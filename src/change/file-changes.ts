import { runGit } from '../sources/git/run.ts';

/** A file that differs between the base and the tree as it is; `from` is the old path of a renamed one. */
export interface FileChange {
  path: string;
  kind: 'added' | 'changed' | 'removed' | 'renamed';
  from?: string;
}

/** Tracked files that differ from a commit, paths relative to the project, in git's order. */
export async function changedFiles(root: string, commit: string): Promise<FileChange[] | undefined> {
  const text = await runGit(root, [
    'diff',
    '--no-ext-diff',
    '--name-status',
    '-z',
    '-M',
    '--relative',
    commit,
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
  return changes;
}
