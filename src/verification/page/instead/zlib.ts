import { inflateSync } from 'fflate';

/**
 * Inflates as `node:zlib` does with `info`: whether all of the bytes were needed is told by `bytesWritten`. Of a stream that ends before
 * its last byte, the one without that byte is whole too.
 */
export function inflateRawSync(
  packed: Uint8Array,
  { maxOutputLength }: { maxOutputLength: number },
): { buffer: Uint8Array; engine: { bytesWritten: number } } {
  const buffer = inflate(packed, maxOutputLength);
  const needsAll = !isWhole(packed.subarray(0, -1), maxOutputLength);
  return { buffer, engine: { bytesWritten: needsAll ? packed.length : packed.length - 1 } };
}

function inflate(packed: Uint8Array, longest: number): Uint8Array {
  return inflateSync(packed, { out: new Uint8Array(longest) });
}

function isWhole(packed: Uint8Array, longest: number): boolean {
  try {
    inflate(packed, longest);
    return true;
  } catch {
    return false;
  }
}

const table = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

/** CRC-32 (ISO 3309), which a ZIP states of each file. */
export function crc32(bytes: Uint8Array): number {
  let value = 0xffffffff;
  for (const byte of bytes) value = (table[(value ^ byte) & 0xff] as number) ^ (value >>> 8);
  return (value ^ 0xffffffff) >>> 0;
}
