import type { AnomalyState } from './earlier.ts';
import type { Measurement } from './evidence.ts';
import type { Item } from './item.ts';

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
