import { z } from 'zod';
import { count, text } from './values.ts';

/**
 * What this commit's evidence says of an item.
 * `verified` is said only where the chain below is whole and every matched test result of this commit passed.
 * `failed`: a matched result failed. `open`: something is missing; `reasons` names it. `suspect`: an end of a link changed since its review.
 * `accepted`: a person accepted it with a reason. `none`: nothing is claimed of this type.
 */
export const verdict = z.object({
  state: z
    .enum(['verified', 'failed', 'suspect', 'open', 'accepted', 'none'])
    .describe('What the evidence says.'),
  reasons: z
    .array(text)
    .describe('Plain sentences, each naming what is missing or failed. Empty when verified.'),
  evidence: z
    .array(z.tuple([count, count]))
    .describe('Test results that count, as `[index of report, index of result]`.'),
});
export type Verdict = z.output<typeof verdict>;
