import { z } from 'zod';
import type { EnvironmentConfig } from '../../config/index.ts';
import { defineBlock } from './block.ts';

/**
 * The environments that software is deployed to, in their order, each compared with actual use (IEC 62304 5.6.2, 5.7.1, 5.8.8).
 * @implements SRS-3761
 */
export const environments = defineBlock({
  name: 'environments',
  summary:
    'The environments that software is deployed to, what each is for, and how each differs from actual use.',
  parameters: z.strictObject({}),
  shows: [],
  applies: ({ deployment }) => deployment.environments.length > 0,
  data({ config }) {
    const { environments: all, actualUse } = config.deployment;
    return {
      environments: all.map(({ name, purpose, gate, role, swapsWith }) => ({
        name,
        purpose,
        gate: gate ?? '',
        role,
        swapsWith: swapsWith ?? '',
      })),
      properties: Object.entries(actualUse).map(([property, actual]) => ({
        property,
        actual,
        values: all.map((environment) => comparedWith(environment, property, actual)),
      })),
      own: all.flatMap(({ name, properties }) =>
        Object.entries(properties)
          .filter(([property]) => !Object.hasOwn(actualUse, property))
          .map(([property, stated]) => ({ name, property, value: valueIn(stated).value })),
      ),
    };
  },
});

type Stated = EnvironmentConfig['properties'][string];

function valueIn(stated: Stated): { value: string; why: string } {
  return typeof stated === 'string' ? { value: stated, why: '' } : stated;
}

/** How an environment is in a property: like actual use, other than it, or nobody says. */
function comparedWith({ properties }: EnvironmentConfig, property: string, actual: string): object {
  const stated = Object.hasOwn(properties, property) ? properties[property] : undefined;
  if (stated === undefined) return { missing: true };
  const { value, why } = valueIn(stated);
  return { value, why, differs: value !== actual };
}
