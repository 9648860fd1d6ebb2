import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { chmod, lstat, mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { brotliDecompress, createBrotliDecompress } from 'node:zlib';
import { userCache } from '../../cache/user-cache.ts';
import { sha256Of } from '../../model/index.ts';
import { readTar } from './tar.ts';

/** The Chromium of the registry package, unpacked and checked. Paths are absolute. */
export interface BundledBrowser {
  executable: string;
  /** Directory for LD_LIBRARY_PATH: the libraries a bare Linux lacks. */
  libraries: string;
  /** Directory of the one font family Chromium falls back to; pages bring their own fonts. */
  fonts: string;
}

/**
 * Unpacks the Chromium that `@sparticuz/chromium` carries for Linux x64, once for each version of the package.
 * What lies in the cache is used only if it belongs to this user, is writable by nobody else, and every file still has
 * the SHA-256 recorded when it was unpacked; otherwise it is thrown away and unpacked again.
 * @param cacheDirectory absolute; by default `dossier/chromium` in the user's cache directory
 * @returns undefined where the package has no Chromium for this machine
 * @implements SRS-1008
 */
export async function unpackBundledBrowser(cacheDirectory?: string): Promise<BundledBrowser | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const packed = await findPackage();
  if (!packed) return undefined;
  const cache = cacheDirectory ?? join(userCache(), 'chromium');
  const digest = await sha256OfFile(join(packed.directory, 'chromium.br'));
  const home = join(cache, `${packed.version}-${digest.slice(0, 16)}`);
  if (!(await isIntact(home))) await unpack(packed.directory, home);
  return { executable: join(home, 'chromium'), libraries: join(home, 'lib'), fonts: join(home, 'fonts') };
}

const recordFile = 'unpacked.json';

async function findPackage(): Promise<{ directory: string; version: string } | undefined> {
  try {
    // The package exports no path to its archives, so they are found beside its entry point.
    const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
    const root = dirname(dirname(entry));
    const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
    const directory = join(root, 'bin');
    await lstat(join(directory, 'chromium.br'));
    return { directory, version };
  } catch {
    return undefined;
  }
}

async function isIntact(home: string): Promise<boolean> {
  try {
    const { uid, mode } = await lstat(home);
    if (uid !== process.getuid?.() || (mode & 0o022) !== 0) return false;
    const record = JSON.parse(await readFile(join(home, recordFile), 'utf8')) as Record<string, string>;
    const files = Object.entries(record);
    if (!('chromium' in record)) return false;
    const digests = await Promise.all(files.map(([path]) => sha256OfFile(join(home, path))));
    return files.every(([, digest], index) => digest === digests[index]);
  } catch {
    return false;
  }
}

/** Unpacks beside the place and renames, so that a run beside this one never sees half a browser. */
async function unpack(archives: string, home: string): Promise<void> {
  const building = `${home}.${process.pid}-${randomUUID()}`;
  await mkdir(building, { recursive: true, mode: 0o700 });
  await chmod(building, 0o700);
  try {
    const record: Record<string, string> = {};
    const put = async (path: string, bytes: Uint8Array, executable: boolean) => {
      await mkdir(dirname(join(building, path)), { recursive: true, mode: 0o700 });
      await writeFile(join(building, path), bytes, { mode: executable ? 0o700 : 0o600 });
      record[path] = sha256Of(bytes);
    };
    record.chromium = await inflateTo(join(building, 'chromium'), join(archives, 'chromium.br'));
    for (const name of ['al2023.tar.br', 'fonts.tar.br']) {
      for (const file of readTar(await inflate(join(archives, name)))) {
        await put(file.path, file.bytes, file.executable);
      }
    }
    await writeFile(join(building, recordFile), `${JSON.stringify(record, undefined, 1)}\n`, { mode: 0o600 });
    await replace(building, home);
  } finally {
    await removed(building);
  }
}

function removed(directory: string): Promise<void> {
  return rm(directory, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
}

async function replace(building: string, home: string): Promise<void> {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      await rename(building, home);
      return;
    } catch (error) {
      // Somebody else was first (a whole one is as good as ours), or a spoiled one stands in the way.
      if (await isIntact(home)) return;
      if (attempt === 2) throw error;
      // Moved away first: a browser that still runs from it may write there while it is being removed.
      const spoiled = `${building}-spoiled`;
      await rename(home, spoiled).catch(() => {});
      await removed(spoiled);
    }
  }
}

/**
 * Unpacks a program piece by piece: it is of some 240 MB, which would stand in memory twice.
 * @returns its SHA-256
 * @implements SRS-3900
 */
async function inflateTo(path: string, packed: string): Promise<string> {
  const hash = createHash('sha256');
  const file = await open(path, 'wx', 0o700);
  try {
    const write = async (pieces: AsyncIterable<Buffer>): Promise<void> => {
      for await (const piece of pieces) {
        hash.update(piece);
        await file.appendFile(piece);
      }
    };
    const inflated = createBrotliDecompress({ chunkSize: 2 ** 20 });
    await pipeline(createReadStream(packed, { highWaterMark: 2 ** 18 }), inflated, write);
  } finally {
    await file.close();
  }
  return hash.digest('hex');
}

async function inflate(path: string): Promise<Uint8Array> {
  return promisify(brotliDecompress)(await readFile(path), { chunkSize: 2 ** 21 });
}

/** What this process read of files, by what tells that nobody wrote to them since. */
const digests = new Map<string, string>();

/** Reads a file once a process. A stream would take new memory for each piece, which costs as much again as hashing it. */
async function sha256OfFile(path: string): Promise<string> {
  const file = await open(path);
  try {
    const { dev, ino, size, ctimeNs, ctimeMs } = await file.stat({ bigint: true });
    const unchanged = [path, dev, ino, size, ctimeNs].join(' ');
    const known = digests.get(unchanged);
    if (known !== undefined) return known;
    const hash = createHash('sha256');
    const piece = Buffer.allocUnsafe(2 ** 22);
    for (let read = 1; read > 0; ) {
      ({ bytesRead: read } = await file.read(piece, 0, piece.length));
      hash.update(piece.subarray(0, read));
    }
    const digest = hash.digest('hex');
    // What was written since this process began could be written to again at what the disk calls the same time.
    if (Number(ctimeMs) + 1000 < performance.timeOrigin) digests.set(unchanged, digest);
    return digest;
  } finally {
    await file.close();
  }
}
