import { z } from 'zod';
import { evidenceOrigin } from './evidence.ts';
import type { Place } from './place.ts';
import { count } from './values.ts';

/** A raw log of a run, with what is known of its origin. It proves nothing by itself. */
export const log = evidenceOrigin.extend({
  format: z
    .enum(['log', 'unreadable'])
    .describe('`unreadable` where it was not read, as it is too large or no text: it is in no archive.'),
  size: count.describe('Bytes; 0 where it was not read.'),
});
export type Log = z.output<typeof log>;

/** One log as its reader understands it. */
export interface LogFacts {
  size: number;
  place: Place;
}
