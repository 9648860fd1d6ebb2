import { PDFArray, PDFDict, type PDFDocument, PDFName, PDFRawStream } from '@cantoo/pdf-lib';
import { nameIn, unless } from './objects.ts';

/**
 * File specifications: what has the type of one or holds a file says how it relates to the document, which names it. Validators ask this
 * of every dictionary of the type, with a file in it or without.
 */
export function checkAttachments(pdf: PDFDocument, dictionaries: readonly PDFDict[]): string[] {
  const specifications = dictionaries.filter(
    (dictionary) => dictionary.has(embeddedKey) || ['Filespec', 'F'].includes(nameIn(dictionary, 'Type')),
  );
  const associated = pdf.catalog.lookup(PDFName.of('AF'));
  const named = new Set(
    associated instanceof PDFArray ? associated.asArray().map((ref) => pdf.context.lookup(ref)) : [],
  );
  return [
    ...unless(
      specifications.every((file) => relationships.has(nameIn(file, 'AFRelationship'))),
      'a file specification does not say how the file relates to the document (ISO 19005-3, 6.8)',
    ),
    ...unless(
      specifications.every((file) => ['F', 'UF'].every((key) => file.has(PDFName.of(key)))),
      'a file specification does not name its file (ISO 19005-3, 6.8)',
    ),
    ...unless(
      specifications.every((file) => named.has(file)),
      'a file specification is associated with nothing (ISO 19005-3, 6.8)',
    ),
    ...unless(specifications.every(hasMediaType), 'an attached file has no media type (ISO 19005-3, 6.8)'),
  ];
}

const relationships = new Set([
  'Source',
  'Data',
  'Alternative',
  'Supplement',
  'Unspecified',
  'EncryptedPayload',
]);

function hasMediaType(file: PDFDict): boolean {
  const embedded = file.lookup(PDFName.of('EF'));
  if (!(embedded instanceof PDFDict)) return true;
  const stream = embedded.lookup(PDFName.of('F'));
  return stream instanceof PDFRawStream && nameIn(stream.dict, 'Subtype').includes('/');
}

const embeddedKey = PDFName.of('EF');
