import { readFileSync, realpathSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

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
