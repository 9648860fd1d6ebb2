import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { replaceFile } from '../../src/cache/json-cache.ts';

// @verifies SRS-3262
it('a write takes away what a killed process of this machine left, and nothing else', () => {
  const directory = mkdtempSync(join(tmpdir(), 'dossier-left-'));
  const file = join(directory, 'check.json');
  // A process of its own writes as we do, and is killed before it puts the file in its place.
  const script = `
    import fs from 'node:fs';
    import { syncBuiltinESMExports } from 'node:module';
    fs.renameSync = () => process.kill(process.pid, 'SIGKILL');
    syncBuiltinESMExports();
    const { replaceFile } = await import(${JSON.stringify(new URL('../../src/cache/json-cache.ts', import.meta.url).href)});
    replaceFile(${JSON.stringify(file)}, 'half');`;
  spawnSync(process.execPath, ['--input-type=module', '--eval', script]);
  const [left = ''] = readdirSync(directory);
  expect(left).toMatch(/^check\.json\.[0-9a-z]+\.\d+\.tmp$/);
  const elsewhere = 'check.json.othermachine.1.tmp';
  const running = left.replace(/\d+(?=\.tmp$)/, String(process.ppid));
  for (const name of [elsewhere, running, 'mine.tmp']) writeFileSync(join(directory, name), '');
  replaceFile(file, 'whole');
  expect(readdirSync(directory).sort()).toEqual(['check.json', elsewhere, running, 'mine.tmp'].sort());
  rmSync(directory, { recursive: true });
});
