/**
 * What is cached between runs, which Dossier made it, and how far a run has come.
 * @c4 component "Cache"
 * @path .
 * @technology TypeScript
 * @uses Model "order of texts"
 */
import {
  closeSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { crc32 } from 'node:zlib';

/**
 * Keeps a value for later runs, with a checksum. Where nothing can be written nothing is kept: later runs are slower, and the same.
 * @implements SRS-1308
 */
export function writeCached(path: string, value: unknown): void {
  const json = JSON.stringify(value);
  try {
    replaceFile(path, `${crc32(json).toString(36)}\n${json}`);
  } catch {
    // A project that cannot be written to is checked all the same.
  }
}

/**
 * Makes the directory of the cache. A new one tells git to ignore it, so that no project has to; one that is there stays as it is.
 * @implements SRS-3555
 */
export function makeCacheDirectory(directory: string): void {
  try {
    if (mkdirSync(directory, { recursive: true }) !== undefined)
      writeFileSync(join(directory, '.gitignore'), '*\n');
  } catch {
    // As in `writeCached`.
  }
}

/** The value kept at a path; undefined when there is none, or when its bytes are not those that were written. */
export function readCached(path: string): unknown {
  try {
    const text = readFileSync(path, 'utf8');
    const end = text.indexOf('\n');
    const json = text.slice(end + 1);
    return text.slice(0, end) === crc32(json).toString(36) ? JSON.parse(json) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Writes a file so that a reader sees the old bytes or the new ones, never a part.
 * @param content whole, or in parts where the whole would be large
 * @implements SRS-3262
 */
export function replaceFile(path: string, content: string | Uint8Array | Iterable<string>): void {
  mkdirSync(dirname(path), { recursive: true });
  const temporary = besideOf(path);
  if (typeof content === 'string' || content instanceof Uint8Array) writeFileSync(temporary, content);
  else writeParts(temporary, content);
  renameSync(temporary, path);
}

/** Writes several files: each is written beside its place first, so that one that cannot be written leaves all as they are. */
export function replaceFiles(files: readonly { path: string; content: string }[]): void {
  const written: { path: string; temporary: string }[] = [];
  try {
    for (const { path, content } of files) {
      const temporary = besideOf(path);
      written.push({ path, temporary });
      writeFileSync(temporary, content);
    }
  } catch (problem) {
    for (const { temporary } of written) rmSync(temporary, { force: true });
    throw problem;
  }
  for (const { path, temporary } of written) renameSync(temporary, path);
}

/** This machine in the names of files that wait to be renamed: processes are known by number on one machine only. */
const machine = (): string => {
  own ??= crc32(hostname()).toString(36);
  return own;
};
let own: string | undefined;
const waiting = /\.([0-9a-z]+)\.(\d+)\.tmp$/;

function besideOf(path: string): string {
  takeAwayLeft(dirname(path));
  return `${path}.${machine()}.${process.pid}.tmp`;
}

/** Directories that were looked through by this process. */
const looked = new Set<string>();

/** Takes away what a killed process of this machine left beside its place, once a directory. */
export function takeAwayLeft(directory: string): void {
  if (looked.has(directory)) return;
  looked.add(directory);
  try {
    for (const name of readdirSync(directory)) {
      const [, where, by] = waiting.exec(name) ?? [];
      if (where === machine() && !isRunning(Number(by))) rmSync(join(directory, name), { force: true });
    }
  } catch {
    // What cannot be taken away stays; it is never read.
  }
}

function isRunning(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

/** Characters written at once. */
const chunk = 1_000_000;

function writeParts(path: string, parts: Iterable<string>): void {
  const file = openSync(path, 'w');
  try {
    let held = '';
    for (const part of parts) {
      held += part;
      if (held.length < chunk) continue;
      writeSync(file, held);
      held = '';
    }
    writeSync(file, held);
  } finally {
    closeSync(file);
  }
}
