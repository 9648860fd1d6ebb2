import {
  decodePDFRawStream,
  PDFArray,
  PDFContext,
  PDFDict,
  PDFName,
  type PDFObject,
  PDFRawStream,
  PDFRef,
} from '@cantoo/pdf-lib';
import { pagesOf } from './graft.ts';
import type { PrintJob } from './job.ts';
import type { OwnFile } from './own-file.ts';

/** The hashes of a revision that texts show: of its commit, whole or its first twelve digits, and of its tree. */
type Revision = Pick<PrintJob, 'commit' | 'tree'>;

/** Every digit of a hash, for a font to have each of them. */
export const everyDigit = '0123456789abcdef';

/** What stands for each hash in a text that is printed: the text is the same at every revision. */
const standIns = {
  commit: 'fedcba98765432100f1e2d3c4b5a69788796a5b4',
  tree: '13579bdf02468ace0a1b2c3d4e5f67899876f5e4',
};
const short = 12;

/** Where a page shows a hash of the revision. */
export interface ShownHash {
  of: keyof typeof standIns;
  /** Number of the stream that paints it. */
  stream: number;
  /** Where the glyph of each of its digits stands in the decoded stream: four hexadecimal digits each. */
  at: number[];
  /** The glyphs of the sixteen digits in its font. */
  glyphs: string[];
}

/**
 * Puts stand-ins for the hashes that the running text of a document shows. They are set as code, where every digit has the same width. In
 * links and drawings hashes stay.
 * @returns the HTML, and how many hashes it shows; none where it holds what stands for one already
 */
export function withoutRevision(html: string, { commit, tree }: Revision): { html: string; count: number } {
  if (commit.length !== 40 || holdsStandIn(html)) return { html, count: 0 };
  const hashes = [commit, ...(tree.length === 40 ? [tree] : []), commit.slice(0, short)];
  const anyHash = new RegExp(`\\b(?:${hashes.join('|')})\\b`, 'g');
  let count = 0;
  let kept = 0;
  let code = 0;
  const open = html.replaceAll(
    /<(\/?)([a-z][a-z0-9]*)\b[^>]*>|[^<]+/gi,
    (piece, slash?: string, name?: string) => {
      if (name !== undefined) {
        const step = slash === '/' ? -1 : 1;
        if (keptIn.has(name)) kept += step;
        if (name === 'code') code += step;
        return piece;
      }
      if (kept > 0) return piece;
      return piece.replaceAll(anyHash, (hash) => {
        count++;
        const standIn = hash === tree ? standIns.tree : standIns.commit.slice(0, hash.length);
        return code > 0 ? standIn : `<code>${standIn}</code>`;
      });
    },
  );
  return { html: open, count };
}
const keptIn = new Set(['a', 'svg', 'style', 'script', 'title', 'pre', 'figcaption']);

/** Whether a text holds what stands for a hash. */
export function holdsStandIn(html: string): boolean {
  return Object.values(standIns).some((each) => html.includes(each.slice(0, short)));
}

/** Finds the stand-ins in a printed text. */
export function findShownHashes(file: OwnFile): ShownHash[] {
  const { commit, tree } = standIns;
  const anyStandIn = new RegExp([commit, tree, commit.slice(0, short)].join('|'), 'g');
  return pagesOf(file).flatMap(({ number }) => {
    const page = file.lookup(PDFRef.of(number));
    if (!(page instanceof PDFDict)) return [];
    const fonts = fontsOf(file, page);
    return streamsOf(page).flatMap((stream) => {
      const shown = digitsIn(contentOf(file, stream), fonts);
      return [...shown.text.matchAll(anyStandIn)].flatMap(({ 0: found, index }): ShownHash[] => {
        const digits = shown.digits.slice(index, index + found.length);
        const glyphs = fonts.get(digits[0]?.font ?? '');
        if (!glyphs || digits.some(({ font }) => font !== digits[0]?.font)) return [];
        if (glyphs.length < 16 || glyphs.includes('')) return [];
        return [{ of: found === tree ? 'tree' : 'commit', stream, at: digits.map(({ at }) => at), glyphs }];
      });
    });
  });
}

/**
 * Shows the hashes of a revision where a printed text has what stands for them. Its other objects stay as they are.
 * @implements SRS-3614
 */
