import { z } from 'zod';

/** What a pull request has to say and hold (IEC 62304 6.2, 8.2). */
export const change = z.strictObject({
  /** CODEOWNERS file that `check` holds against the architecture; empty for none. */
  codeowners: z.string().default(''),
  /** Commit or tag after which every commit says why it was made and names an item in a trailer, such as `Implements: SRS-041`; empty for none. */
  commitsAfter: z
    .string()
    .regex(/^(?:[A-Za-z0-9][\w.+/-]*)?$/)
    .default(''),
  /** Commits to the text that the histories of items are read from, the newest ones; 0 for no histories. */
  history: z.number().int().nonnegative().default(5_000),
});
