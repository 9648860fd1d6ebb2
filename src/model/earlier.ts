import { z } from 'zod';
import { type Measurement, measurement } from './evidence.ts';
import type { Item } from './item.ts';
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

/** The anomalies among items, in their order. */
export function anomalyStates(items: readonly Pick<Item, 'id' | 'type' | 'attributes'>[]): AnomalyState[] {
  return items.filter(({ type }) => type === 'ANOM').map(({ id, attributes }) => stateOf(id, attributes));
}

function stateOf(id: string, attributes: Readonly<Record<string, string>>): AnomalyState {
  const of = (name: string): string =>
    Object.hasOwn(attributes, name) ? (attributes[name] ?? '').trim().toLowerCase() : '';
  const isClosed = of('resolution') === 'resolved' || /^(?:fixed|not affected)$/.test(of('assessment'));
  return {
    id,
    open: !isClosed,
    type: of('type').slice(0, 40),
    severity: graveness(of('severity') || of('criticality')),
  };
}

/** `low: neither therapy nor alarms depend on it` is `low`. */
function graveness(said: string): string {
  return (/^[^:;,.(–]*/.exec(said)?.[0] ?? '').trim().slice(0, 40);
}

/** What the reports of the tree itself say that was measured, each called as the tables of results call it. */
export function measuredIn(
  reports: readonly {
    origin: string;
    results: readonly { name: string; measurements?: readonly Measurement[] | undefined }[];
  }[],
): Measurement[] {
  return reports
    .filter(({ origin }) => origin === 'current')
    .flatMap(({ results }) =>
      results.flatMap(({ name, measurements = [] }) =>
        measurements.map((each) => ({ ...each, name: each.name === name ? name : `${name}: ${each.name}` })),
      ),
    );
}
