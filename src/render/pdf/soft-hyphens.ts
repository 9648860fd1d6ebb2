/**
 * Takes soft hyphens out of a content stream. Skia shows each one as a blank without width whose text is told apart (`ActualText`), which
 * some readers take for a blank within the word. The hyphen at the end of a line is painted by itself and stays: readers join its word.
 * @param content decoded content stream of a page, as Skia writes it
 * @implements SRS-3626
 */
export function dropSoftHyphens(content: Uint8Array): Uint8Array {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  return bytes.includes('<FEFF00AD>')
    ? Buffer.from(bytes.toString('latin1').replace(softHyphen, '$1'), 'latin1')
    : content;
}

/** The move before the sign counts for what follows, so it is kept. */
const softHyphen =
  /\/Span\s*<<\s*\/ActualText\s*<FEFF00AD>\s*>>\s*BDC\s+(?:((?:[-\d.]+ [-\d.]+ Td\s+)?)<[\dA-F]{4}> Tj\s+)?EMC\s/g;
