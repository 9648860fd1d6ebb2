import { SaxesParser } from 'saxes';

/** What a reader of an XML report is told, element by element. Attribute values are as decoded by the parser. */
export interface XmlReader {
  open(name: string, attributes: Attributes, line: number): void;
  close(name: string): void;
  text(text: string): void;
  comment?(text: string): void;
}

/** Value of an attribute of the element that begins, by its name; empty when it is absent. To be asked while the reader is told of it. */
export interface Attributes {
  (name: string): string;
  /** All of them, as an object without a prototype. */
  readonly all: Readonly<Record<string, string>>;
}

/** Why a file was not read whole. */
export interface XmlProblem {
  message: string;
  line: number;
  column: number;
}

const maximumDepth = 100;
const chunkSize = 1 << 16;

/**
 * Streams a report through saxes. Document types with subsets or external identifiers are refused, so that no entity of the file's
 * own is ever defined; depth is capped.
 * @param doctypes `by name` lets a document type stand that is named by an external identifier, which is never fetched
 * @param source the bytes of the file, or its pieces in their order
 * @returns the first problem; undefined when the file was read whole
 * @implements SRS-403, SRS-404
 */
export function readXml(
  source: Uint8Array | Iterable<Uint8Array>,
  reader: XmlReader,
  doctypes: 'refused' | 'by name' = 'refused',
): XmlProblem | undefined {
  let decoder: TextDecoder | undefined;
  const parser = new SaxesParser({ xmlns: false, position: true });
  let depth = 0;
  // Attributes of the element that begins: an object without a prototype, so that no name is inherited.
  let values: Record<string, string> = {};
  const attributeOf = Object.defineProperty((key: string) => values[key] ?? '', 'all', {
    get: () => values,
  }) as Attributes;
  let problem: XmlProblem | undefined;
  const refuse = (message: string): void => {
    problem ??= { message, line: parser.line, column: Math.max(1, parser.columnIndex) };
  };
  parser.on('error', (error) => refuse(error.message.replace(/^\d+:\d+: /, '')));
  parser.on('doctype', (doctype) => {
    if (doctypes === 'by name' ? doctype.includes('[') : /SYSTEM|PUBLIC|\[/.test(doctype))
      refuse('The file declares a document type of its own; such files are refused.');
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (++depth > maximumDepth) refuse(`Elements are nested more than ${maximumDepth} deep.`);
    if (problem) return;
    values = attributes as Record<string, string>;
    reader.open(name, attributeOf, parser.line);
  });
  parser.on('closetag', ({ name }) => {
    depth--;
    if (!problem) reader.close(name);
  });
  parser.on('text', (text) => problem || reader.text(text));
  parser.on('cdata', (text) => problem || reader.text(text));
  if (reader.comment) parser.on('comment', (text) => problem || reader.comment?.(text));
  for (const chunk of source instanceof Uint8Array ? slicesOf(source) : source) {
    decoder ??= decoderOf(chunk);
    if (!decoder) return { message: 'The file is neither UTF-8 nor UTF-16.', line: 1, column: 1 };
    const text = decode(decoder, chunk);
    if (text === undefined) refuse('The file holds bytes that are no text in its encoding.');
    else parser.write(text);
    if (problem) return problem;
  }
  const rest = decoder ? decode(decoder) : '';
  if (rest === undefined) refuse('The file holds bytes that are no text in its encoding.');
  else parser.write(rest).close();
  return problem;
}

/** The next piece of a text; without bytes its end. Undefined where the bytes are no text in the encoding. */
function decode(decoder: TextDecoder, bytes?: Uint8Array): string | undefined {
  try {
    return decoder.decode(bytes, { stream: bytes !== undefined });
  } catch {
    return undefined;
  }
}

function* slicesOf(bytes: Uint8Array): Generator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += chunkSize)
    yield bytes.subarray(start, start + chunkSize);
}

function decoderOf(bytes: Uint8Array): TextDecoder | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le', { fatal: true });
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be', { fatal: true });
  const declared = /^[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._-]+)["']/.exec(
    Buffer.from(bytes.subarray(0, 300)).toString('latin1'),
  )?.[1];
  return declared && !/^(?:utf-?8|us-ascii)$/i.test(declared)
    ? undefined
    : new TextDecoder('utf-8', { fatal: true });
}
