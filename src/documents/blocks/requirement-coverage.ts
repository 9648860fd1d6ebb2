import { z } from 'zod';
import { defineBlock } from './block.ts';

/** Kinds of requirements a specification has to consider (IEC 62304 5.2.2), with the words that name them in `- type:`. */
export const requirementKinds: readonly { letter: string; name: string; title: string }[] = [
  { letter: 'a', name: 'functional', title: 'Functions and capabilities' },
  { letter: 'b', name: 'inputs-outputs', title: 'Inputs and outputs' },
  { letter: 'c', name: 'interfaces', title: 'Interfaces to other systems' },
  { letter: 'd', name: 'alarms-messages', title: 'Alarms, warnings, messages to the operator' },
  { letter: 'e', name: 'security', title: 'Security' },
  { letter: 'f', name: 'ui', title: 'User interface' },
  { letter: 'g', name: 'data', title: 'Data definition' },
  { letter: 'h', name: 'installation', title: 'Installation and acceptance' },
  { letter: 'i', name: 'operation', title: 'Operation and maintenance' },
  { letter: 'j', name: 'network', title: 'Use in an IT network' },
  { letter: 'k', name: 'user-maintenance', title: 'Maintenance by the user' },
  { letter: 'l', name: 'regulatory', title: 'Regulation' },
];

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
