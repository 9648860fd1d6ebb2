import { z } from 'zod';
import { defineBlock } from './block.ts';
import { plural } from './items.ts';

/** How far each step of the chain is covered. */
export const coverage = defineBlock({
  name: 'coverage',
  summary: 'How far every coverage rule is met, with the items that lack it.',
  parameters: z.strictObject({}),
  data: ({ coverage: steps, config }) => ({
    steps: steps.map(({ rule, every, covered, excused, total, gaps }) => ({
      rule,
      what: plural(config.trace.types, every),
      covered,
      excused,
      total,
      gaps,
      empty: total === 0,
      whole: total > 0 && gaps.length === 0,
    })),
  }),
});
