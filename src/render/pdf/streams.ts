import { inflateSync } from 'node:zlib';
import { decodePDFRawStream, PDFName, type PDFRawStream } from '@cantoo/pdf-lib';

/** The bytes of a stream without its filter. What is deflated, as all that a browser or we write, is inflated by Node.js, ten times as fast. */
export function decodedStream(stream: PDFRawStream): Uint8Array {
  const { dict, contents } = stream;
  if (dict.get(filterKey) === deflated && !dict.has(parametersKey)) {
    try {
      return inflateSync(contents, { maxOutputLength: most });
    } catch {
      // The library reads what is cut off too.
    }
  }
  return decodePDFRawStream(stream).decode();
}

const filterKey = PDFName.of('Filter');
const parametersKey = PDFName.of('DecodeParms');
const deflated = PDFName.of('FlateDecode');
/** No page paints more. */
const most = 500_000_000;
