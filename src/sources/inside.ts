import { lstatSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { compareText } from '../model/index.ts';

/** Whether an absolute path lies in a directory or is it. Both must be real paths. */
export function isInside(directory: string, path: string): boolean {
  const way = relative(directory, path);
  return way === '' || !(way === '..' || way.startsWith(`..${sep}`) || way.includes(':'));
}

/** Reads a file of the project; undefined for what does not exist, is no file, or lies outside, whatever link leads there. */
export function readInside(root: string, path: string): Buffer | undefined {
  try {
    const real = realpathSync(join(root, path));
    return isInside(realpathSync(root), real) ? readFileSync(real) : undefined;
  } catch {
    return undefined;
  }
}

/** Reads a plain file of the project; undefined for a link, what is no file, or what is larger. */
export function readPlain(root: string, path: string, maximumSize: number): Buffer | undefined {
  const stat = lstatSync(join(root, path), { throwIfNoEntry: false });
  return stat?.isFile() && stat.size <= maximumSize ? readInside(root, path) : undefined;
}

/** Paths of what lies in a directory of the project, sorted; none where it is no directory itself. */
export function pathsIn(root: string, directory: string): string[] {
  const full = join(root, directory);
  if (!lstatSync(full, { throwIfNoEntry: false })?.isDirectory()) return [];
  return readdirSync(full)
    .sort(compareText)
    .map((name) => `${directory}/${name}`);
}
