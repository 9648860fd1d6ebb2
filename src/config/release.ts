import { z } from 'zod';
import { inside } from './inside-path.ts';

/** Where releases are kept. */
export const release = z.strictObject({
  /** Directory of the archives; keep it out of version control. */
  directory: inside.default('releases'),
});
