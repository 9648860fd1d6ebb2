import { createHash } from 'node:crypto';
import {
  PDFArray,
  PDFContext,
  PDFDict,
  PDFHexString,
  PDFName,
  type PDFObject,
  PDFRef,
} from '@cantoo/pdf-lib';
import { embeddedAs, inOrder } from './attachments.ts';
import type { PrintJob } from './job.ts';
import { informationAs, metadataAs } from './metadata.ts';
import { Output, writeTable } from './output.ts';
import { type OwnFile, readOwnFile } from './own-file.ts';
import { paintStamps, type ShownStamp } from './shown-stamps.ts';
import { anyCommit, withCommit } from './source-links.ts';

/**
 * Says in a file what is of the commit: the stamps on its pages, its dates and identifier, what it carries for machines, and the commit that
 * links to the source lead to. Its other objects stay as they are.
 * @param bytes a file that was made of a job without all that, see `withoutStamps`
 * @param shown where its pages show what stands for a stamp
 * @param conforms whether it claims PDF/A-3a and PDF/UA-1
 * @implements SRS-3860
 */
export function stampFile(
  bytes: Uint8Array,
  shown: readonly ShownStamp[],
  job: PrintJob,
  conforms: boolean,
): Uint8Array {
  const file = readOwnFile(bytes);
  const context = PDFContext.create();
  const made = paintStamps(file, shown, job);
  const put = (ref: PDFObject | undefined, object: PDFObject): void => {
    if (!(ref instanceof PDFRef)) throw new Error('A file of ours does not say who made it.');
    made.set(ref.objectNumber, bytesOf(object));
  };
  put(file.trailer.get(PDFName.of('Info')), informationAs(job, context));
  put(file.catalog.get(PDFName.of('Metadata')), metadataAs(job, conforms, context));
  const streams = attachedStreams(file);
  inOrder(job.attachments).forEach((attachment, index) => {
    put(streams[index], embeddedAs(attachment, job.date, context));
  });
  const trailer = file.trailer.clone();
  const identifier = PDFHexString.of(identifierOf(file, job));
  trailer.set(PDFName.of('ID'), context.obj([identifier, identifier]));
  return rewrite(file, made, job.commit, trailer);
}

function bytesOf(object: PDFObject): Uint8Array {
  const bytes = new Uint8Array(object.sizeInBytes());
  object.copyBytesInto(bytes, 0);
  return bytes;
}

/** References to the attached files, in the order of their names. */
function attachedStreams(file: OwnFile): (PDFObject | undefined)[] {
  const associated = file.lookup(file.catalog.get(PDFName.of('AF')));
  return (associated instanceof PDFArray ? associated.asArray() : []).map((ref) => {
    const specification = file.lookup(ref);
    const embedded = specification instanceof PDFDict ? specification.get(PDFName.of('EF')) : undefined;
    const files = file.lookup(embedded);
    return files instanceof PDFDict ? files.get(PDFName.of('F')) : undefined;
  });
}

/** The file identifier (ISO 32000-1, 14.4): of what the file says and carries and of which revision, not of when it was written. */
function identifierOf(file: OwnFile, job: PrintJob): string {
  const { id, revision, date, digest, stamps, attachments } = job;
  const hash = createHash('sha256').update(String(file.trailer.get(PDFName.of('ID'))));
  hash.update(JSON.stringify([id, revision, date, digest, stamps]));
  for (const { name, bytes } of attachments) hash.update(name).update(bytes);
  return hash.digest('hex').slice(0, 32);
}

/** Writes a file with some objects in place of others, and links to the source that lead to a commit. */
function rewrite(
  file: OwnFile,
  made: ReadonlyMap<number, Uint8Array>,
  commit: string,
  trailer: PDFDict,
): Uint8Array {
  const { body, numbers } = file;
  const more = [...made.values()].reduce((sum, { length }) => sum + length, 0);
  const output = new Output(Math.ceil(body.length * 1.05) + more + 24 * numbers.length);
  const starts = new Uint32Array(file.starts.length);
  const source = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  const marker = Buffer.from(`/blob/${anyCommit}/`);
  let next = source.indexOf(marker);
  output.bytes(body.subarray(0, file.starts[numbers[0] ?? 0]));
  numbers.forEach((number, at) => {
    const from = file.starts[number] as number;
    const end = file.starts[numbers[at + 1] ?? -1] ?? body.length;
    starts[number] = output.length;
    const whole = made.get(number);
    const isLink = next >= from && next < end;
    if (whole) {
      output.text(`${number} 0 obj\n`);
      output.bytes(whole);
      output.text('\nendobj\n\n');
    } else if (isLink) output.text(withCommit(source.toString('latin1', from, end), commit));
    else output.bytes(body.subarray(from, end));
    if (next >= 0 && next < end) next = source.indexOf(marker, end);
  });
  writeTable(output, starts, trailer);
  return output.whole();
}
