import { objectName } from './object-name.ts';
import { runGit } from './run.ts';

/** A file of a tree: its mode as git writes it, and the name of its bytes. */
export interface TreeEntry {
  mode: string;
  object: string;
}

/** The files of a tree by their paths, in which each character stands for one byte (see `pathText`). */
export type Tree = ReadonlyMap<string, TreeEntry>;

/** A path of a tree as text. */
export function pathText(path: string): string {
  return isPlain(path) ? path : Buffer.from(path, 'latin1').toString('utf8');
}

/** A path of a tree for the file system: bytes, where they are no text. */
export function pathOnDisk(root: string, path: string): string | Buffer {
  const text = pathText(path);
  return text.includes('\ufffd')
    ? Buffer.from(`${Buffer.from(root).toString('latin1')}/${path}`, 'latin1')
    : `${root}/${text}`;
}

function isPlain(path: string): boolean {
  return /^[\0-\x7f]*$/.test(path);
}

/**
 * The name git gives to the tree of these files: two trees of one name hold the same bytes.
 * @param like a name of the same repository
 * @implements SRS-3181
 */
export function treeName(tree: Tree, like: string): string {
  const top: Directory = new Map();
  for (const [path, entry] of tree) {
    const parts = path.split('/');
    const name = parts.pop() as string;
    let at = top;
    for (const part of parts) {
      let next = at.get(part);
      if (!(next instanceof Map)) {
        next = new Map();
        at.set(part, next);
      }
      at = next;
    }
    at.set(name, entry);
  }
  return nameOf(top, like);
}

type Directory = Map<string, TreeEntry | Directory>;

/** Git orders the entries of a tree by their bytes, directories as if their names ended with a slash. */
function nameOf(directory: Directory, like: string): string {
  const rows = [...directory].map(([name, entry]) =>
    entry instanceof Map
      ? { name, order: `${name}/`, mode: '40000', object: nameOf(entry, like) }
      : { name, order: name, ...entry },
  );
  rows.sort((a, b) => (a.order < b.order ? -1 : 1));
  const parts = rows.flatMap(({ mode, name, object }) => [
    Buffer.from(`${mode} ${name}\0`, 'latin1'),
    Buffer.from(object, 'hex'),
  ]);
  return objectName('tree', Buffer.concat(parts), like);
}

/** The files of a tree that git names; undefined where it has none. With the name of a tree its paths are from there, with that of a commit from the directory. */
export async function listTree(
  root: string,
  name: string,
  ...words: string[]
): Promise<Map<string, TreeEntry> | undefined> {
  const listed = await runGit(root, ['ls-tree', '-r', '-z', ...words, name], 'latin1');
  if (listed === undefined) return undefined;
  const entries = listed.split('\0').flatMap((entry): [string, TreeEntry][] => {
    const [, mode, object, path] = /^0*(\d+) \w+ ([0-9a-f]+)\t(.+)$/s.exec(entry) ?? [];
    return mode && object && path ? [[path, { mode, object }]] : [];
  });
  return new Map(entries);
}