export function showRevision(file: OwnFile, shown: readonly ShownHash[], revision: Revision): OwnFile {
  const streams = new Map(
    [...Map.groupBy(shown, ({ stream }) => stream)].map(([stream, hashes]) => {
      const content = Buffer.from(contentOf(file, stream));
      for (const { of, at, glyphs } of hashes)
        at.forEach((place, index) => {
          content.write(glyphs[everyDigit.indexOf(revision[of][index] ?? '')] ?? '', place, 'latin1');
        });
      return [stream, withContent(file.bytesOf(stream), content)] as const;
    }),
  );
  return { ...file, bytesOf: (number) => streams.get(number) ?? file.bytesOf(number) };
}

/** A stream with another content. */
function withContent(stream: Uint8Array, content: Uint8Array): Uint8Array {
  const start = Buffer.from(stream).indexOf('\nstream\n');
  const packed = PDFContext.create().flateStream(content).getContents();
  const head = Buffer.from(stream.subarray(0, start)).toString('latin1');
  const dictionary = head.replace(/\/Length \d+/, `/Length ${packed.length}`);
  return Buffer.concat([
    Buffer.from(`${dictionary}\nstream\n`, 'latin1'),
    packed,
    Buffer.from('\nendstream', 'latin1'),
  ]);
}

interface Digit {
  at: number;
  font: string;
}

/** The digits a content stream shows, glyph by glyph; every other glyph is a blank. */
function digitsIn(
  content: Uint8Array,
  fonts: ReadonlyMap<string, readonly string[]>,
): { text: string; digits: Digit[] } {
  const source = Buffer.from(content).toString('latin1');
  const digits: Digit[] = [];
  let text = '';
  let font = '';
  for (const { 0: whole, 1: name, 2: glyphs = '', index } of source.matchAll(
    /\/(\S+) [\d.]+ Tf|<([\dA-F]+)> Tj/g,
  )) {
    if (name !== undefined) font = name;
    else if (whole.startsWith('<'))
      for (let at = 0; at < glyphs.length; at += 4) {
        const digit = fonts.get(font)?.indexOf(glyphs.slice(at, at + 4)) ?? -1;
        text += everyDigit[digit] ?? ' ';
        digits.push({ at: index + 1 + at, font });
      }
  }
  return { text, digits };
}

/** The glyphs of the sixteen digits in each font of a page; empty where the font has none for one. */
function fontsOf(file: OwnFile, page: PDFDict): Map<string, string[]> {
  const resources = file.lookup(page.get(PDFName.of('Resources')));
  const fonts = resources instanceof PDFDict ? file.lookup(resources.get(PDFName.of('Font'))) : undefined;
  if (!(fonts instanceof PDFDict)) return new Map();
  return new Map(
    fonts.entries().map(([name, value]) => {
      const font = file.lookup(value);
      const map = font instanceof PDFDict ? file.lookup(font.get(PDFName.of('ToUnicode'))) : undefined;
      return [name.decodeText(), digitGlyphs(decoded(map))];
    }),
  );
}

/** Reads a CMap to Unicode as Skia writes it (ISO 32000-1, 9.10.3). */
function digitGlyphs(map: string): string[] {
  const glyphs = new Map<number, string>();
  for (const [, kind, lines = ''] of map.matchAll(/beginbf(char|range)([\s\S]*?)endbf/g)) {
    const codes = Array.from(lines.matchAll(/<([\dA-F]{4})>/g), ([, code = '']) => Number.parseInt(code, 16));
    const width = kind === 'char' ? 2 : 3;
    for (let at = 0; at + width <= codes.length; at += width) {
      const [first = 0, second = 0, third = second] = codes.slice(at, at + width);
      const last = kind === 'char' ? first : second;
      for (let glyph = first; glyph <= last; glyph++)
        glyphs.set(third + glyph - first, glyph.toString(16).toUpperCase().padStart(4, '0'));
    }
  }
  return Array.from(everyDigit, (digit) => glyphs.get(digit.charCodeAt(0)) ?? '');
}

function streamsOf(page: PDFDict): number[] {
  const contents = page.get(PDFName.of('Contents'));
  const all = contents instanceof PDFArray ? contents.asArray() : [contents];
  return all.flatMap((each) => (each instanceof PDFRef ? [each.objectNumber] : []));
}

function contentOf(file: OwnFile, stream: number): Uint8Array {
  return Buffer.from(decoded(file.lookup(PDFRef.of(stream))), 'latin1');
}

function decoded(stream: PDFObject | undefined): string {
  return stream instanceof PDFRawStream
    ? Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1')
    : '';
}
