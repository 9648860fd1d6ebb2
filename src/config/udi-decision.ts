import { z } from 'zod';
import { reason } from './reason.ts';

const text = z.string().min(1);

/** What the manufacturer decided on the identification of this version (MDR Annex VI Part C 6.5.2, 6.5.3). */
export const udiDecision = z.strictObject({
  /** Version of the product it was decided for; a decision on another version counts for nothing. */
  version: text,
  /** `new-di`: performance, safety, intended use or the interpretation of data changed (6.5.2). `new-pi`: a minor revision (6.5.3). */
  change: z.enum(['new-di', 'new-pi']),
  /** Why, in the manufacturer's words; printed. */
  reason,
  /** Printed name of who decided; counts once this person signed. */
  approver: text,
});

export type UdiDecision = z.output<typeof udiDecision>;
