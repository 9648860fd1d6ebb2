import { brotliDecompressSync } from 'node:zlib';

/**
 * Code points a WOFF2 font has glyphs for, from its `cmap` table (WOFF2: W3C Recommendation of 2024; `cmap` formats 4 and 12:
 * OpenType 1.9). The fonts are our own; a font that cannot be read is a defect of ours.
 */
export function readCodePoints(woff2: Uint8Array): Set<number> {
  const cmap = extractTable(woff2, cmapTag);
  const view = new DataView(cmap.buffer, cmap.byteOffset, cmap.byteLength);
  const codePoints = new Set<number>();
  for (let index = 0; index < view.getUint16(2); index++) {
    const offset = view.getUint32(4 + index * 8 + 4);
    const format = view.getUint16(offset);
    if (format === 4) addSegments(view, offset, codePoints);
    if (format === 12) addGroups(view, offset, codePoints);
  }
  return codePoints;
}

/** Index of `cmap` in WOFF2's list of known tags. */
const cmapTag = 0;
const glyfTag = 10;
const locaTag = 11;
const arbitraryTag = 63;

function extractTable(woff2: Uint8Array, wanted: number): Uint8Array {
  const view = new DataView(woff2.buffer, woff2.byteOffset, woff2.byteLength);
  if (view.getUint32(0) !== 0x774f4632) throw new Error('The font is no WOFF2 file.');
  const tables = view.getUint16(12);
  const compressedSize = view.getUint32(20);
  let at = 48;
  let start = 0;
  let found: { start: number; length: number } | undefined;
  const readNumber = () => {
    let value = 0;
    for (;;) {
      const byte = view.getUint8(at++);
      value = value * 128 + (byte & 0x7f);
      if (byte < 0x80) return value;
    }
  };
  for (let index = 0; index < tables; index++) {
    const flags = view.getUint8(at++);
    const tag = flags & 0x3f;
    const version = flags >> 6;
    if (tag === arbitraryTag) at += 4;
    let length = readNumber();
    const outlines = tag === glyfTag || tag === locaTag;
    if (outlines ? version !== 3 : version !== 0) length = readNumber();
    if (tag === wanted) found = { start, length };
    start += length;
  }
  if (!found) throw new Error('The font has no table of characters.');
  const data = brotliDecompressSync(woff2.subarray(at, at + compressedSize));
  return data.subarray(found.start, found.start + found.length);
}

function addSegments(view: DataView, offset: number, codePoints: Set<number>): void {
  const doubled = view.getUint16(offset + 6);
  const ends = offset + 14;
  const starts = ends + doubled + 2;
  const deltas = starts + doubled;
  const ranges = deltas + doubled;
  for (let at = 0; at < doubled; at += 2) {
    const end = view.getUint16(ends + at);
    const first = view.getUint16(starts + at);
    const delta = view.getUint16(deltas + at);
    const range = view.getUint16(ranges + at);
    for (let code = first; code <= end && code < 0xffff; code++) {
      const raw = range === 0 ? code : view.getUint16(ranges + at + range + (code - first) * 2);
      if (raw !== 0 && ((raw + delta) & 0xffff) !== 0) codePoints.add(code);
    }
  }
}

function addGroups(view: DataView, offset: number, codePoints: Set<number>): void {
  for (let group = 0; group < view.getUint32(offset + 12); group++) {
    const at = offset + 16 + group * 12;
    for (let code = view.getUint32(at); code <= view.getUint32(at + 4); code++) codePoints.add(code);
  }
}
