import { z } from 'zod';
import type { Verdict } from '../../model/index.ts';
import { verdictOf, verdictWords } from '../context.ts';
import { type StatusRow, statusBars } from '../drawings/status-bars.ts';
import { defineBlock } from './block.ts';
import { plural } from './items.ts';

const states: readonly Verdict['state'][] = ['verified', 'accepted', 'open', 'suspect', 'failed'];

/** What the evidence says of the items of each type, as bars and as numbers. */
export const statusChart = defineBlock({
  name: 'status-chart',
  summary: 'Items of each type by state, drawn and in numbers.',
  parameters: z.strictObject({}),
  data({ model, config, t }) {
    const rows = [...Map.groupBy(model.items, ({ type }) => type)].flatMap(([type, items]): StatusRow[] => {
      const claimed = items.map(({ id }) => verdictOf(model, id).state).filter((state) => state !== 'none');
      if (claimed.length === 0) return [];
      const counts = states
        .map((state) => ({ state, count: claimed.filter((each) => each === state).length }))
        .filter(({ count }) => count > 0);
      return [{ name: plural(config.trace.types, type), total: claimed.length, counts }];
    });
    return {
      drawing: rows.length === 0 ? '' : statusBars('status', t('State of the items'), rows, t),
      states: states.map((state) => verdictWords[state]),
      rows: rows.map(({ name, total, counts }) => ({
        name,
        total,
        numbers: states.map((state) => counts.find((each) => each.state === state)?.count ?? 0),
      })),
    };
  },
});
