import { z } from 'zod';
import { type ActivityState, asksForActivities, evaluateActivities } from '../../gates/index.ts';
import { sayReason } from '../../model/index.ts';
import { defineBlock } from './block.ts';

/** States of activities, with the tone and the sign by which they are shown. */
export const activityWords: Readonly<Record<ActivityState, { tone: string; sign: string }>> = {
  complete: { tone: 'verified', sign: '✓' },
  open: { tone: 'open', sign: '○' },
  'not judged': { tone: 'none', sign: '–' },
};

/**
 * Activities of the plan, each with its evidence and what is missing of it (IEC 62304 5.1, 5.8.6).
 * @implements SRS-3697
 */
export const activities = defineBlock({
  name: 'activities',
  summary:
    'Activities of the plan with clauses, the gate by which they are due, evidence, state, and what is missing.',
  parameters: z.strictObject({}),
  applies: asksForActivities,
  data(context) {
    const rows = evaluateActivities(context).map(
      ({ item, state, reasons, clauses, by, overdue, evidence }) => ({
        id: item.id,
        title: item.title,
        clauses,
        by,
        overdue,
        evidence,
        state,
        sign: activityWords[state].sign,
        missing: reasons.map((reason) => sayReason(reason, context.t)),
      }),
    );
    return { rows, total: rows.length, done: rows.filter(({ state }) => state === 'complete').length };
  },
});
