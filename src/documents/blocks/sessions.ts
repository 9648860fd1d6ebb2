import { z } from 'zod';
import { standingOf } from '../../model/index.ts';
import { defineBlock } from './block.ts';

/**
 * Exploratory sessions: what was explored by whom on which build, what was noted and found. They are counted beside the tests and verify nothing.
 * @implements SRS-3778
 */
export const sessions = defineBlock({
  name: 'exploratory-sessions',
  summary:
    'Exploratory sessions with charter, tester, build, duration, notes and anomalies; those of another build are shown as such and do not count.',
  parameters: z.strictObject({}),
  shows: [],
  data: ({ model: { sessions: all, artifacts, items } }) => {
    const known = new Set(items.map(({ id }) => id));
    const named = (ids: readonly string[]) => ids.map((id) => ({ id, isKnown: known.has(id) }));
    const rows = all.map((session) => {
      const standing = standingOf(session, artifacts);
      return {
        ...session,
        title: session.title || session.path,
        counts: standing === 'counts',
        standing: standing === 'counts' ? 'of this build' : standing,
        explored: named(session.explored),
        anomalies: named(session.anomalies),
        lacking: session.lacking.map(({ message }) => message),
      };
    });
    const counting = rows.filter(({ counts }) => counts);
    return {
      rows,
      total: counting.length,
      others: rows.length - counting.length,
      minutes: counting.reduce((sum, { minutes }) => sum + minutes, 0),
      found: new Set(counting.flatMap(({ anomalies }) => anomalies.map(({ id }) => id))).size,
    };
  },
});
