import {
  closeSync,
  existsSync,
  ftruncateSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  type Stats,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { compareText, type SourceHash } from '../model/index.ts';
import { hashEntry, type ManifestEntry } from './manifest.ts';
import { isRunning, siblingPath } from './sibling-path.ts';

/**
 * A directory built aside and put in place whole. Until `commit`, the last good output stays as it is; `discard` leaves no trace.
 * @implements SDS-15, SRS-1105, SRS-1304, SRS-3571
 */
export class StagedOutput {
  readonly directory: string;
  readonly #target: string;
  readonly #spare: string | undefined;
  readonly #made = new Set<string>();
  readonly #entries = new Map<string, ManifestEntry>();
  /** Sizes of the files of the output before the last one that are not written over yet, by path. */
  readonly #stale: Map<string, number>;

  /**
   * @param target absolute path of the directory to replace
   * @param spare absolute path where the replaced output is left for the next time: writing over its files takes a fraction of the time
   * that removing and making them takes. Without it nothing is left
   */
  constructor(target: string, spare?: string) {
    this.#target = resolve(target);
    this.#spare = spare;
    recover(this.#target);
    this.directory = siblingPath(this.#target, `next-${process.pid}`);
    rmSync(this.directory, { recursive: true, force: true });
    this.#stale = (spare && takeOver(spare, this.directory)) || new Map();
    mkdirSync(this.directory, { recursive: true });
  }

  /**
   * @param path POSIX path inside the output; one that leaves it is a defect of ours
   * @param sources files that are shown by reference
   * @param sha256 of these very bytes, where it was just computed
   */
  write = (
    path: string,
    content: string | Uint8Array,
    sources?: readonly SourceHash[],
    sha256?: string,
  ): void => {
    const full = resolve(this.directory, path);
    if (!full.startsWith(this.directory + sep)) throw new Error(`The output path ${path} leaves the output.`);
    // Text is encoded once, to be written, hashed and measured.
    const bytes = typeof content === 'string' ? Buffer.from(content) : content;
    const size = this.#stale.get(full);
    if (size !== undefined) {
      this.#stale.delete(full);
      overwrite(full, bytes, size);
    } else {
      this.#makeRoom(full);
      writeFileSync(full, bytes);
    }
    this.#entries.set(path, hashEntry(path, bytes, sources, sha256));
  };

  /** What was written at a path. @throws Error where nothing was */
  read = (path: string): Uint8Array => readFileSync(join(this.directory, path));

  /** Makes the directory of a new file; what is stale gives way to it. */
  #makeRoom(full: string): void {
    if (this.#stale.size > 0 && (existsSync(full) || above(full).some((path) => this.#stale.has(path))))
      this.#clear();
    const parent = dirname(full);
    if (this.#made.has(parent)) return;
    mkdirSync(parent, { recursive: true });
    this.#made.add(parent);
  }

  /** Removes what is stale, and the directories that are then empty. */
  #clear(): void {
    for (const path of this.#stale.keys()) rmSync(path);
    for (const parent of new Set([...this.#stale.keys()].map((path) => dirname(path))))
      removeEmpty(parent, this.directory);
    this.#stale.clear();
  }

  /** What was written, sorted by path; hashed from what was handed over, so that nothing is read again. */
  get entries(): ManifestEntry[] {
    return [...this.#entries.values()].sort((a, b) => compareText(a.path, b.path));
  }

  /** Puts the new output in place of the old one. */
  commit(): void {
    this.#clear();
    const previous = siblingPath(this.#target, 'previous');
    rmSync(previous, { recursive: true, force: true });
    if (existsSync(this.#target)) renameSync(this.#target, previous);
    try {
      renameSync(this.directory, this.#target);
    } catch (error) {
      if (existsSync(previous)) renameSync(previous, this.#target);
      throw error;
    }
    if (!this.#spare || !moveTo(previous, this.#spare)) rmSync(previous, { recursive: true, force: true });
  }

  discard(): void {
    rmSync(this.directory, { recursive: true, force: true });
  }
}

/**
 * Moves the files of an old output to where a new one is written, to be written over. What is no plain file, or has another name
 * somewhere else, is removed: nothing is written through it.
 * @returns their sizes by absolute path; undefined where there is none
 */
function takeOver(spare: string, directory: string): Map<string, number> | undefined {
  if (!moveTo(spare, directory)) return undefined;
  const files = new Map<string, number>();
  /** @returns whether it holds anything that is kept; it is removed otherwise */
  const walk = (at: string): boolean => {
    let holds = false;
    for (const entry of readdirSync(at, { withFileTypes: true })) {
      const path = join(at, entry.name);
      const stats = entry.isFile() ? lstatSync(path) : undefined;
      if (entry.isDirectory()) holds = walk(path) || holds;
      else if (stats && isOurs(stats)) {
        files.set(path, stats.size);
        holds = true;
      } else rmSync(path);
    }
    if (!holds) rmdirSync(at);
    return holds;
  };
  try {
    walk(directory);
    return files;
  } catch {
    rmSync(directory, { recursive: true, force: true });
    return undefined;
  }
}

/** Gives a file other content without emptying it first: ext4 writes a file that was emptied to disk at once, which takes a hundred times as long. */
function overwrite(path: string, bytes: Uint8Array, size: number): void {
  const file = openSync(path, 'r+');
  try {
    for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at, bytes.length - at, at);
    if (size > bytes.length) ftruncateSync(file, bytes.length);
  } finally {
    closeSync(file);
  }
}

/** A file with one name, that its owner may write. */
function isOurs({ nlink, mode }: Stats): boolean {
  return nlink === 1 && (mode & 0o600) === 0o600;
}

/** Removes a directory, and those above it up to another, as far as they are empty. */
function removeEmpty(directory: string, top: string): void {
  try {
    for (let at = directory; at !== top; at = dirname(at)) rmdirSync(at);
  } catch {
    // It holds something.
  }
}

/** The directories that a path lies in, nearest first. */
function above(path: string): string[] {
  const parent = dirname(path);
  return parent === path ? [] : [parent, ...above(parent)];
}

/** Moves a directory in place of another. @returns false where there is none, or where it cannot be moved, as to another file system */
function moveTo(from: string, to: string): boolean {
  if (!lstatSync(from, { throwIfNoEntry: false })?.isDirectory()) return false;
  try {
    rmSync(to, { recursive: true, force: true });
    mkdirSync(dirname(to), { recursive: true });
    renameSync(from, to);
    return true;
  } catch {
    return false;
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
