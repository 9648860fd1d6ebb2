import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { compareText, type SourceHash } from '../model/index.ts';
import { hashEntry, type ManifestEntry } from './manifest.ts';
import { isRunning, siblingPath } from './sibling-path.ts';

/**
 * A directory built aside and put in place whole. Until `commit`, the last good output stays as it is; `discard` leaves no trace.
 * @implements SDS-15, SRS-1105, SRS-1304
 */
export class StagedOutput {
  readonly directory: string;
  readonly #target: string;
  readonly #made = new Set<string>();
  readonly #entries = new Map<string, ManifestEntry>();

  /** @param target absolute path of the directory to replace */
  constructor(target: string) {
    this.#target = resolve(target);
    recover(this.#target);
    this.directory = siblingPath(this.#target, `next-${process.pid}`);
    rmSync(this.directory, { recursive: true, force: true });
    mkdirSync(this.directory, { recursive: true });
  }

  /** @param path POSIX path inside the output; one that leaves it is a defect of ours; `sources` are shown by reference */
  write = (path: string, content: string | Uint8Array, sources?: readonly SourceHash[]): void => {
    const full = resolve(this.directory, path);
    if (!full.startsWith(this.directory + sep)) throw new Error(`The output path ${path} leaves the output.`);
    const parent = dirname(full);
    if (!this.#made.has(parent)) {
      mkdirSync(parent, { recursive: true });
      this.#made.add(parent);
    }
    writeFileSync(full, content);
    this.#entries.set(path, hashEntry(path, content, sources));
  };

  /** What was written, sorted by path; hashed from what was handed over, so that nothing is read again. */
  get entries(): ManifestEntry[] {
    return [...this.#entries.values()].sort((a, b) => compareText(a.path, b.path));
  }

  /** Puts the new output in place of the old one. */
  commit(): void {
    const previous = siblingPath(this.#target, 'previous');
    rmSync(previous, { recursive: true, force: true });
    if (existsSync(this.#target)) renameSync(this.#target, previous);
    try {
      renameSync(this.directory, this.#target);
    } catch (error) {
      if (existsSync(previous)) renameSync(previous, this.#target);
      throw error;
    }
    rmSync(previous, { recursive: true, force: true });
  }

  discard(): void {
    rmSync(this.directory, { recursive: true, force: true });
  }
}

/** Undoes what a run that was killed left: puts the last good output back if it was just being replaced, removes half-built ones. */
function recover(target: string): void {
  const previous = siblingPath(target, 'previous');
  if (existsSync(previous) && !existsSync(target)) renameSync(previous, target);
  const prefix = basename(siblingPath(target, ''));
  for (const name of existsSync(dirname(target)) ? readdirSync(dirname(target)) : []) {
    const [, owner] =
      (name.startsWith(prefix) && /^(?:next|lock)-(\d+)$/.exec(name.slice(prefix.length))) || [];
    if (owner !== undefined && !isRunning(Number(owner)))
      rmSync(join(dirname(target), name), { recursive: true, force: true });
  }
}
