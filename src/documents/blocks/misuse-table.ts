import { z } from 'zod';
import { assessHazard } from '../../risk/index.ts';
import { verdictOf } from '../context.ts';
import { defineBlock } from './block.ts';

/**
 * Reasonably foreseeable misuse with the hazards it can cause, what controls these and what remains, or the reason why it harms nobody
 * (ISO 14971 5.2, 5.4).
 * @implements SRS-3871
 */
export const misuseTable = defineBlock({
  name: 'misuse-table',
  summary: 'Foreseeable misuse with the hazards it can cause, their controls and what remains of them.',
  parameters: z.strictObject({}),
  shows: ['MIS', 'HAZ', 'RC'],
  applies: (_, { items }) => items.some(({ type }) => type === 'MIS'),
  data({ model, graph, config }) {
    const rows = model.items
      .filter((item) => item.type === 'MIS')
      .map(({ id, title, attributes }) => ({
        id,
        title,
        harmless: attributes.harmless ?? '',
        hazards: graph.up(id).flatMap(({ relation, to }) => {
          const hazard = relation === 'can-cause' ? graph.item(to) : undefined;
          if (!hazard) return [];
          const controls = graph
            .down(to)
            .flatMap((link) => (link.relation === 'controls' && graph.item(link.from) ? [link.from] : []));
          const assessed = config.risk && assessHazard(hazard, config.risk, controls.length > 0);
          return [
            {
              id: to,
              title: hazard.title,
              controls,
              residual: assessed?.residual?.level ?? hazard.attributes['residual-risk'] ?? '',
              ...verdictOf(model, to),
            },
          ];
        }),
      }));
    return { rows };
  },
});
