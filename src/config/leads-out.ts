import { posix } from 'node:path';

/** Whether a path, from the project's root, leads out of it by its words alone. */
export function leadsOut(path: string): boolean {
  const normal = posix.normalize(path.replaceAll('\\', '/'));
  return normal === '..' || normal.startsWith('../') || normal.includes(':') || posix.isAbsolute(normal);
}

/** Whether a path lies below the project's root, and is not the root itself. */
export function liesInside(path: string): boolean {
  return path !== '' && !leadsOut(path) && !/^\.\/?$/.test(posix.normalize(path.replaceAll('\\', '/')));
}
