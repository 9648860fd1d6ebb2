/**
 * Takes the soft hyphens that no line ends at out of a content stream, and says of the hyphen at the end of a line that it is one
 * (ISO 32000-1, 14.8.2.2.3), so that readers join the word and keep the hyphens that were written. Skia shows each soft hyphen as a blank
 * without width whose text is told apart (`ActualText`), which some readers take for a blank within the word; at the end of a line the
 * hyphen follows, painted by itself.
 * @param content decoded content stream of a page, as Skia writes it
 * @implements SRS-3626, SRS-3637
 */
export function dropSoftHyphens(content: Uint8Array): Uint8Array {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  if (!bytes.includes('<FEFF00AD>')) return content;
  const told = bytes
    .toString('latin1')
    .replace(softHyphen, (_, move = '', between = '', hyphen = '') =>
      hyphen === '' ? move : `${move}${between}/Span <</ActualText <FEFF00AD> >> BDC\n${hyphen}EMC\n`,
    );
  return Buffer.from(told, 'latin1');
}

/** The move before the sign counts for what follows, so it is kept. Behind it, where a line ends: a new text object, and the hyphen. */
const softHyphen =
  /\/Span\s*<<\s*\/ActualText\s*<FEFF00AD>\s*>>\s*BDC\s+(?:((?:[-\d.]+ [-\d.]+ Td\s+)?)<[\dA-F]{4}> Tj\s+)?EMC\s(?:(ET\s+BT\s+\/\S+ \S+ Tf\s+(?:[-\d.]+ ){6}Tm\s+)(<[\dA-F]{4}> Tj\s+)(?=ET\s))?/g;
