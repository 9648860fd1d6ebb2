import { z } from 'zod';
import { count, text } from './values.ts';

/** One thing that is missing or failed: an English sentence in parts, so that it can be said in other languages. */
export const reason = z.object({
  sentence: text.describe('English, with its places in braces: `{subject} failed: {message}.`'),
  values: z.record(z.string(), text).optional().describe('What stands in the places, by name.'),
  code: z
    .object({ name: text.describe('What its author calls it.'), file: text.describe('Its file.') })
    .optional()
    .describe('The test in source that stands in the place of the subject; without a name, the whole file.'),
  ends: z
    .array(text)
    .optional()
    .describe('Titles of what a link is missing to or from, any of which would do, in small letters.'),
});
export type Reason = z.output<typeof reason>;

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
  reasons: z.array(reason).describe('Each names what is missing or failed. Empty when verified.'),
  evidence: z
    .array(z.tuple([count, count]))
    .describe('Test results that count, as `[index of report, index of result]`.'),
});
export type Verdict = z.output<typeof verdict>;
