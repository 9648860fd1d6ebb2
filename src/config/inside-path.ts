import { posix } from 'node:path';
import { z } from 'zod';

const name = z.string().min(1);
/** A path below the project's root, and not the root itself: what is written there replaces what was there. */
export const inside = name.refine(
  (path) => {
    const normal = posix.normalize(path.replaceAll('\\', '/'));
    return !(
      normal === '.' ||
      normal === './' ||
      normal === '..' ||
      normal.startsWith('../') ||
      normal.includes(':') ||
      posix.isAbsolute(normal)
    );
  },
  { error: 'a path below the directory of the configuration' },
);
