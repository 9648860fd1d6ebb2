import { z } from 'zod';

/** What a pull request has to say and hold (IEC 62304 6.2, 8.2). */
export const change = z.strictObject({
  /** Items that are critical to safety though neither class nor link says so: a change of them names a risk control. */
  critical: z.array(z.string().min(1)).default([]),
  /** Every commit names an item in a trailer, such as `Implements: SRS-041`. */
  trailers: z.boolean().default(false),
});
