import { z } from 'zod';
import { claimContext, claimed } from '../../claims/index.ts';
import { requirementKinds } from '../../regulation/documents/index.ts';
import { defineBlock } from './block.ts';

/** Every kind of requirement with those that stand under it. */
export const requirementCoverage = defineBlock({
  name: 'requirement-coverage',
  summary: 'The kinds of requirements IEC 62304 5.2.2 names, with the requirements of each.',
  parameters: z.strictObject({}),
  shows: ['SRS'],
  data({ model }) {
    const claims = claimContext({ risk: undefined });
    const requirements = model.items
      .filter((item) => item.type === 'SRS')
      .map((item) => ({ id: item.id, kind: claimed(item, 'type', claims) }));
    const known = new Set<string>(requirementKinds.map(({ name }) => name));
    return {
      kinds: requirementKinds.map(({ letter, name, title }) => ({
        letter,
        name,
        title,
        ids: requirements.filter(({ kind }) => kind === name).map(({ id }) => id),
      })),
      others: requirements.filter(({ kind }) => !known.has(kind)).map(({ id }) => id),
    };
  },
});
