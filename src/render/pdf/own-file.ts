import {
  PDFArray,
  PDFContext,
  PDFDict,
  PDFName,
  type PDFObject,
  PDFObjectParser,
  PDFRawStream,
  PDFRef,
} from '@cantoo/pdf-lib';

/**
 * A PDF that we wrote ourselves, object by object: one table of references, no object streams (ISO 32000-1, 7.5). What is asked for is
 * parsed, the rest stays bytes, so that a large file costs little memory.
 */
export interface OwnFile {
  /** All of it up to the table of references. */
  body: Uint8Array;
  /** Object number → where it starts in the file, in the order of the file. */
  offsets: ReadonlyMap<number, number>;
  /** Highest object number. */
  largest: number;
  trailer: PDFDict;
  catalog: PDFDict;
  /** An object as it is written, between `obj` and `endobj`. */
  bytesOf(number: number): Uint8Array;
  /** What a reference leads to, or the value itself. */
  lookup(value: PDFObject | undefined): PDFObject | undefined;
}

/** @throws Error where it is no file of ours */
export function readOwnFile(bytes: Uint8Array): OwnFile {
  const context = PDFContext.create();
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(file.toString('latin1', file.length - 64))?.[1]);
  const tail = file.toString('latin1', start);
  const trailerAt = tail.indexOf('trailer');
  if (!tail.startsWith('xref') || trailerAt < 0) throw new Error('This PDF is not one that we wrote.');
  const offsets = readOffsets(tail.slice(4, trailerAt));
  const ends = endsOf(offsets, start);
  const parsed = new Map<number, PDFObject>();
  const parse = (part: Uint8Array) => PDFObjectParser.forBytes(part, context).parseObject();
  const bytesOf = (number: number): Uint8Array => {
    const at = offsets.get(number) ?? start;
    const from = file.indexOf('obj\n', at) + 4;
    return file.subarray(from, file.lastIndexOf('\nendobj', ends.get(number)));
  };
  const lookup = (value: PDFObject | undefined): PDFObject | undefined => {
    if (!(value instanceof PDFRef)) return value;
    const number = value.objectNumber;
    if (!offsets.has(number)) return undefined;
    const object = parsed.get(number) ?? parse(bytesOf(number));
    parsed.set(number, object);
    // What is looked up is in the context too, where dictionaries look for what they name.
    context.assign(value, object);
    return object;
  };
  const trailer = parse(file.subarray(start + trailerAt + 'trailer'.length)) as PDFDict;
  const catalog = lookup(trailer.get(PDFName.of('Root'))) as PDFDict;
  let largest = 0;
  for (const number of offsets.keys()) largest = Math.max(largest, number);
  return { body: file.subarray(0, start), offsets, largest, trailer, catalog, bytesOf, lookup };
}

function readOffsets(table: string): Map<number, number> {
  const offsets: [number, number][] = [];
  let number = 0;
  for (const [, first, kind] of table.matchAll(/(\d+) \d+(?: ([nf]))?/g)) {
    if (kind === 'n') offsets.push([number, Number(first)]);
    number = kind === undefined ? Number(first) : number + 1;
  }
  return new Map(offsets.sort(([, a], [, b]) => a - b));
}

function endsOf(offsets: ReadonlyMap<number, number>, end: number): Map<number, number> {
  const ends = new Map<number, number>();
  let before: number | undefined;
  for (const [number, offset] of offsets) {
    if (before !== undefined) ends.set(before, offset);
    before = number;
  }
  if (before !== undefined) ends.set(before, end);
  return ends;
}

/** Every object number that values lead to; where `isEnd` says so they lead no further, and are not among them. */
export function reach(
  file: OwnFile,
  values: readonly (PDFObject | undefined)[],
  isEnd: (object: PDFObject) => boolean,
): Set<number> {
  const reached = new Set<number>();
  const open = [...values];
  while (open.length > 0) {
    const value = open.pop();
    if (value instanceof PDFRef) {
      const object = reached.has(value.objectNumber) ? undefined : file.lookup(value);
      if (!object || isEnd(object)) continue;
      reached.add(value.objectNumber);
      open.push(object);
    } else if (value instanceof PDFRawStream) open.push(...value.dict.values());
    else if (value instanceof PDFDict) open.push(...value.values());
    else if (value instanceof PDFArray) open.push(...value.asArray());
  }
  return reached;
}
