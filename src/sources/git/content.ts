import { readFilesOfCommit } from './commit.ts';
import { isLeftOut } from './records.ts';
import { pathText, type Tree, treeName } from './tree.ts';

/** Name of the tree without the records that are no part of what they speak of: comparable with `Revision.tree`. */
export function contentName(files: Tree, leftOut: readonly string[], like: string): string {
  const isRecord = isLeftOut(leftOut);
  return treeName(new Map([...files].filter(([path]) => !isRecord(pathText(path)))), like);
}

/**
 * The same of a commit's part of the project.
 * @param prefix the project's directory below the repository's root, with a slash at its end; empty for the root
 * @returns undefined where the repository does not hold the commit whole
 */
export async function contentOfCommit(
  root: string,
  prefix: string,
  commit: string,
  leftOut: readonly string[],
): Promise<{ tree: string; date: string } | undefined> {
  const read = await readFilesOfCommit(root, prefix, commit);
  return read && { tree: contentName(read.files, leftOut, read.commit.name), date: read.commit.date };
}
