import {
  type PDFContext,
  PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  type PDFRawStream,
  type PDFRef,
  PDFString,
} from '@cantoo/pdf-lib';
import { compareText } from '../../model/index.ts';
import type { Attachment, FileIdentity } from './job.ts';

/** Carries files inside the PDF, each related to the document (ISO 19005-3, 6.8 and Annex E). */
export function attachFiles(pdf: PDFDocument, job: FileIdentity): void {
  if (job.attachments.length === 0) return;
  const { context, catalog } = pdf;
  const files = inOrder(job.attachments).map((attachment) => ({
    attachment,
    ref: fileSpecification(pdf, attachment, job.date),
  }));
  const tree = context.obj({});
  tree.set(
    PDFName.of('Names'),
    context.obj(files.flatMap(({ attachment, ref }) => [PDFHexString.fromText(attachment.name), ref])),
  );
  const existing = catalog.lookup(PDFName.of('Names'));
  const names = existing instanceof PDFDict ? existing : context.obj({});
  names.set(PDFName.of('EmbeddedFiles'), tree);
  if (names !== existing) catalog.set(PDFName.of('Names'), names);
  catalog.set(PDFName.of('AF'), context.obj(files.map(({ ref }) => ref)));
}

/** Attachments in the order in which a file names them. */
export function inOrder(attachments: readonly Attachment[]): Attachment[] {
  return [...attachments].sort((a, b) => compareText(a.name, b.name));
}

/** An attachment as the stream that holds it. */
export function embeddedAs({ bytes, type }: Attachment, date: string, context: PDFContext): PDFRawStream {
  const stream = context.flateStream(bytes, { Type: 'EmbeddedFile' });
  stream.dict.set(PDFName.of('Subtype'), PDFName.of(type));
  const parameters = context.obj({ Size: bytes.length });
  // PDF/A-3 asks for the date of the change; the revision's is the one that is known.
  if (date) parameters.set(PDFName.of('ModDate'), PDFString.of(`D:${date.replace(/\D/g, '').slice(0, 14)}Z`));
  stream.dict.set(PDFName.of('Params'), parameters);
  return stream;
}

function fileSpecification(pdf: PDFDocument, attachment: Attachment, date: string): PDFRef {
  const { context } = pdf;
  const file = context.register(embeddedAs(attachment, date, context));
  const specification = context.obj({ Type: 'Filespec', AFRelationship: attachment.relationship });
  specification.set(PDFName.of('F'), PDFHexString.fromText(attachment.name));
  specification.set(PDFName.of('UF'), PDFHexString.fromText(attachment.name));
  specification.set(PDFName.of('Desc'), PDFHexString.fromText(attachment.description));
  const embedded = context.obj({});
  embedded.set(PDFName.of('F'), file);
  embedded.set(PDFName.of('UF'), file);
  specification.set(PDFName.of('EF'), embedded);
  return context.register(specification);
}
