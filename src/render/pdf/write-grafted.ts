import { type PDFContext, PDFDict, PDFHexString, PDFName, PDFObjectParser, PDFString } from '@cantoo/pdf-lib';
import { type Graft, movedName } from './graft.ts';
import { Output, writeTable } from './output.ts';
import type { OwnFile } from './own-file.ts';
import { withCommit } from './source-links.ts';

/** The name of the destination in the whole that a link to another file leads to; undefined where that file is none of it. */
export type Inward = (file: string, destination: string) => string | undefined;

/**
 * Writes a file with what was grafted onto it: the objects of the host as they are, those of the files with their new numbers. Links
 * between the files lead inside, and links to the source to the commit.
 * @param base the host as it was saved after grafting
 * @implements SDS-3233
 */
export function writeGrafted(
  base: OwnFile,
  grafts: readonly Graft[],
  context: PDFContext,
  { inward = () => undefined, commit }: { inward?: Inward | undefined; commit: string },
): Uint8Array {
  // Numbers get longer, and every object stands once in the table.
  const sizes = grafts.map(({ size }) => size);
  const output = new Output(
    Math.ceil(sizes.reduce((sum, size) => sum + size, base.body.length * 1.3) * 1.02),
  );
  output.bytes(base.body);
  const starts = new Uint32Array(Math.max(base.largest, ...grafts.map(({ last }) => last)) + 1);
  starts.set(base.starts);
  for (const graft of grafts) {
    const { offset, left } = graft;
    const file = graft.open();
    const move = mover(graft, { context, inward, commit });
    for (const number of file.numbers) {
      if (left.has(number)) continue;
      starts[number + offset] = output.length;
      const bytes = file.bytesOf(number);
      const dictionaryEnd = streamStart(bytes);
      const moved = move(number, latin1(bytes.subarray(0, dictionaryEnd)));
      output.text(`${number + offset} 0 obj\n${moved}`);
      output.bytes(bytes.subarray(dictionaryEnd));
      output.text('\nendobj\n\n');
    }
  }
  writeTable(output, starts, base.trailer);
  return output.whole();
}

/** Where a stream's bytes start, with the word before them; the end of what is no stream. */
function streamStart(bytes: Uint8Array): number {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!buffer.subarray(-9).equals(streamEnd)) return bytes.length;
  return buffer.indexOf('\nstream\n');
}
const streamEnd = Buffer.from('endstream');

/** Strings are passed over: what is in them is text. */
const movable = /\((?:\\[\s\S]|[^\\()])*\)|\b(\d+) 0 R\b|\/(StructParents?) (\d+)|\/Dest \/([^\s/<>[\]()]+)/g;
const elementId = /^\(((?:d\d{4})*e\d{8})\)$/;

/** Rewrites an object for its place in the whole. */
function mover(
  { offset, prefix, idPrefix, keyOffset, rootNumber, parent, edits }: Graft,
  { context, inward, commit }: { context: PDFContext; inward: Inward; commit: string },
): (number: number, text: string) => string {
  const names = new Map<string, string>();
  const nameOf = (raw: string): string => {
    const known = names.get(raw);
    if (known !== undefined) return known;
    const name = PDFName.of(movedName(prefix, PDFName.of(raw).decodeText())).toString();
    names.set(raw, name);
    return name;
  };
  return (number, text) => {
    const moved = text.replace(
      movable,
      (whole, ref?: string, key?: string, value?: string, name?: string) => {
        if (ref !== undefined)
          return `${Number(ref) === rootNumber ? parent.objectNumber : Number(ref) + offset} 0 R`;
        if (key !== undefined) return `/${key} ${Number(value) + keyOffset}`;
        if (name !== undefined) return `/Dest ${nameOf(name)}`;
        const id = elementId.exec(whole)?.[1];
        return id === undefined ? withCommit(whole, commit) : `(${idPrefix}${id})`;
      },
    );
    const edit = edits.get(number) ?? (moved.includes('/S /GoToR') ? leadInside(inward) : undefined);
    if (!edit) return moved;
    const dictionary = PDFObjectParser.forBytes(Buffer.from(moved, 'latin1'), context).parseObject();
    if (!(dictionary instanceof PDFDict)) return moved;
    edit(dictionary);
    return dictionary.toString();
  };
}

function leadInside(inward: Inward): (annotation: PDFDict) => void {
  return (annotation) => {
    const action = annotation.get(PDFName.of('A'));
    const file = action instanceof PDFDict ? action.get(PDFName.of('F')) : undefined;
    const name = file instanceof PDFDict ? file.get(PDFName.of('UF')) : undefined;
    if (!(action instanceof PDFDict) || !(name instanceof PDFHexString || name instanceof PDFString)) return;
    const place = action.get(PDFName.of('D'));
    const destination = inward(name.decodeText(), place instanceof PDFName ? place.decodeText() : '');
    if (destination === undefined) return;
    annotation.delete(PDFName.of('A'));
    annotation.set(PDFName.of('Dest'), PDFName.of(destination));
  };
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}
