import {
  chmodSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import fc from 'fast-check';
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

describe('an output that is written over the one before the last', () => {
  const build = (files: Record<string, string>): void => {
    const staged = new StagedOutput(join(directory, 'dist'), join(directory, '.cache/output'));
    for (const [path, text] of Object.entries(files)) staged.write(path, text);
    staged.commit();
  };
  const listing = (at: string): string[] =>
    readdirSync(join(directory, at), { recursive: true, withFileTypes: true })
      .map((entry) => {
        const path = join(entry.parentPath, entry.name);
        const name = relative(join(directory, at), path);
        return entry.isDirectory() ? `${name}/` : `${name}: ${readFileSync(path, 'utf8')}`;
      })
      .sort();

  // @verifies SRS-3571
  it('holds what was written and nothing else, whatever stood there', () => {
    const name = fc.constantFrom('a', 'b', 'c');
    const path = fc.array(name, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('/'));
    /** Files of which none lies below another. */
    const output = fc
      .dictionary(path, fc.constantFrom('one', 'two', ''), { maxKeys: 6 })
      .map((files) =>
        Object.fromEntries(
          Object.entries(files).filter(
            ([each]) => !Object.keys(files).some((other) => each.startsWith(`${other}/`)),
          ),
        ),
      );
    fc.assert(
      fc.property(fc.array(output, { minLength: 3, maxLength: 6 }), (outputs) => {
        rmSync(join(directory, 'dist'), { recursive: true, force: true });
        rmSync(join(directory, 'fresh'), { recursive: true, force: true });
        for (const files of outputs) build(files);
        const fresh = new StagedOutput(join(directory, 'fresh'));
        for (const [each, text] of Object.entries(outputs.at(-1) ?? {})) fresh.write(each, text);
        fresh.commit();
        expect(listing('dist')).toEqual(listing('fresh'));
      }),
      { numRuns: 60 },
    );
  });

  // @verifies SRS-3571
  it('writes through no link, and into no file that has another name', () => {
    build({ 'a.html': 'first', 'b.html': 'first', 'c.html': 'first' });
    linkSync(join(directory, 'dist/a.html'), join(directory, 'kept.html'));
    writeFileSync(join(directory, 'other.html'), 'other');
    rmSync(join(directory, 'dist/b.html'));
    symlinkSync(join(directory, 'other.html'), join(directory, 'dist/b.html'));
    chmodSync(join(directory, 'dist/c.html'), 0o444);
    const next = { 'a.html': 'next', 'b.html': 'next', 'c.html': 'next' };
    build(next);
    build(next);
    expect(readFileSync(join(directory, 'kept.html'), 'utf8')).toBe('first');
    expect(readFileSync(join(directory, 'other.html'), 'utf8')).toBe('other');
    expect(listing('dist')).toEqual(['a.html: next', 'b.html: next', 'c.html: next']);
  });

  // @verifies SRS-3571
  it('is left to be made anew where what stood there cannot be moved', () => {
    mkdirSync(join(directory, '.cache'));
    writeFileSync(join(directory, '.cache/output'), 'no directory');
    build({ 'a.html': 'first' });
    build({ 'b.html': 'next' });
    expect(listing('dist')).toEqual(['b.html: next']);
    expect(readdirSync(directory).sort()).toEqual(['.cache', 'dist']);
  });
});
