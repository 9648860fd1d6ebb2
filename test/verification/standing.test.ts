import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ReleasableProject } from '../release/released.ts';

let made: ReleasableProject;
let archive = '';
let scratch = '';

beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), 'dossier-standing-'));
  made = ReleasableProject.released();
  archive = join(made.project.root, 'releases/v2.4.1');
});
afterAll(() => {
  made.remove();
  rmSync(scratch, { recursive: true, force: true });
});

/** Exit code, headline and the lines that are not good. */
const told = (environment: Record<string, string>, ...words: string[]): unknown[] => {
  const { code, out } = made.project.runWith(environment, 'verify', ...words);
  const [headline = '', ...lines] = out.trimEnd().split('\n');
  return [code, headline, ...lines.filter((line) => !line.startsWith('  ✓ '))];
};

describe('what an archive is worth', () => {
  // @verifies SRS-3241
  it('is one of three: signed by somebody named, by nobody named, or not what it says', () => {
    const name = 'Alarm monitor 2.4.1, v2.4.1';
    expect(told({}, archive, '--signers', 'allowed_signers')).toEqual([
      0,
      `${name}: verified by signers you named`,
    ]);
    const key = "Signed with the key SHA256:[A-Za-z0-9+/]{43}: Jane Roe by the archive's own list";
    expect(told({}, archive)).toEqual([
      4,
      `${name}: whole, but signed by nobody you named`,
      expect.stringMatching(new RegExp(`^  \\? ${key}\\. Name those you trust with --signers\\.$`)),
    ]);
    writeFileSync(join(scratch, 'others'), 'others@localhost ssh-ed25519 AAAA Other Signers (approver)\n');
    expect(told({}, archive, '--signers', join(scratch, 'others'))).toEqual([
      4,
      `${name}: whole, but signed by nobody you named`,
      expect.stringMatching(new RegExp(`^  \\? ${key}, and nobody you named\\.$`)),
    ]);
    const expired = made.project
      .read('allowed_signers')
      .replace('namespaces=', 'valid-before="20250101Z",namespaces=');
    writeFileSync(join(scratch, 'expired'), expired);
    expect(told({}, archive, '--signers', join(scratch, 'expired'))).toEqual([
      4,
      `${name}: whole, but signed by nobody you named`,
      expect.stringMatching(/of Jane Roe, which did not count on 2026-03-01T10:00:00Z: /),
    ]);
    const copy = join(scratch, 'copy');
    cpSync(archive, copy, { recursive: true });
    writeFileSync(join(copy, 'site/index.html'), 'another page');
    expect(told({}, copy, '--signers', 'allowed_signers')).toEqual([
      1,
      `${name}: NOT what it says`,
      '  ✗ site/index.html was changed.',
    ]);
  });

  // @verifies SRS-3241
  it('is said to be unchecked where the machine has no ssh-keygen, never forged', () => {
    const bin = join(scratch, 'bin');
    mkdirSync(bin);
    for (const program of ['node', 'git']) symlinkSync(pathOf(program), join(bin, program));
    const cannot =
      '  ? Signatures cannot be checked on this machine: there is no ssh-keygen. Install OpenSSH.';
    expect(told({ PATH: bin }, archive, '--signers', 'allowed_signers')).toEqual([
      4,
      'Alarm monitor 2.4.1, v2.4.1: whole, but its signature cannot be checked on this machine',
      cannot,
      cannot,
    ]);
    const { code, err } = made.project.runWith({ PATH: bin }, 'gate');
    expect([code, err.trim().split('\n').at(-1)]).toEqual([
      2,
      'There is no ssh-keygen on this machine, so that signatures can be neither made nor checked. Install OpenSSH.',
    ]);
  });
});

function pathOf(program: string): string {
  if (program === 'node') return process.execPath;
  return (process.env.PATH ?? '')
    .split(':')
    .map((directory) => join(directory, program))
    .find((path) => existsSync(path)) as string;
}
