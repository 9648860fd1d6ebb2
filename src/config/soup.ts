import { z } from 'zod';
import { soupScopes } from '../model/index.ts';
import { inside } from './inside-path.ts';

/** What is demanded of the SOUP register (IEC 62304 5.3.3, 5.3.4, 7.1.2, 7.1.3, 8.1.2). */
export const soup = z.strictObject({
  /** SPDX licence identifiers that may reach the product; empty allows any. A choice (`OR`) needs one of them, a conjunction all. */
  licences: z.array(z.string().min(1)).default([]),
  /** Days after which an evaluation of published anomalies is too old, counted to the date of the commit; 0 for never. */
  anomaliesMaximumAge: z.number().int().min(0).default(365),
  /** Demands entries for development tools as well, and every field of IEC 62304 5.3.3, 5.3.4 and 7.1.3. Always so for class C. */
  strict: z.boolean().default(false),
  /** Pattern → what the lockfiles that it meets are there for; the first that meets one counts. Else names of directories tell it, as a guess. */
  scopes: z.record(z.string().min(1), z.enum(soupScopes)).default({}),
  /** Where the hashes are kept that packages had at their review. */
  lock: inside.default('content/soup.lock'),
});
