import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { identityOf } from '../../src/cache/tool-identity.ts';

const scratch = mkdtempSync(join(tmpdir(), 'identity-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** An installation of two files, made at a time of its own. */
function installed(name: string, seconds: number, text = 'one'): string {
  const root = join(scratch, name);
  mkdirSync(join(root, 'below'), { recursive: true });
  for (const [path, content] of [
    ['a.ts', text],
    ['below/b.hbs', 'two'],
  ] as const) {
    writeFileSync(join(root, path), content);
    utimesSync(join(root, path), seconds, seconds);
  }
  return root;
}
const identity = (root: string): string => identityOf([root], join(scratch, 'cache'));

// @verifies SRS-3692
it('a Dossier is the same wherever and whenever it was installed, and another when a byte of it changes', () => {
  const first = identity(installed('first', 1_000_000));
  expect(first).toMatch(/^[0-9a-f]{16}$/);
  expect(identity(installed('second', 2_000_000))).toBe(first);
  expect(identity(join(scratch, 'first'))).toBe(first);
  expect(identity(installed('first', 3_000_000, 'ONE'))).not.toBe(first);
  expect(identity(installed('first', 4_000_000))).toBe(first);
});
