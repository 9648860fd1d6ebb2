import { createHash } from 'node:crypto';
import {
  PDFArray,
  type PDFContext,
  PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  PDFRawStream,
  PDFRef,
  PDFString,
} from '@cantoo/pdf-lib';
import { escapeHtml } from '../../model/index.ts';
import { srgbProfile } from './colour-profile.ts';
import type { Joinable } from './graft.ts';
import type { FileIdentity } from './job.ts';

/** Title, language, dates and identifier: all from the job, none from the clock. */
export function writeIdentity(pdf: PDFDocument, job: FileIdentity): void {
  const { catalog, context } = pdf;
  context.trailerInfo.Info = context.register(informationAs(job, context));
  catalog.set(PDFName.of('Lang'), PDFString.of(job.language));
  catalog.set(PDFName.of('MarkInfo'), context.obj({ Marked: true }));
  catalog.set(PDFName.of('ViewerPreferences'), context.obj({ DisplayDocTitle: true }));
  catalog.set(PDFName.of('PageMode'), PDFName.of('UseOutlines'));
  writeOutputIntent(pdf);
}

/** The information dictionary of a job. */
export function informationAs(job: FileIdentity, context: PDFContext): PDFDict {
  const info = context.obj({});
  const put = (key: string, text: string) => info.set(PDFName.of(key), PDFHexString.fromText(text));
  put('Title', job.title);
  put('Creator', job.generator);
  put('Producer', job.generator);
  if (job.date) {
    const date = PDFString.of(`D:${job.date.replace(/\D/g, '').slice(0, 14)}Z`);
    info.set(PDFName.of('CreationDate'), date);
    info.set(PDFName.of('ModDate'), date);
  }
  return info;
}

/**
 * The file identifier (ISO 32000-1, 14.4): of what the file says and of which revision, not of when it was written.
 * @param joined files that are joined to it
 */
export function writeFileIdentifier(
  pdf: PDFDocument,
  job: FileIdentity,
  joined: readonly Joinable[] = [],
): void {
  const hash = createHash('sha256').update(JSON.stringify([job.id, job.revision, job.date]));
  for (const page of pdf.getPages()) {
    const contents = page.node.get(PDFName.of('Contents'));
    for (const ref of contents instanceof PDFArray ? contents.asArray() : [contents]) {
      const stream = pdf.context.lookup(ref);
      if (stream instanceof PDFRawStream) hash.update(stream.contents);
    }
  }
  for (const { identifier: own } of joined) hash.update(own);
  for (const { name, bytes } of job.attachments) hash.update(name).update(bytes);
  const identifier = PDFHexString.of(hash.digest('hex').slice(0, 32));
  pdf.context.trailerInfo.ID = pdf.context.obj([identifier, identifier]);
}

/** The metadata packet (ISO 16684-1); with the claims of PDF/A-3a and PDF/UA-1 only where the file keeps them. */
export function writeXmp(pdf: PDFDocument, job: FileIdentity, conforms: boolean): void {
  const stream = metadataAs(job, conforms, pdf.context);
  const known = pdf.catalog.get(PDFName.of('Metadata'));
  if (known instanceof PDFRef) pdf.context.assign(known, stream);
  else pdf.catalog.set(PDFName.of('Metadata'), pdf.context.register(stream));
}

/** The metadata of a job. */
export function metadataAs(job: FileIdentity, conforms: boolean, context: PDFContext): PDFRawStream {
  return context.stream(new TextEncoder().encode(xmpPacket(job, conforms)), {
    Type: 'Metadata',
    Subtype: 'XML',
  });
}

function xmpPacket(job: FileIdentity, conforms: boolean): string {
  const text = escapeHtml;
  const date = job.date.replace(/\.\d+(?=Z$)/, '');
  return [
    '<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>',
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
    '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">',
    `<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${text(job.title)}</rdf:li></rdf:Alt></dc:title>`,
    `<dc:language><rdf:Bag><rdf:li>${text(job.language)}</rdf:li></rdf:Bag></dc:language>`,
    '<dc:format>application/pdf</dc:format>',
    `<dc:identifier>${text(job.id)}</dc:identifier>`,
    `<xmp:CreatorTool>${text(job.generator)}</xmp:CreatorTool><pdf:Producer>${text(job.generator)}</pdf:Producer>`,
    date
      ? `<xmp:CreateDate>${text(date)}</xmp:CreateDate><xmp:ModifyDate>${text(date)}</xmp:ModifyDate>`
      : '',
    '</rdf:Description>',
    conforms ? conformanceClaim : '',
    '</rdf:RDF></x:xmpmeta>',
    '<?xpacket end="r"?>',
  ].join('\n');
}

/** PDF/UA's schema is foreign to PDF/A and has to be described where both are claimed (ISO 19005-3, 6.6.2.3). */
const conformanceClaim = [
  '<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"><pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance></rdf:Description>',
  '<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part></rdf:Description>',
  '<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">',
  '<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource"><pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>',
  '<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>',
  '<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:category>internal</pdfaProperty:category>',
  '<pdfaProperty:description>Part of ISO 14289 the file conforms to</pdfaProperty:description><pdfaProperty:name>part</pdfaProperty:name>',
  '<pdfaProperty:valueType>Integer</pdfaProperty:valueType></rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>',
].join('\n');

function writeOutputIntent(pdf: PDFDocument): void {
  const { context, catalog } = pdf;
  const profile = context.register(context.flateStream(srgbProfile(), { N: 3 }));
  const intent = context.obj({ Type: 'OutputIntent', S: 'GTS_PDFA1' });
  intent.set(PDFName.of('OutputConditionIdentifier'), PDFString.of('sRGB'));
  intent.set(PDFName.of('Info'), PDFString.of('sRGB, IEC 61966-2-1'));
  intent.set(PDFName.of('DestOutputProfile'), profile);
  catalog.set(PDFName.of('OutputIntents'), context.obj([intent]));
}

/** The information dictionary, where the file has one. */
export function informationOf(pdf: PDFDocument): PDFDict | undefined {
  const info = pdf.context.lookup(pdf.context.trailerInfo.Info);
  return info instanceof PDFDict ? info : undefined;
}
