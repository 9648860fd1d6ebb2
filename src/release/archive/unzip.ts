import { crc32, inflateRawSync } from 'node:zlib';
import type { Refused } from '../../model/index.ts';
import { foldCase } from './zip.ts';

/** Most bytes and files unpacked: a small archive can be made to fill a disk. */
const maximumTotal = 4_000_000_000;
const maximumFiles = 200_000;

/** Why a ZIP is not taken, as the end of a sentence. */
class NotTaken extends Error {}

/**
 * Reads a ZIP that anybody may have made, into memory. What counts is names and contents: order, compression, times and permissions are
 * those of whoever packed it. All of its bytes have to belong to an entry, and both descriptions of an entry have to agree, so that every
 * program finds the same files in it (PKWARE APPNOTE 6.3.10, 4.3).
 * @param mostOf most bytes of a file that is wanted, undefined for one that is not and stays packed; all are wanted where it is left out
 * @returns the files; or why the archive is not taken: it is damaged, too large, names a file twice or one outside of it, or holds what is no file
 * @implements SRS-2808, SRS-3248, SRS-3801, SRS-3822
 */
export function unzipFiles(
  bytes: Uint8Array,
  mostOf: (name: string) => number | undefined = () => maximumTotal,
): { files: Map<string, Uint8Array> } | Refused {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const { entries, start } = readDirectory(zip);
    refuseNames(entries, mostOf);
    const files = new Map<string, Uint8Array>();
    let at = 0;
    for (const entry of [...entries].sort((a, b) => a.offset - b.offset)) {
      if (entry.offset !== at) throw new NotTaken('it holds bytes that belong to none of its files');
      const { content, end } = readEntry(zip, entry, start, mostOf(entry.name) !== undefined);
      if (content && !entry.isDirectory) files.set(entry.name, content);
      at = end;
    }
    if (at !== start) throw new NotTaken('it holds bytes that belong to none of its files');
    return { files };
  } catch (error) {
    return { refused: error instanceof NotTaken ? error.message : 'it is damaged' };
  }
}

/** One entry as the directory at the end of the ZIP describes it. */
interface Entry {
  name: string;
  isDirectory: boolean;
  flags: number;
  method: number;
  crc: number;
  packedSize: number;
  size: number;
  /** Where its own header begins. */
  offset: number;
}

const endSize = 22;
const zip64 =
  'it is written as ZIP64, which is not read; pack the same files again with another program, or unpack it and name the directory';
const encrypted = 0x1 | 0x40 | 0x2000;
const sizesFollow = 0x8;

