import type { IdSyntax } from '../../config/index.ts';

/** Text for a translator, or a placeholder: what has to come back as it is. */
export type Piece = string | { keep: string };

/**
 * What no translator may change, in the order it is looked for: comments, code, targets of links, keys of attribute lists, names of clauses
 * and variants, element strings of a UDI, units behind a number. Identifiers of items are found by their syntax.
 */
const kept =
  /<!--[^>]{0,300}-->|`[^`\n]{1,300}`|\]\([^)\s]{1,500}\)|^- (?:(?:covers|applies-to): [^\n]{1,300}|[a-z][a-z-]{0,40}:)|\(\d{2,4}\)[!-~]{4,60}|(?<=\d ?)(?:ms|s|min|h|kPa|Pa|mmHg|µl|ml\/h|ml|mg|µg|g|kg|mm|cm|m|Hz|kHz|MHz|V|mV|A|mA|W|MB|GB|%|°C)(?![\w/])/gm;

/** What finds the IDs of a project. */
export type FindIds = Pick<IdSyntax, 'find'>;

/** Splits Markdown into text and placeholders; joined again they are the same. */
export function piecesOf(markdown: string, ids: FindIds): Piece[] {
  const found = [
    ...Array.from(markdown.matchAll(kept), ({ 0: keep, index }) => ({ keep, offset: index })),
    ...ids.find(markdown).map(({ id, offset }) => ({ keep: id, offset })),
  ].sort((a, b) => a.offset - b.offset || b.keep.length - a.keep.length);
  const pieces: Piece[] = [];
  let end = 0;
  for (const { keep, offset } of found) {
    if (offset < end) continue;
    if (offset > end) pieces.push(markdown.slice(end, offset));
    pieces.push({ keep });
    end = offset + keep.length;
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
