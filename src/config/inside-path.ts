import { posix } from 'node:path';
import { z } from 'zod';

/** Whether a path, from the project's root, leads out of it by its words alone. */
export function leadsOut(path: string): boolean {
  const normal = posix.normalize(path.replaceAll('\\', '/'));
  return normal === '..' || normal.startsWith('../') || normal.includes(':') || posix.isAbsolute(normal);
}

const name = z.string().min(1);
/** A path below the project's root, and not the root itself: what is written there replaces what was there. */
export const inside = name.refine(
  (path) => !leadsOut(path) && !/^\.\/?$/.test(posix.normalize(path.replaceAll('\\', '/'))),
  { error: 'a path below the directory of the configuration' },
);
