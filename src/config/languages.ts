import { z } from 'zod';

const name = z.string().min(1);

/**
 * Languages of the accompanying documents: which a market asks for, and where the reviews of translations are kept.
 * @implements SRS-2212
 */
export const languages = z.strictObject({
  /** Market, as in `product.markets` → languages its law or its authority asks for (BCP 47). Replaces the entry of the shipped table. */
  markets: z.record(name, z.array(name).min(1)).default({}),
  /** Types of documents that users get, so that they have to be in the languages of the markets. */
  documents: z.array(name).default(['instructions-for-use']),
});
