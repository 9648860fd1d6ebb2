import { z } from 'zod';
import { isReason } from '../model/index.ts';

/**
 * A reason that is printed: at least a short sentence, since nobody could defend a gap without one.
 * @implements SRS-3222
 */
export const reason = z
  .string()
  .trim()
  .min(1)
  .refine((text) => text === '' || isReason(text), {
    error: 'a reason: at least a short sentence of three words',
  });
