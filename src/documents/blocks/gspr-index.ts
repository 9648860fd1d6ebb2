import { z } from 'zod';
import { safetyRequirements } from '../../regulation/gspr.ts';
import { defineBlock } from './block.ts';

/** The requirements of MDR Annex I with the documents of the set in which their proof usually stands. It decides nothing. */
export const gsprIndex = defineBlock({
  name: 'gspr-index',
  summary:
    'Requirements of MDR Annex I, whether software usually has to meet them, and where in the set their proof usually stands.',
  parameters: z.strictObject({}),
  data: ({ model }) => ({
    rows: safetyRequirements.map(({ number, title, documents, seldom }) => ({
      number,
      title,
      seldom,
      documents: model.documents
        .filter(({ type }) => documents.includes(type))
        .map(({ id, name, revision, language }) => ({ id, name, revision, language })),
    })),
  }),
});
