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
  /** Numbers of its objects, in the order of the file. */
  numbers: Uint32Array;
  /** Object number → where it starts in the file; 0 where there is none. */
  starts: Uint32Array;
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
  const starts = readStarts(file, start);
  const numbers = Uint32Array.from(starts.keys())
    .filter((number) => starts[number] !== 0)
    .sort((a, b) => (starts[a] as number) - (starts[b] as number));
  const ends = new Uint32Array(starts.length);
  numbers.forEach((number, at) => {
    ends[number] = starts[numbers[at + 1] ?? -1] ?? start;
  });
  const parsed = new Map<number, PDFObject>();
  const parse = (part: Uint8Array) => PDFObjectParser.forBytes(part, context).parseObject();
  const bytesOf = (number: number): Uint8Array => {
    const from = file.indexOf('obj\n', starts[number]) + 4;
    return file.subarray(from, file.lastIndexOf('\nendobj', ends[number]));
  };
  const lookup = (value: PDFObject | undefined): PDFObject | undefined => {
    if (!(value instanceof PDFRef)) return value;
    const number = value.objectNumber;
    if (!starts[number]) return undefined;
    const object = parsed.get(number) ?? parse(bytesOf(number));
    parsed.set(number, object);
    // What is looked up is in the context too, where dictionaries look for what they name.
    context.assign(value, object);
    return object;
  };
  const trailer = parse(file.subarray(start + trailerAt + 'trailer'.length)) as PDFDict;
  const catalog = lookup(trailer.get(PDFName.of('Root'))) as PDFDict;
  const largest = starts.findLastIndex((at) => at !== 0);
  return { body: file.subarray(0, start), numbers, starts, largest, trailer, catalog, bytesOf, lookup };
}

/** The table of references: sections of lines of 20 bytes, each behind a line with its first number and how many it has (ISO 32000-1, 7.5.4). */
function readStarts(file: Buffer, table: number): Uint32Array {
  const sections: { first: number; count: number; at: number }[] = [];
  let largest = 0;
  for (let at = file.indexOf('\n', table) + 1; ; ) {
    const end = file.indexOf('\n', at);
    const [, first, count] = /^(\d+) (\d+)\s*$/.exec(file.toString('latin1', at, end)) ?? [];
    if (first === undefined) break;
    sections.push({ first: Number(first), count: Number(count), at: end + 1 });
    largest = Math.max(largest, Number(first) + Number(count) - 1);
    at = end + 1 + 20 * Number(count);
  }
  const starts = new Uint32Array(largest + 1);
  for (const { first, count, at } of sections)
    for (let index = 0; index < count; index++) {
      const line = at + 20 * index;
      if (file[line + 17] === used) starts[first + index] = Number(file.toString('latin1', line, line + 10));
    }
  return starts;
}

const used = 'n'.charCodeAt(0);

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
