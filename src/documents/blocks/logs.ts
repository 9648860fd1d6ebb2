import { z } from 'zod';
import { defineBlock } from './block.ts';
import { originWords } from './coverage-by-unit.ts';

/**
 * The raw logs that are kept with the release.
 * @implements SRS-3717
 */
export const logs = defineBlock({
  name: 'logs',
  summary: 'Raw logs that are archived, with size, SHA-256 and origin.',
  parameters: z.strictObject({}),
  shows: [],
  applies: ({ sources }) => sources.logs.length > 0,
  data: ({ model }) => ({
    rows: model.logs.map(({ path, sha256, origin, format, size }) => ({
      path,
      sha256,
      size,
      origin: originWords[origin],
      counts: origin === 'current',
      isKept: format === 'log',
    })),
  }),
});
