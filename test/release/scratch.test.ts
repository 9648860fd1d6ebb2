import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { withScratch, writePrivate } from '../../src/release/scratch.ts';
import { main, TestProject } from '../cli/project.ts';

/** What was written into the temporary directory, and lies there still. */
const isLeft = (directory: string): boolean => existsSync(directory);

// @verifies SRS-3321
it('is there for the work, and gone when the work is done or fails', async () => {
  const seen: string[] = [];
  const work = async (directory: string): Promise<number> => {
    seen.push(directory);
    writePrivate(directory, 'secret', 'x');
    return readdirSync(directory).length;
  };
  expect(await Promise.all([withScratch('one', work), withScratch('other', work)])).toEqual([1, 1]);
  const failing = withScratch('failing', async (directory) => {
    await work(directory);
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  expect(seen.map((directory) => basename(directory).replace(/-[^-]+$/, ''))).toEqual([
    'dossier-one',
    'dossier-other',
    'dossier-failing',
  ]);
  expect(seen.filter(isLeft)).toEqual([]);
  expect(process.listeners('exit').filter(({ name }) => name === 'removeAll')).toEqual([]);
});

// @verifies SRS-3321
it('is gone when the process ends in the middle of the work', () => {
  const module = fileURLToPath(new URL('../../src/release/scratch.ts', import.meta.url));
  const script = `
    const { withScratch, writePrivate } = await import(${JSON.stringify(module)});
    await withScratch('cut', async (directory) => {
      process.stdout.write(writePrivate(directory, 'secret', 'x'));
      process.exit(130);
    });`;
  const { stdout, status } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    encoding: 'utf8',
  });
  expect(status).toBe(130);
  expect(stdout).toMatch(/dossier-cut-\w+\/secret$/);
  expect(isLeft(join(stdout, '..'))).toBe(false);
});

// @verifies SRS-3321
it('is all that a command uses of the temporary directory', () => {
  const project = TestProject.clean();
  const temporary = mkdtempSync(join(tmpdir(), 'dossier-empty-'));
  try {
    const env = {
      ...process.env,
      // As users have it: no place is named for compiled code.
      NODE_COMPILE_CACHE: undefined,
      TMPDIR: temporary,
      XDG_CACHE_HOME: join(project.root, '.dossier/cache'),
    };
    const { status, stderr } = spawnSync(process.execPath, [main, '--quiet', 'check'], {
      cwd: project.root,
      env,
      encoding: 'utf8',
    });
    expect({ status, stderr, left: readdirSync(temporary) }).toEqual({ status: 0, stderr: '', left: [] });
    expect(readdirSync(join(project.root, '.dossier/cache/dossier'))).toEqual(['compiled', 'identities']);
  } finally {
    rmSync(temporary, { recursive: true });
    project.remove();
  }
});
