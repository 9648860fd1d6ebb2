import { z } from 'zod';
import type { Item } from '../../model/index.ts';
import { verdictOf } from '../context.ts';
import { defineBlock } from './block.ts';

/** The hazards with analysis, controls, requirements, tests and residual risk (ISO 14971 4.5; IEC 62304 7.3.3). */
export const hazardTable = defineBlock({
  name: 'hazard-table',
  summary:
    'Hazards with sequence of events, situation, harm, risk, controls, requirements, verification and residual risk.',
  parameters: z.strictObject({}),
  data({ model, graph }) {
    const rows = model.items
      .filter((item) => item.type === 'HAZ')
      .map((item) => {
        const below = graph.reach(item.id, 'down').flatMap((key) => graph.item(key) ?? []);
        const ofType = (type: string): Item[] => below.filter((each) => each.type === type);
        return {
          id: item.id,
          title: item.title,
          sequence: attribute(item, 'sequence', 'sequence-of-events', 'cause'),
          situation: attribute(item, 'situation', 'hazardous-situation'),
          harm: attribute(item, 'harm'),
          severity: attribute(item, 'severity'),
          probability: attribute(item, 'probability'),
          initialRisk: attribute(item, 'initial-risk', 'risk'),
          residualRisk: attribute(item, 'residual-risk'),
          controls: ofType('RC').map(({ id, attributes }) => ({ id, kind: attributes.kind ?? '' })),
          requirements: ofType('SRS').map(({ id }) => id),
          ...verdictOf(model, item.id),
        };
      });
    return { rows };
  },
});

/** The first of several attribute names that is filled in; empty for none, which the template shows as not stated. */
function attribute(item: Item, ...names: string[]): string {
  for (const name of names) if (Object.hasOwn(item.attributes, name)) return item.attributes[name] ?? '';
  return '';
}
