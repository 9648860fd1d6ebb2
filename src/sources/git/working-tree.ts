import { closeSync, lstatSync, openSync, readlinkSync, readSync, type Stats } from 'node:fs';
import { type FileState, fileState } from '../file-state.ts';
import { hashOfObject, objectName } from './object-name.ts';
import { pathOnDisk, type Tree, type TreeEntry } from './tree.ts';

/** Files of a directory as they lie there, their names made of their raw bytes: no filter, no attribute, no index has a say. */
export interface WorkingTree {
  files: Map<string, TreeEntry>;
  /** What is a directory, although git names it as one thing: a submodule, or a repository that is none. */
  directories: string[];
}

/** Gives the name of a file's bytes; `read` makes it of the bytes themselves. */
export type NameReader = (path: string, state: FileState, read: () => string) => string;

/**
 * Hashes the files of a directory.
 * @param paths what git tracks or would track there
 * @param committed what the commit holds; of its modes only the executable bit counts
 * @param like name of the commit
 * @implements SRS-3180, SRS-3181
 */
export function readWorkingTree(
  root: string,
  paths: Iterable<string>,
  committed: Tree,
  nameOf: NameReader,
  like: string,
): WorkingTree {
  const tree: WorkingTree = { files: new Map(), directories: [] };
  for (const path of paths) {
    const full = pathOnDisk(root, path);
    const stat = lstatSync(full, { throwIfNoEntry: false });
    if (stat?.isDirectory()) tree.directories.push(path);
    else if (stat?.isSymbolicLink() || stat?.isFile()) {
      const read = (): string => readName(full, stat, like);
      const object = nameOf(path, fileState(stat), read);
      tree.files.set(path, { mode: modeOf(stat, committed.get(path)?.mode), object });
    }
  }
  return tree;
}

/** Old repositories hold modes that git no longer writes. */
function modeOf(stat: Stats, committed = ''): string {
  if (stat.isSymbolicLink()) return '120000';
  const isExecutable = (stat.mode & 0o100) !== 0;
  if (/^100/.test(committed) && isExecutable === isExecutableMode(committed)) return committed;
  return isExecutable ? '100755' : '100644';
}

function isExecutableMode(mode: string): boolean {
  return (Number.parseInt(mode, 8) & 0o100) !== 0;
}

/** A file that cannot be read has no name: its tree is that of no commit. */
function readName(full: string | Buffer, stat: Stats, like: string): string {
  try {
    return stat.isSymbolicLink()
      ? objectName('blob', readlinkSync(full, { encoding: 'buffer' }), like)
      : nameOfFile(full, stat, like);
  } catch {
    return ''.padEnd(like.length, '0');
  }
}

const buffer = Buffer.allocUnsafe(1 << 20);

function nameOfFile(full: string | Buffer, { size }: Pick<FileState, 'size'>, like: string): string {
  const hash = hashOfObject('blob', size, like);
  const file = openSync(full, 'r');
  try {
    for (let read = readSync(file, buffer); read > 0; read = readSync(file, buffer))
      hash.update(buffer.subarray(0, read));
  } finally {
    closeSync(file);
  }
  return hash.digest('hex');
}
