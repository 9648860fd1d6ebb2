import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { modelJsonSchema } from '../../src/model/model.ts';

const model = fileURLToPath(new URL('../../src/model', import.meta.url));

/** Paths of all properties of a schema, and of those without a description. */
function propertiesOf(schema: unknown, path: string): { path: string; isDescribed: boolean }[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const { properties = {}, ...others } = schema as { properties?: Record<string, { description?: string }> };
  return [
    ...Object.entries(properties).flatMap(([name, property]) => [
      { path: `${path}.${name}`, isDescribed: /\w/.test(property.description ?? '') },
      ...propertiesOf(property, `${path}.${name}`),
    ]),
    ...Object.entries(others).flatMap(([name, other]) => propertiesOf(other, `${path}/${name}`)),
  ];
}

// @verifies SRS-3331
it('describes every property of the published schema', () => {
  const properties = propertiesOf(modelJsonSchema(), '');
  expect(properties.length).toBeGreaterThan(450);
  expect(properties.filter(({ isDescribed }) => !isDescribed).map(({ path }) => path)).toEqual([]);
});

/** What a module loads when it runs: imports of types are erased. */
function loadedBy(path: string, seen = new Set<string>()): Set<string> {
  if (seen.has(path)) return seen;
  seen.add(path);
  if (!path.endsWith('.ts')) return seen;
  for (const [, from = ''] of readFileSync(path, 'utf8').matchAll(
    /^(?:import|export) (?!type )[^;]*?from '([^']+)';/gm,
  ))
    loadedBy(from.startsWith('.') ? join(dirname(path), from) : from, seen);
  return seen;
}

// @verifies SRS-1401
it('loads no validator with the model: a check knows its shape without one', () => {
  expect([...loadedBy(join(model, 'model.ts'))]).toContain('zod');
  expect([...loadedBy(join(model, 'index.ts'))]).not.toContain('zod');
});
