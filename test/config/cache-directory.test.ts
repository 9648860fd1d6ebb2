import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { makeCacheDirectory, writeCached } from '../../src/cache/json-cache.ts';

// @verifies SRS-3555
it('a new directory of the cache is ignored by git, and one that was there is left alone', () => {
  const root = mkdtempSync(join(tmpdir(), 'dossier-cache-'));
  const status = () =>
    execFileSync('git', ['status', '--porcelain', '--untracked-files=all'], { cwd: root, encoding: 'utf8' });
  execFileSync('git', ['init', '-q'], { cwd: root });
  makeCacheDirectory(join(root, '.dossier/cache'));
  writeCached(join(root, '.dossier/cache/config.json'), 1);
  expect(status()).toBe('');
  mkdirSync(join(root, 'build'));
  writeFileSync(join(root, 'build/pump.bin'), '');
  makeCacheDirectory(join(root, 'build'));
  expect(status()).toBe('?? build/pump.bin\n');
  expect(readdirSync(join(root, 'build'))).toEqual(['pump.bin']);
});
