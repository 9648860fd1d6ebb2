import { readObject } from './objects.ts';
import { listTree, type Tree, treeName } from './tree.ts';

/** A commit as its own bytes tell it. */
export interface Commit {
  /** Full hash. */
  name: string;
  /** Name of the tree of the whole repository. */
  tree: string;
  /** When it was committed, ISO 8601 in UTC. */
  date: string;
}

/**
 * Reads a commit.
 * @param wanted a name, or what git takes for one: `HEAD`
 */
export async function readCommit(root: string, wanted: string): Promise<Commit | undefined> {
  const object = await readObject(root, 'commit', wanted);
  const header = object?.bytes.toString('latin1').split('\n\n', 1)[0] ?? '';
  const tree = /^tree ([0-9a-f]+)$/m.exec(header)?.[1];
  const seconds = /^committer .* (\d+) [+-]\d{4}$/m.exec(header)?.[1];
  if (!object || !tree) return undefined;
  const date = new Date(Number(seconds ?? 0) * 1000);
  return { name: object.name, tree, date: `${date.toISOString().slice(0, 19)}Z` };
}

/**
 * The name of the tree of a directory in a commit.
 * @param prefix the directory from the root of the repository, with a slash at its end; empty for the root
 * @returns empty where the commit has no such directory
 */
export async function treeBelow(root: string, commit: Commit, prefix: string): Promise<string> {
  let at = commit.tree;
  for (const part of Buffer.from(prefix).toString('latin1').split('/').filter(Boolean)) {
    const object = await readObject(root, 'tree', at);
    at = (object && entryOf(object.bytes, part, at.length / 2)) ?? '';
    if (at === '') break;
  }
  return at;
}

/** The name of what stands under a name in the bytes of a tree: `<mode> <name>\0<hash>` one after another. */
function entryOf(tree: Buffer, wanted: string, size: number): string | undefined {
  for (let at = 0; at < tree.length; ) {
    const end = tree.indexOf(0, at);
    if (end < 0) return undefined;
    const [, name = ''] = /^\d+ (.*)$/s.exec(tree.toString('latin1', at, end)) ?? [];
    if (name === wanted) return tree.toString('hex', end + 1, end + 1 + size);
    at = end + 1 + size;
  }
  return undefined;
}

/**
 * The files of a directory in a commit, from the directory.
 * @returns undefined where git does not hold the commit whole, or holds under its name what is not it
 * @implements SRS-3181
 */
export async function readFilesOfCommit(
  root: string,
  prefix: string,
  wanted: string,
): Promise<{ commit: Commit; files: Tree } | undefined> {
  const commit = await readCommit(root, wanted);
  const name = commit && (await treeBelow(root, commit, prefix));
  const files = name && (await listTree(root, name, '--full-tree'));
  return files && treeName(files, name) === name ? { commit, files } : undefined;
}
