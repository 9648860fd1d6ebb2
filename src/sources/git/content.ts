import { readFilesOfCommit } from './commit.ts';
import { onceEach } from './once-each.ts';
import { readPlace } from './place.ts';
import { isLeftOut } from './records.ts';
import { pathText, type Tree, treeName } from './tree.ts';

/** Name of the tree without the records that are no part of what they speak of: comparable with `Revision.tree`. */
export function contentName(files: Tree, leftOut: readonly string[], like: string): string {
  const isRecord = isLeftOut(leftOut);
  return treeName(new Map([...files].filter(([path]) => !isRecord(pathText(path)))), like);
}

/**
 * Content of the project in a commit, which is named by its full hash, and the date of the commit; undefined where the repository does not
 * hold the commit whole.
 */
export type ContentOf = (commit: string) => Promise<{ tree: string; date: string } | undefined>;

/** Reads what commits hold, each once, however many records name it: a commit is what its name is the hash of. */
export function contentOfCommits(root: string, leftOut: readonly string[]): ContentOf {
  return onceEach(async (commit) => {
    if (!/^[0-9a-f]{40,64}$/.test(commit)) return undefined;
    const { prefix = '' } = (await readPlace(root)) ?? {};
    const read = await readFilesOfCommit(root, prefix, commit);
    return read && { tree: contentName(read.files, leftOut, read.commit.name), date: read.commit.date };
  });
}
