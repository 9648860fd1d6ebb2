import { lstatSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A file of a new project. */
export interface LaidFile {
  /** POSIX, relative to the project. */
  path: string;
  bytes: Uint8Array;
}

/** What came of it: paths written, and paths left alone because something lies there. */
export interface LaidDown {
  written: string[];
  kept: string[];
}

/**
 * Writes the files that are not there. What lies there, a link included, is left as it is; nothing is written behind a linked directory.
 * @implements SRS-2203
 */
export function layDown(root: string, files: readonly LaidFile[]): LaidDown {
  const written: string[] = [];
  const kept: string[] = [];
  for (const { path, bytes } of files) {
    if (isFree(root, path) && write(join(root, path), bytes)) written.push(path);
    else kept.push(path);
  }
  return { written, kept };
}

/**
 * Whether nothing lies at a path, and everything above it is a directory of the project itself or not there yet. A name in other case is the
 * same: on macOS and Windows there is one file of both.
 */
export function isFree(root: string, path: string): boolean {
  const parts = path.split('/');
  const last = parts.at(-1)?.toLowerCase();
  const above = lstatSync(join(root, dirname(path)), { throwIfNoEntry: false });
  if (
    above?.isDirectory() &&
    readdirSync(join(root, dirname(path))).some((name) => name.toLowerCase() === last)
  )
    return false;
  return parts.every((_, index) => {
    const stat = lstatSync(join(root, ...parts.slice(0, index + 1)), { throwIfNoEntry: false });
    return stat === undefined || (index < parts.length - 1 && stat.isDirectory());
  });
}

/** False when the file came to be in the meantime: `wx` never replaces one. */
function write(file: string, bytes: Uint8Array): boolean {
  mkdirSync(dirname(file), { recursive: true });
  try {
    writeFileSync(file, bytes, { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}
