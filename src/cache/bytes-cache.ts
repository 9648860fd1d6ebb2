import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { sha256Of } from '../model/index.ts';
import { replaceFile } from './json-cache.ts';

/** Bytes that are kept, with what is said of them. */
export interface CachedBytes {
  about: unknown;
  bytes: Uint8Array;
}

/** First line of a file: what is said of its bytes, and the hash of those behind it. */
interface Head {
  sha256: string;
  about: unknown;
  packed: boolean;
}

/** Fewer are kept as they are. */
const fewBytes = 32_768;
/** What claims to be more is none of ours. */
const most = 2_000_000_000;
const fastest = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };

/** What is kept at a path; undefined where there is nothing, or where the bytes are not those that were written. */
export function readBytes(path: string): CachedBytes | undefined {
  try {
    const file = readFileSync(path);
    const end = file.indexOf('\n');
    const { sha256, about, packed } = JSON.parse(file.toString('utf8', 0, end)) as Head;
    const stored = file.subarray(end + 1);
    if (sha256Of(stored) !== sha256) return undefined;
    return { about, bytes: packed ? zstdDecompressSync(stored, { maxOutputLength: most }) : stored };
  } catch {
    return undefined;
  }
}

/**
 * Keeps bytes for later runs, packed where there are many. Where nothing can be written nothing is kept: later runs are slower, and the same.
 * @implements SRS-3890
 */
export function writeBytes(path: string, { about, bytes }: CachedBytes): void {
  const packed = bytes.length >= fewBytes;
  const stored = packed ? zstdCompressSync(bytes, fastest) : bytes;
  const head: Head = { sha256: sha256Of(stored), about, packed };
  try {
    replaceFile(path, Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), stored]));
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
