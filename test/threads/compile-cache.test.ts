import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';

let directory = '';
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'dossier-threads-'));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

// @verifies SRS-3922
it('a thread keeps its code compiled where the process does', () => {
  const script = join(directory, 'tells.mjs');
  writeFileSync(
    script,
    `import { parentPort } from 'node:worker_threads';
     import { getCompileCacheDir } from 'node:module';
     parentPort.on('message', () => parentPort.postMessage(getCompileCacheDir() ?? ''));`,
  );
  const compiled = join(directory, 'compiled');
  const asks = `
    import { enableCompileCache, getCompileCacheDir } from 'node:module';
    const { Thread } = await import(${JSON.stringify(new URL('../../src/threads/thread.ts', import.meta.url).href)});
    const ask = async () => {
      const thread = new Thread(new URL(${JSON.stringify(pathToFileURL(script).href)}), {}, {});
      const told = await thread.ask('');
      await thread.close();
      return told;
    };
    const without = await ask();
    enableCompileCache(${JSON.stringify(compiled)});
    console.log(JSON.stringify([without, await ask(), getCompileCacheDir()]));`;
  writeFileSync(join(directory, 'asks.mjs'), asks);
  const environment = { ...process.env };
  delete environment.NODE_COMPILE_CACHE;
  const { stdout, stderr } = spawnSync(process.execPath, [join(directory, 'asks.mjs')], {
    encoding: 'utf8',
    env: environment,
  });
  expect(stderr).toBe('');
  const [without, told, own] = JSON.parse(stdout) as string[];
  expect(without).toBe('');
  expect(own?.startsWith(compiled)).toBe(true);
  expect(told).toBe(own);
});
