import { type PDFDocument, PDFName, PDFRawStream } from '@cantoo/pdf-lib';
import { unless } from './objects.ts';

/** The metadata packet: there, readable without a filter, with both claims and the title. */
export function checkMetadata({ catalog }: PDFDocument): string[] {
  const stream = catalog.lookup(PDFName.of('Metadata'));
  if (!(stream instanceof PDFRawStream)) return ['the file has no metadata (ISO 19005-3, 6.6.2)'];
  const xmp = new TextDecoder().decode(stream.contents);
  return [
    ...unless(!stream.dict.has(PDFName.of('Filter')), 'the metadata is compressed (ISO 19005-3, 6.6.2.1)'),
    ...unless(/<pdfaid:part>3</.test(xmp), 'the metadata names no part of PDF/A (ISO 19005-3, 6.6.4)'),
    ...unless(/<pdfuaid:part>1</.test(xmp), 'the metadata names no part of PDF/UA (ISO 14289-1, 5)'),
    ...unless(/<dc:title>.*?<rdf:li[^>]*>[^<]/s.test(xmp), 'the metadata has no title (ISO 14289-1, 7.1)'),
  ];
}
