import { strToU8, zipSync } from 'fflate';

/** An archive with one file as programs write it that did not know how large it would be: sizes, places and count in fields of ZIP64. */
export function zip64Of(name: string, text: string): Buffer {
  const plain = Buffer.from(zipSync({ [name]: strToU8(text) }));
  const start = plain.indexOf('PK\x01\x02');
  const end = plain.indexOf('PK\x05\x06');
  const entry = Buffer.from(plain.subarray(start, end));
  const sizes = [24, 20, 42].map((field) => entry.readUInt32LE(field));
  for (const field of [24, 20, 42]) entry.writeUInt32LE(0xffffffff, field);
  const extra = Buffer.concat([pair(0x7075, 2), Buffer.alloc(2), pair(1, 24), ...sizes.map(long)]);
  entry.writeUInt16LE(extra.length, 30);
  const list = Buffer.concat([entry, extra]);
  const record = Buffer.alloc(56);
  record.write('PK\x06\x06', 'latin1');
  for (const [at, value] of [
    [4, 44],
    [24, 1],
    [32, 1],
    [40, list.length],
    [48, start],
  ] as const)
    record.writeBigUInt64LE(BigInt(value), at);
  const locator = Buffer.concat([
    Buffer.from('PK\x06\x07\0\0\0\0'),
    long(start + list.length),
    Buffer.alloc(4),
  ]);
  const last = Buffer.from(plain.subarray(end));
  last.fill(0xff, 8, 20);
  return Buffer.concat([plain.subarray(0, start), list, record, locator, last]);
}

function pair(id: number, size: number): Buffer {
  return Buffer.from([id & 0xff, id >> 8, size, 0]);
}

function long(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(value));
  return bytes;
}
