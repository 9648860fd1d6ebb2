import { z } from 'zod';
import { reason } from './reason.ts';

const text = z.string().min(1);

/** Changes to the criteria of the five gates. */
export const gates = z.strictObject({
  /** Criteria that do not apply: ID → reason, which is printed. */
  off: z.record(z.string().regex(/^G[1-5]\.\d+$/), reason).default({}),
  /** Criteria of the project's own, closed by an approval that names them. */
  more: z
    .array(
      z.strictObject({
        id: z.string().regex(/^G[1-5]\.\d+$/),
        title: text,
        clauses: z.array(text).default([]),
        role: text.default('approver'),
      }),
    )
    .default([]),
});
