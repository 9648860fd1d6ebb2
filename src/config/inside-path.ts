import { z } from 'zod';
import { liesInside } from './leads-out.ts';

/** A path below the project's root, and not the root itself: what is written there replaces what was there. */
export const inside = z
  .string()
  .min(1)
  .refine(liesInside, { error: 'a path below the directory of the configuration' });