/** The directory, which has to end where the ZIP ends; `start` is where it begins. */
function readDirectory(zip: Buffer): { entries: Entry[]; start: number } {
  const end = zip.length - endSize;
  if (end < 0 || zip.readUInt32LE(end) !== 0x06054b50 || zip.readUInt16LE(end + 20) !== 0)
    throw new Error('no end of a directory');
  const count = zip.readUInt16LE(end + 10);
  const start = zip.readUInt32LE(end + 16);
  if (count === 0xffff || start === 0xffffffff) throw new NotTaken(zip64);
  if (zip.readUInt16LE(end + 8) !== count || zip.readUInt32LE(end + 4) !== 0)
    throw new Error('several disks');
  const entries: Entry[] = [];
  let at = start;
  for (; entries.length < count; ) {
    if (zip.readUInt32LE(at) !== 0x02014b50) throw new Error('no entry');
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((field) =>
      zip.readUInt16LE(at + field),
    ) as [number, number, number];
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength);
    // The upper half holds the permissions and kind of file of Unix; 0 where no system was named.
    const kind = (zip.readUInt16LE(at + 40) >> 12) & 0xf;
    const isDirectory = name.endsWith('/');
    if (kind !== 0 && kind !== (isDirectory ? 0x4 : 0x8))
      throw new NotTaken(`it holds what is no file: ${name}`);
    if ([20, 24, 42].some((field) => zip.readUInt32LE(at + field) === 0xffffffff)) throw new NotTaken(zip64);
    entries.push({
      name,
      isDirectory,
      flags: zip.readUInt16LE(at + 8),
      method: zip.readUInt16LE(at + 10),
      crc: zip.readUInt32LE(at + 16),
      packedSize: zip.readUInt32LE(at + 20),
      size: zip.readUInt32LE(at + 24),
      offset: zip.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + extraLength + commentLength;
  }
  if (at !== end || zip.readUInt32LE(end + 12) !== end - start)
    throw new Error('a directory of another size');
  return { entries, start };
}

/** The contents of one entry, held against its own header, its checksum and its size; `end` is where the next one has to begin. */
function readEntry(
  zip: Buffer,
  { name, isDirectory, flags, method, crc, packedSize, size, offset }: Entry,
  limit: number,
  isWanted: boolean,
): { content: Uint8Array | undefined; end: number } {
  const nameLength = zip.readUInt16LE(offset + 26);
  const start = offset + 30 + nameLength + zip.readUInt16LE(offset + 28);
  const end = start + packedSize;
  const [ownCrc, ownPacked, ownSize] = [14, 18, 22].map((field) => zip.readUInt32LE(offset + field));
  const isAlike =
    zip.readUInt32LE(offset) === 0x04034b50 &&
    zip.readUInt16LE(offset + 6) === flags &&
    zip.readUInt16LE(offset + 8) === method &&
    zip.toString('utf8', offset + 30, offset + 30 + nameLength) === name &&
    ((flags & sizesFollow) !== 0 || (ownCrc === crc && ownPacked === packedSize && ownSize === size));
  if (!isAlike || end > limit) throw new NotTaken('its directory and its files disagree');
  if ((flags & encrypted) !== 0) throw new NotTaken(`${name} is encrypted`);
  const content = isWanted ? unpack(zip.subarray(start, end), method, size) : undefined;
  if ((content && crc32(content) !== crc) || (isDirectory && size > 0)) throw new Error('another checksum');
  return {
    content,
    end: end + ((flags & sizesFollow) === 0 ? 0 : descriptorSize(zip, end, [crc, packedSize, size])),
  };
}

/** Length of the checksum and sizes behind an entry that was written without knowing them before; a signature may stand before them. */
function descriptorSize(zip: Buffer, at: number, expected: readonly number[]): number {
  const signed = zip.readUInt32LE(at) === 0x08074b50 && zip.readUInt32LE(at + 4) === expected[0];
  const first = signed ? at + 4 : at;
  if (!expected.every((value, index) => zip.readUInt32LE(first + 4 * index) === value))
    throw new NotTaken('its directory and its files disagree');
  return signed ? 16 : 12;
}

function unpack(packed: Buffer, method: number, size: number): Uint8Array {
  if (method === 0 && packed.length === size) return new Uint8Array(packed);
  if (method !== 8) throw new Error('packed in a way that is not known');
  const { buffer, engine } = inflateRawSync(packed, {
    info: true,
    // One byte more than it says shows that it says too little; none at all is refused by zlib.
    maxOutputLength: size + 1,
  }) as unknown as { buffer: Buffer; engine: { bytesWritten: number } };
  if (buffer.length !== size || engine.bytesWritten !== packed.length) throw new Error('another size');
  return buffer;
}

function refuseNames(entries: readonly Entry[], mostOf: (name: string) => number | undefined): void {
  const seen = new Map<string, string>();
  let total = 0;
  for (const { name, isDirectory, size } of entries) {
    const path = isDirectory ? name.slice(0, -1) : name;
    const most = isDirectory ? undefined : mostOf(name);
    if (most !== undefined) total += size;
    if (isUnsafe(path)) throw new NotTaken(`it names a file outside of it: ${name}`);
    const other = seen.get(foldCase(path));
    if (other === name) throw new NotTaken(`it names ${name} twice`);
    if (other !== undefined)
      throw new NotTaken(`it names ${name} and ${other}, which are one file on some systems`);
    if (total > maximumTotal || seen.size >= maximumFiles)
      throw new NotTaken('it unpacks to more than an archive holds');
    if (most !== undefined && size > most) throw new NotTaken(`${name} unpacks to more than ${most} bytes`);
    seen.set(foldCase(path), name);
  }
}

/** Names that lead out, are absolute, or could be read as another name elsewhere. */
function isUnsafe(name: string): boolean {
  return (
    name === '' ||
    name.length > 1000 ||
    name.includes('\ufffd') ||
    /^[/\\]|\\|^[A-Za-z]:|\p{Cc}/u.test(name) ||
    name.split('/').some((part) => part === '' || part === '.' || part === '..')
  );
}
