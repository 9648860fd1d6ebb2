import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { useCompileCache } from '../../src/cli/compile-cache.ts';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'dossier-compiled-'));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

// @verifies SRS-3817
it('compiled code of other months, and what stood there before, is cleared away', async () => {
  for (const name of ['v24.21.0-x64-964aae3f-0', '2026-01', '2026-02']) {
    mkdirSync(join(directory, name, 'deep'), { recursive: true });
    writeFileSync(join(directory, name, 'deep', 'a'), '');
  }
  await useCompileCache(directory, new Date('2026-02-28T23:59:59Z'));
  await expect.poll(() => readdirSync(directory), { timeout: 20_000 }).toEqual(['2026-02']);
  expect(existsSync(join(directory, '2026-02', 'deep', 'a'))).toBe(true);
  await useCompileCache(directory, new Date('2026-03-01T00:00:00Z'));
  await expect.poll(() => readdirSync(directory), { timeout: 20_000 }).not.toContain('2026-02');
});

// @verifies SRS-3817
it('a directory that is not there is no fault', async () => {
  await useCompileCache(join(directory, 'none'), new Date('2026-02-28T23:59:59Z'));
  expect(existsSync(join(directory, 'none', '2026-03'))).toBe(false);
});
