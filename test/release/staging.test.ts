import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StagedOutput } from '../../src/release/staging.ts';

let directory = '';
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'dossier-staging-'));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

describe('an output that is built aside', () => {
  // @verifies SRS-1105
  it('replaces the old one whole, files that are gone included', () => {
    mkdirSync(join(directory, 'dist'));
    writeFileSync(join(directory, 'dist', 'old.html'), 'old');
    const staged = new StagedOutput(join(directory, 'dist'));
    staged.write('items/SRS-1/index.html', 'new');
    expect(readFileSync(join(directory, 'dist', 'old.html'), 'utf8')).toBe('old');
    staged.commit();
    expect(readdirSync(join(directory, 'dist'), { recursive: true }).sort()).toEqual([
      'items',
      'items/SRS-1',
      'items/SRS-1/index.html',
    ]);
    expect(readdirSync(directory)).toEqual(['dist']);
  });

  // @verifies SRS-1105
  it('leaves the last good output when it is discarded', () => {
    mkdirSync(join(directory, 'dist'));
    writeFileSync(join(directory, 'dist', 'old.html'), 'old');
    const staged = new StagedOutput(join(directory, 'dist'));
    staged.write('a.html', 'half');
    staged.discard();
    expect(readdirSync(directory)).toEqual(['dist']);
    expect(readFileSync(join(directory, 'dist', 'old.html'), 'utf8')).toBe('old');
  });

  // @verifies SRS-1105
  it('puts the last good output back after a run that was killed while replacing it', () => {
    mkdirSync(join(directory, 'dist'));
    writeFileSync(join(directory, 'dist', 'old.html'), 'old');
    renameSync(join(directory, 'dist'), join(directory, '.dist-previous'));
    mkdirSync(join(directory, '.dist-next-999999999'));
    const staged = new StagedOutput(join(directory, 'dist'));
    expect(readFileSync(join(directory, 'dist', 'old.html'), 'utf8')).toBe('old');
    expect(existsSync(join(directory, '.dist-next-999999999'))).toBe(false);
    staged.discard();
  });

  // @verifies SRS-1304
  it('refuses a path that leaves it', () => {
    const staged = new StagedOutput(join(directory, 'dist'));
    expect(() => staged.write('../evil.html', '')).toThrow('leaves the output');
    expect(() => staged.write('/evil.html', '')).toThrow('leaves the output');
    staged.discard();
    expect(readdirSync(directory)).toEqual([]);
  });
});
