import { z } from 'zod';
import { measurement } from './evidence.ts';
import { text } from './values.ts';

/** What the content of a release says of an anomaly. */
export const anomalyState = z.object({
  id: text.describe('ID of the anomaly.'),
  open: z
    .boolean()
    .describe('Whether it is neither resolved nor assessed as fixed or not affecting the product.'),
  type: text.describe('What kind of problem it is, as written; empty where that is not said.'),
  severity: text.describe(
    'How grave it is, in the first words of `severity` or `criticality`; empty where that is not said.',
  ),
});
export type AnomalyState = z.output<typeof anomalyState>;

/** A release before this one, as far as archive and repository tell. What they do not tell is absent, never guessed. */
export const earlierRelease = z.object({
  release: text.describe('Its tag.'),
  date: text.describe('ISO 8601 in UTC: the date of its commit.'),
  archive: z
    .enum(['whole', 'none', 'altered'])
    .describe(
      'Whether its archive lies in the store; `altered` where the model in it is not what its manifest says, or of another commit.',
    ),
  anomalies: z
    .array(anomalyState)
    .optional()
    .describe(
      'Its anomalies, sorted by ID, by its archive or else by the pages of its commit; absent where neither can be read.',
    ),
  measured: z
    .array(measurement)
    .optional()
    .describe('What its tests measured, by its archive; absent where there is none.'),
});
export type EarlierRelease = z.output<typeof earlierRelease>;
