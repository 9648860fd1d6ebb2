import { crc32, inflateRawSync } from 'node:zlib';
import { Unreadable } from '../unreadable.ts';

/** Bytes that the files of an archive may have together when they are unpacked, those that are read. */
const mostBytes = 200_000_000;
const mostFiles = 10_000;

/** A file of an archive. */
export interface Zipped {
  name: string;
  size: number;
  /** Unpacks it. */
  read(): Uint8Array;
}

/**
 * Lists the files of a ZIP archive (APPNOTE 6.3.10, without ZIP64). Sizes are capped before anything is unpacked, no file becomes larger
 * than the archive says, and each is held against its check sum; fflate checks neither.
 * @returns the files by name; `read` throws Unreadable too
 * @throws Unreadable for what is no such archive, is encrypted, or holds a name twice
 */
export function unzip(bytes: Uint8Array): ReadonlyMap<string, Zipped> {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = view.lastIndexOf(Buffer.from('504b0506', 'hex'));
  if (end < 0 || end + 22 > view.length) throw new Unreadable('it is no ZIP archive, or is cut off');
  const count = view.readUInt16LE(end + 10);
  if (count > mostFiles) throw new Unreadable(`it holds ${count} files; at most ${mostFiles} are read`);
  const files = new Map<string, Zipped>();
  let at = view.readUInt32LE(end + 16);
  let left = mostBytes;
  for (let index = 0; index < count; index++) {
    if (at + 46 > end || view.readUInt32LE(at) !== 0x02014b50)
      throw new Unreadable('the list of its files is damaged');
    const nameEnd = at + 46 + view.readUInt16LE(at + 28);
    const name = view.toString('utf8', at + 46, nameEnd);
    const entry = {
      flags: view.readUInt16LE(at + 8),
      method: view.readUInt16LE(at + 10),
      sum: view.readUInt32LE(at + 16),
      packed: view.readUInt32LE(at + 20),
      size: view.readUInt32LE(at + 24),
      offset: view.readUInt32LE(at + 42),
    };
    if (files.has(name)) throw new Unreadable(`it holds ${name} twice`);
    files.set(name, {
      name,
      size: entry.size,
      read: () => {
        left -= entry.size;
        if (left < 0) throw new Unreadable(`its files have more than ${mostBytes} bytes together`);
        return unpack(view, name, entry);
      },
    });
    at = nameEnd + view.readUInt16LE(at + 30) + view.readUInt16LE(at + 32);
  }
  return files;
}

interface Packed {
  flags: number;
  method: number;
  sum: number;
  packed: number;
  size: number;
  offset: number;
}

function unpack(
  view: Buffer,
  name: string,
  { flags, method, sum, packed, size, offset }: Packed,
): Uint8Array {
  if ((flags & 1) === 1) throw new Unreadable(`${name} in it is encrypted`);
  if (offset + 30 > view.length || view.readUInt32LE(offset) !== 0x04034b50)
    throw new Unreadable(`${name} in it is damaged`);
  const start = offset + 30 + view.readUInt16LE(offset + 26) + view.readUInt16LE(offset + 28);
  const data = view.subarray(start, start + packed);
  const plain = method === 0 ? data : method === 8 ? inflated(data, size) : undefined;
  if (plain === undefined || plain.length !== size || crc32(plain) !== sum)
    throw new Unreadable(`${name} in it is damaged`);
  return plain;
}

function inflated(data: Uint8Array, size: number): Uint8Array | undefined {
  if (size === 0) return new Uint8Array();
  try {
    return inflateRawSync(data, { maxOutputLength: size });
  } catch {
    return undefined;
  }
}
