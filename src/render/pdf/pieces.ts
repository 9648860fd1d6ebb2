import type { PrintJob } from './job.ts';

/** A piece of a text: it begins on a page of its own, so that it is printed, and kept, by itself. */
export interface Piece {
  /** Names it among the pieces of its document: its first anchor. */
  name: string;
  parts: { anchor: string; html: string }[];
  /** Depth of the last heading before it; 0 for the first. */
  depth: number;
}

/** Characters of HTML, of some ten pages and of some twenty, behind which a chapter or a section of it begins another piece. */
const longPiece: Readonly<Record<string, number>> = { 1: 60_000, 2: 120_000 };
/** What is shorter does not begin a page for itself at the end of a document. */
const shortRest = 8_000;

/**
 * Cuts the text of a document into pieces, at its chapters and their sections. Where it is cut depends on what stands before, so that the
 * pieces behind a change are as a rule the same. Links from one piece into another lead to the file that all will be in.
 * @implements SRS-3765, SDS-3279
 */
export function piecesOf({ id, parts }: Pick<PrintJob, 'id' | 'parts'>): Piece[] {
  const pieces: Piece[] = [];
  let rest = parts.reduce((sum, { html }) => sum + html.length, 0);
  let size = 0;
  let depth = 0;
  for (const { anchor, html } of parts) {
    const cuts = [{ at: 0, level: 1 }, ...sectionsIn(html)];
    cuts.forEach(({ at, level }, index) => {
      const section = html.slice(at, cuts[index + 1]?.at);
      const piece = pieces.at(-1);
      const isPart = index === 0;
      const last = piece?.parts.at(-1);
      if (!piece || (size >= (longPiece[level] ?? 0) && rest >= shortRest)) {
        pieces.push({
          name: firstId.exec(section)?.[1] ?? anchor,
          parts: [{ anchor: isPart ? anchor : '', html: section }],
          depth,
        });
        size = 0;
      } else if (isPart || !last) piece.parts.push({ anchor, html: section });
      else last.html += section;
      size += section.length;
      rest -= section.length;
      depth = Number([...section.matchAll(/<h([1-6])[ >]/g)].at(-1)?.[1] ?? depth);
    });
  }
  leadToOtherPieces(pieces, id);
  return pieces;
}

const firstId = / id="([^"]+)"/;

/** Where chapters and sections begin in a part, but for its start: headings that lie in nothing else. All HTML is ours, see `sections.ts`. */
function sectionsIn(html: string): { at: number; level: number }[] {
  const found: { at: number; level: number }[] = [];
  let depth = 0;
  for (const { 1: slash, 2: name = '', 3: attributes = '', index } of html.matchAll(tag)) {
    if (slash === '/') depth--;
    else if (!attributes.endsWith('/') && !empty.has(name.toLowerCase())) {
      if (depth === 0 && index > 0 && (name === 'h1' || name === 'h2'))
        found.push({ at: index, level: Number(name[1]) });
      depth++;
    }
  }
  return found;
}

const tag = /<(\/?)([a-z][\w:-]*)([^<>]*)>/gi;
/** Elements without an end (HTML, 13.1.2). */
const empty = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));

function leadToOtherPieces(pieces: readonly Piece[], id: string): void {
  if (pieces.length < 2) return;
  const own = pieces.map(
    ({ parts }) =>
      new Set(
        parts.flatMap(({ anchor, html }) => [
          anchor,
          ...Array.from(html.matchAll(/<[a-z][^<>]*?\sid="([^"]*)"/gi), ([, name = '']) => name),
        ]),
      ),
  );
  const isThere = (anchor: string): boolean => own.some((ids) => ids.has(anchor));
  pieces.forEach((piece, index) => {
    piece.parts = piece.parts.map(({ anchor, html }) => ({
      anchor,
      html: html.replaceAll(localLink, (link, before: string, raw: string) => {
        const target = [raw, decoded(raw)].find(isThere);
        if (target === undefined || own[index]?.has(target)) return link;
        return `${before}${fileOf(id)}#${target === raw ? raw.replaceAll('%', '%25') : raw}"`;
      }),
    }));
  });
}

/** A file of the set in an address. */
export function fileOf(id: string): string {
  return `${encodeURIComponent(id)}.pdf`;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const localLink = /(<a\b[^<>]*\shref=")#([^"]+)"/g;
