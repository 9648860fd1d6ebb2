import { z } from 'zod';
import { requirementKinds } from '../../regulation/documents/index.ts';
import { defineBlock } from './block.ts';

/** Every kind of requirement with those that stand under it. */
export const requirementCoverage = defineBlock({
  name: 'requirement-coverage',
  summary: 'The kinds of requirements IEC 62304 5.2.2 names, with the requirements of each.',
  parameters: z.strictObject({}),
  data({ model }) {
    const requirements = model.items.filter((item) => item.type === 'SRS');
    const known = new Set(requirementKinds.map(({ name }) => name));
    return {
      kinds: requirementKinds.map(({ letter, name, title }) => ({
        letter,
        name,
        title,
        ids: requirements.filter((item) => item.attributes.type === name).map(({ id }) => id),
      })),
      others: requirements.filter((item) => !known.has(item.attributes.type ?? '')).map(({ id }) => id),
    };
  },
});
