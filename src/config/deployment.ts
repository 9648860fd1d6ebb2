import { z } from 'zod';
import { inside } from './inside-path.ts';

const text = z.string().min(1).max(1_000);

/** What a property is in an environment: its value, or its value with why it is not that of actual use. */
const propertyValue = z.union([text, z.strictObject({ value: text, why: text })]);

const environment = z.strictObject({
  /** As records name it. */
  name: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, 'small letters, digits and hyphens, such as `staging`'),
  /** What it is for. */
  purpose: text,
  /** The gate that asks for a deployment here; none for what is deployed to after the release. */
  gate: z.enum(['G3', 'G4']).optional(),
  /** Role of those who may sign that something was deployed here. */
  role: text.default('deployer'),
  /** The environment that it may exchange what runs with. */
  swapsWith: text.optional(),
  /** Names of the settings that each record on it states. */
  settings: z.array(text).default([]),
  /** Properties of `actualUse`, as they are here. */
  properties: z.record(text, propertyValue).default({}),
});

export type EnvironmentConfig = z.output<typeof environment>;

/** The environments that software is deployed to, in their order, and where the records on that lie. */
export const deployment = z
  .strictObject({
    /** Records of deployments and the reports of their smoke tests. They are no part of the tree that is deployed. */
    directory: inside.default('deployments'),
    /** In the order in which software passes them. */
    environments: z.array(environment).default([]),
    /** What actual use is like, by property: the environments are compared with it. */
    actualUse: z.record(text, text).default({}),
  })
  .superRefine(({ environments }, { addIssue }) => {
    const names = environments.map(({ name }) => name);
    for (const [index, { name, swapsWith }] of environments.entries()) {
      const path = ['environments', index];
      if (names.indexOf(name) !== index)
        addIssue({ code: 'custom', path: [...path, 'name'], message: 'each name once' });
      if (swapsWith !== undefined && (swapsWith === name || !names.includes(swapsWith)))
        addIssue({
          code: 'custom',
          path: [...path, 'swapsWith'],
          message: 'the name of another environment',
        });
    }
    if (environments.length > 0 && !environments.some(({ gate }) => gate === 'G3'))
      addIssue({
        code: 'custom',
        path: ['environments'],
        message: "at least one environment with `gate: 'G3'`, which asks for the deployment before a release",
      });
  });
