/** Text for a translator, or a placeholder: what has to come back as it is. */
export type Piece = string | { keep: string };

/**
 * What no translator may change, in the order it is looked for: comments, code, targets of links, keys of attribute lists,
 * identifiers of items, element strings of a UDI, units behind a number.
 */
const kept =
  /<!--[^>]{0,300}-->|`[^`\n]{1,300}`|\]\([^)\s]{1,500}\)|^- (?:covers: [^\n]{1,300}|[a-z][a-z-]{0,40}:)|\b[A-Z][A-Za-z]{1,20}[-_]\d{1,9}\b|\(\d{2,4}\)[!-~]{4,60}|(?<=\d ?)(?:ms|s|min|h|kPa|Pa|mmHg|µl|ml\/h|ml|mg|µg|g|kg|mm|cm|m|Hz|kHz|MHz|V|mV|A|mA|W|MB|GB|%|°C)(?![\w/])/gm;

/** Splits Markdown into text and placeholders; joined again they are the same. */
export function piecesOf(markdown: string): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of markdown.matchAll(kept)) {
    if (match.index > end) pieces.push(markdown.slice(end, match.index));
    pieces.push({ keep: match[0] });
    end = match.index + match[0].length;
  }
  if (end < markdown.length) pieces.push(markdown.slice(end));
  return pieces;
}

/** Placeholders, sorted: a translation may put them in another order. */
export function protectedOf(pieces: readonly Piece[]): string[] {
  return pieces.flatMap((piece) => (typeof piece === 'string' ? [] : [piece.keep])).sort();
}

/** Numbers of the text, sorted, with a point for the decimals: `0,1` in one language is `0.1` in another. */
export function numbersOf(pieces: readonly Piece[]): string[] {
  return pieces
    .flatMap((piece) => (typeof piece === 'string' ? [...piece.matchAll(/\d+(?:[.,]\d+)?/g)] : []))
    .map(([number]) => number.replace(',', '.'))
    .sort();
}
