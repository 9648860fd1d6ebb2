import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const reporter = fileURLToPath(
  new URL('../../templates/starter/infusion-alarm/deploy/junit.mjs', import.meta.url),
);
const test = `import { describe, it } from 'node:test';
describe('bench', () => { it('rings', () => {}); it('is heard', () => { throw new Error('it is silent'); }); });
`;

/** The report of a test that fails, made in a directory, with its times left out. */
function reportIn(directory: string): string {
  mkdirSync(directory, { recursive: true });
  cpSync(reporter, join(directory, 'junit.mjs'));
  writeFileSync(join(directory, 'smoke.mjs'), test);
  const words = ['--test', '--test-reporter=./junit.mjs', '--test-reporter-destination=a.xml', 'smoke.mjs'];
  spawnSync(process.execPath, words, { cwd: directory, env: { PATH: process.env.PATH } });
  return readFileSync(join(directory, 'a.xml'), 'utf8').replaceAll(
    /\b(?:time="|duration_ms |timestamp=")[\dT:.-]+/g,
    '',
  );
}

// @verifies SRS-3719
it('the smoke test of the example reports alike from whatever directory it runs in', () => {
  const at = mkdtempSync(join(tmpdir(), 'dossier-smoke-'));
  const [one, other] = [reportIn(join(at, 'a')), reportIn(join(at, 'elsewhere', 'b'))];
  expect(one).toContain('it is silent');
  expect(one).toContain('file="smoke.mjs"');
  expect(one).not.toContain(at);
  expect(other).toBe(one);
});
