import { z } from 'zod';
import { defineBlock } from './block.ts';

/** Calendar days within which a copy on paper is sent at the latest, Regulation (EU) 2021/2226 Article 5. */
const daysForPaper = 7;

/**
 * Where instructions for use are found electronically, and how a copy on paper is had.
 * @implements SRS-3703
 */
export const electronicInstructions = defineBlock({
  name: 'electronic-instructions',
  summary: 'Where the instructions for use are found electronically, and how to get a copy on paper.',
  parameters: z.strictObject({}),
  shows: [],
  data: ({ model: { product }, config, t }) => ({
    address: config.label.instructions,
    paper: t('A copy on paper is free, and is sent within {days} calendar days. Ask for it: {who}')
      .replace('{days}', String(daysForPaper))
      .replace('{who}', () =>
        [product.manufacturer.name, product.manufacturer.contact || product.manufacturer.address].join(', '),
      ),
  }),
});
