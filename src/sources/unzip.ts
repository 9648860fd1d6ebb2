import { crc32, inflateRawSync } from 'node:zlib';
import { Unreadable } from './unreadable.ts';

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
 * Lists the files of a ZIP archive (APPNOTE 6.3.10, with ZIP64). Sizes are capped before anything is unpacked, no file becomes larger
 * than the archive says, and each is held against its check sum; fflate checks neither.
 * @implements SRS-3801
 * @returns the files by name; `read` throws Unreadable too
 * @throws Unreadable for what is no such archive, is encrypted, or holds a name twice
 */
export function unzip(bytes: Uint8Array): ReadonlyMap<string, Zipped> {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { count, start, end } = listOf(view);
  if (count > mostFiles) throw new Unreadable(`it holds ${count} files; at most ${mostFiles} are read`);
  const files = new Map<string, Zipped>();
  let at = start;
  let left = mostBytes;
  for (let index = 0; index < count; index++) {
    if (at + 46 > end || view.readUInt32LE(at) !== 0x02014b50)
      throw new Unreadable('the list of its files is damaged');
    const nameEnd = at + 46 + view.readUInt16LE(at + 28);
    const extraEnd = nameEnd + view.readUInt16LE(at + 30);
    const name = view.toString('utf8', at + 46, nameEnd);
    const [size = 0, packed = 0, offset = 0] = large(
      [24, 20, 42].map((field) => view.readUInt32LE(at + field)),
      view.subarray(nameEnd, extraEnd),
    );
    const entry = {
      flags: view.readUInt16LE(at + 8),
      method: view.readUInt16LE(at + 10),
      sum: view.readUInt32LE(at + 16),
      packed,
      size,
      offset,
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
    at = extraEnd + view.readUInt16LE(at + 32);
  }
  return files;
}

/** Where the list of the files stands; large archives, and those of programs that did not know how large they would be, say it in a record of ZIP64. */
function listOf(view: Buffer): { count: number; start: number; end: number } {
  const end = view.lastIndexOf(Buffer.from('504b0506', 'hex'));
  if (end < 0 || end + 22 > view.length) throw new Unreadable('it is no ZIP archive, or is cut off');
  const said = { count: view.readUInt16LE(end + 10), start: view.readUInt32LE(end + 16), end };
  if (said.count !== 0xffff && said.start !== unsaid) return said;
  const locator = end - 20;
  if (locator < 0 || view.readUInt32LE(locator) !== 0x07064b50) return said;
  const record = Number(view.readBigUInt64LE(locator + 8));
  if (record + 56 > locator || view.readUInt32LE(record) !== 0x06064b50)
    throw new Unreadable('the list of its files is damaged');
  const [count, start] = [32, 48].map((field) => Number(view.readBigUInt64LE(record + field)));
  return { count: count ?? 0, start: start ?? 0, end: record };
}

/** Sizes and place of a file: those that do not fit are in a field of ZIP64, in the same order (4.5.3). */
function large(said: readonly number[], extra: Buffer): readonly number[] {
  if (!said.includes(unsaid)) return said;
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue;
    let next = at + 4;
    return said.map((value) => {
      if (value !== unsaid || next + 8 > extra.length) return value;
      next += 8;
      return Number(extra.readBigUInt64LE(next - 8));
    });
  }
  return said;
}

/** A number of 32 bits that stands for one of ZIP64. */
const unsaid = 0xffffffff;

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
