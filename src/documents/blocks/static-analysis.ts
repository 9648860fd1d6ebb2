import { z } from 'zod';
import { compareText } from '../../model/index.ts';
import { defineBlock } from './block.ts';
import { originWords } from './coverage-by-unit.ts';

/**
 * What static analysis says (IEC 62304 5.5.3): reports, open results, and suppressed ones with their reasons.
 * @implements SRS-1807
 */
export const staticAnalysis = defineBlock({
  name: 'static-analysis',
  summary:
    'Reports of static analyses with their origin, open results by rule, and suppressed results with their reasons.',
  parameters: z.strictObject({}),
  data({ model: { analyses } }) {
    const results = analyses.flatMap((report) => report.results);
    const open = Map.groupBy(
      results.filter(({ suppressed }) => !suppressed),
      ({ tool, rule, level }) => `${level}\0${rule}\0${tool}`,
    );
    return {
      reports: analyses.map(({ path, tools, origin, results: own }) => ({
        path,
        tools: tools.join(', '),
        origin: originWords[origin],
        counts: origin === 'current',
        results: own.length,
      })),
      open: [...open]
        .sort(([a], [b]) => compareText(a, b))
        .map(([key, { length }]) => {
          const [level, rule, tool] = key.split('\0');
          return { level, rule, tool, total: length };
        }),
      suppressed: results.filter(({ suppressed }) => suppressed),
    };
  },
});
