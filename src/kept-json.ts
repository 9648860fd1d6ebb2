import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { crc32 } from 'node:zlib';

/**
 * Keeps a value for later runs, with a checksum. Where nothing can be written nothing is kept: later runs are slower, and the same.
 * @implements SRS-1308
 */
export function keepJson(path: string, value: unknown): void {
  const json = JSON.stringify(value);
  try {
    replaceFile(path, `${crc32(json).toString(36)}\n${json}`);
  } catch {
    // A project that cannot be written to is checked all the same.
  }
}

/** The value kept at a path; undefined when there is none, or when its bytes are not those that were written. */
export function recallJson(path: string): unknown {
  try {
    const text = readFileSync(path, 'utf8');
    const end = text.indexOf('\n');
    const json = text.slice(end + 1);
    return text.slice(0, end) === crc32(json).toString(36) ? JSON.parse(json) : undefined;
  } catch {
    return undefined;
  }
}

/** Writes a file so that a reader sees the old bytes or the new ones, never a part. */
export function replaceFile(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  const temporary = `${path}.${process.pid}.tmp`;
  writeFileSync(temporary, text);
  renameSync(temporary, path);
}
