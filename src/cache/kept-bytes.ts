import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { sha256Of } from '../model/index.ts';
import { replaceFile } from './json-cache.ts';

/** Bytes that are kept, with what is said of them. */
export interface KeptBytes {
  about: unknown;
  bytes: Uint8Array;
}

/** What is kept at a path; undefined where there is nothing, or where the bytes are not those that were written. */
export function readBytes(path: string): KeptBytes | undefined {
  try {
    const file = readFileSync(path);
    const end = file.indexOf('\n');
    const { sha256, about } = JSON.parse(file.toString('utf8', 0, end)) as { sha256: string; about: unknown };
    const bytes = file.subarray(end + 1);
    return sha256Of(bytes) === sha256 ? { about, bytes } : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps bytes for later runs. Where nothing can be written nothing is kept: later runs are slower, and the same. */
export function writeBytes(path: string, { about, bytes }: KeptBytes): void {
  const head = JSON.stringify({ sha256: sha256Of(bytes), about });
  try {
    replaceFile(path, Buffer.concat([Buffer.from(`${head}\n`), bytes]));
  } catch {
    // A project that cannot be written to is built all the same.
  }
}

/** Forgets what is kept in a directory under names that begin so, but for those that begin with one of some. */
export function forgetOthers(directory: string, prefix: string, names: readonly string[]): void {
  try {
    for (const name of readdirSync(directory))
      if (name.startsWith(prefix) && !names.some((kept) => name.startsWith(kept)))
        rmSync(join(directory, name), { force: true });
  } catch {
    // What stays there is never asked for.
  }
}
