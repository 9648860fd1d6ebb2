import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

// @verifies SRS-053
it('imports nothing but its own files and the recorded SOUP', () => {
  const source = new URL('../../src/', import.meta.url);
  const files = (readdirSync(source, { recursive: true }) as string[]).filter((path) => path.endsWith('.ts'));
  const imported = files.flatMap((path) =>
    [...readFileSync(new URL(path, source), 'utf8').matchAll(/(?:from|import) ?\(?'([^']+)'/g)].map(
      ([, name]) => name,
    ),
  );
  expect(imported.length).toBeGreaterThan(10);
  expect(imported.filter((name) => !name?.startsWith('.') && name !== 'zod')).toEqual([]);
});
