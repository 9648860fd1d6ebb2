import {
  PDFArray,
  PDFContext,
  PDFDict,
  PDFName,
  type PDFObject,
  PDFRawStream,
  PDFRef,
} from '@cantoo/pdf-lib';
import { numberOf, pagesOf } from './graft.ts';
import type { OwnFile } from './own-file.ts';
import { digitsOf, everyDigit, type Stamp, type Stamped, standInsIn } from './stand-ins.ts';
import { decodedStream } from './streams.ts';

/** Where a print shows a stamp, or what stands for it. It can be kept as JSON. */
export interface ShownStamp {
  of: Stamp;
  /** Number of the stream that paints it. */
  stream: number;
  /** Where the glyph of each of its digits stands in the decoded stream: four hexadecimal digits each. */
  at: number[];
  /** The glyphs of the sixteen digits in its font, and how wide each is, in thousandths of the size. */
  glyphs: string[];
  widths: number[];
}

/**
 * Finds what stands for stamps in a print: on its pages, and in forms that it lays on others.
 * @param forms numbers of their streams
 */
export function findStamps(file: OwnFile, forms: readonly number[] = []): ShownStamp[] {
  const fonts = new Map<PDFObject, DigitFont>();
  const painters = [
    ...pagesOf(file).flatMap(({ number }) => {
      const page = file.lookup(PDFRef.of(number));
      return page instanceof PDFDict ? [{ painter: page, streams: streamsOf(page) }] : [];
    }),
    ...forms.flatMap((number) => {
      const form = file.lookup(PDFRef.of(number));
      return form instanceof PDFRawStream ? [{ painter: form.dict, streams: [number] }] : [];
    }),
  ];
  return painters.flatMap(({ painter, streams }) => {
    const known = fontsOf(file, painter, fonts);
    return streams.flatMap((stream) => stampsIn(contentOf(file, stream), known, stream));
  });
}

function stampsIn(content: Uint8Array, fonts: ReadonlyMap<string, DigitFont>, stream: number): ShownStamp[] {
  const shown = digitsIn(content, fonts);
  return standInsIn(shown.text, true).flatMap(({ of, at }): ShownStamp[] => {
    const digits = at.map((place) => shown.digits[place] as Digit);
    const font = fonts.get(digits[0]?.font ?? '');
    if (!font || digits.some((digit) => digit.font !== digits[0]?.font)) return [];
    if (font.glyphs.length < 16 || font.glyphs.includes('')) return [];
    return [{ of, stream, at: digits.map((digit) => digit.at), ...font }];
  });
}

/**
 * The streams of a print as they show the stamps of a job in place of what stands for them. What follows on the line moves by as much as the
 * digits are wider or narrower.
 * @returns streams by their number
 * @implements SRS-3614, SRS-3860
 */
export function paintStamps(
  file: OwnFile,
  shown: readonly ShownStamp[],
  job: Stamped,
): Map<number, Uint8Array> {
  const values = digitsOf(job);
  return new Map(
    [...Map.groupBy(shown, ({ stream }) => stream)].map(([stream, stamps]) => {
      const painted = new Map<number, PaintedGlyph>();
      const content = Buffer.from(contentOf(file, stream)).toString('latin1');
      for (const { of, at, glyphs, widths } of stamps)
        at.forEach((place, index) => {
          const digit = everyDigit.indexOf(values[of][index] ?? '0');
          const width = widths[digit] as number;
          const before = glyphs.indexOf(content.slice(place, place + 4));
          painted.set(place, {
            glyph: glyphs[digit] as string,
            width,
            wider: width - (widths[before] as number),
            continues: index > 0,
          });
        });
      return [stream, withContent(file.bytesOf(stream), repaint(content, painted))] as const;
    }),
  );
}

interface PaintedGlyph {
  glyph: string;
  width: number;
  /** Than the one whose place it takes. */
  wider: number;
  /** It is not the first of its stamp. */
  continues: boolean;
}

/** Puts glyphs in place of others. Behind a string of none but them the next one stands as far as they are wide: what stood for them was kerned. */
function repaint(content: string, painted: ReadonlyMap<number, PaintedGlyph>): Buffer {
  let size = 0;
  let pen = 0;
  let end: number | undefined;
  let lineBefore: string | undefined;
  let move = (x: number): number => x;
  const stay = move;
  const text = content.replaceAll(
    /\/\S+ ([\d.]+) Tf|<([\dA-F]+)> Tj|(-?[\d.]+) (-?[\d.]+) Td|1 0 0 -1 (-?[\d.]+) (-?[\d.]+) Tm|\bBT\b/g,
    (
      whole,
      setSize?: string,
      string?: string,
      x?: string,
      y?: string,
      left?: string,
      line?: string,
      index = 0,
    ) => {
      if (setSize !== undefined) size = Number(setSize);
      else if (string !== undefined) {
        const glyphs = Array.from({ length: string.length / 4 }, (_, at) => at * 4).map((at) => ({
          old: string.slice(at, at + 4),
          now: painted.get(index + 1 + at),
        }));
        const changed = glyphs.flatMap(({ now }) => now ?? []);
        if (changed.length === 0) {
          move = stay;
          end = undefined;
          return whole;
        }
        const sum = (of: 'width' | 'wider') =>
          (changed.reduce((all, each) => all + each[of], 0) * size) / 1000;
        const isAll = changed.length === glyphs.length;
        move = isAll ? () => sum('width') : (before) => before + sum('wider');
        end = isAll ? pen + sum('width') : undefined;
        return `<${glyphs.map(({ old, now }) => now?.glyph ?? old).join('')}> Tj`;
      } else if (x !== undefined) {
        const moved = move(Number(x));
        const isMoved = move !== stay;
        move = stay;
        pen += moved;
        return isMoved ? `${Math.round(moved * 1e6) / 1e6} ${y} Td` : whole;
      } else if (left !== undefined) {
        // A long stamp may be painted in several pieces, as it may break between them.
        const next = painted.get(content.indexOf('<', index) + 1);
        const isNext = next?.continues && end !== undefined && line === lineBefore;
        pen = isNext ? (end as number) : Number(left);
        lineBefore = line;
        if (isNext) return `1 0 0 -1 ${Math.round(pen * 1e6) / 1e6} ${line} Tm`;
      } else move = stay;
      return whole;
    },
  );
  return Buffer.from(text, 'latin1');
}

/** A stream with another content. */
function withContent(stream: Uint8Array, content: Uint8Array): Uint8Array {
  const start = Buffer.from(stream.buffer, stream.byteOffset, stream.byteLength).indexOf('\nstream\n');
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
  fonts: ReadonlyMap<string, DigitFont>,
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
        const digit = fonts.get(font)?.glyphs.indexOf(glyphs.slice(at, at + 4)) ?? -1;
        text += everyDigit[digit] ?? ' ';
        digits.push({ at: index + 1 + at, font });
      }
  }
  return { text, digits };
}

/** The sixteen digits in a font: their glyphs, empty where it has none for one, and how wide they are. */
type DigitFont = Pick<ShownStamp, 'glyphs' | 'widths'>;

/** @param known what was read before, by the dictionary of the font */
function fontsOf(file: OwnFile, painter: PDFDict, known: Map<PDFObject, DigitFont>): Map<string, DigitFont> {
  const resources = file.lookup(painter.get(PDFName.of('Resources')));
  const fonts = resources instanceof PDFDict ? file.lookup(resources.get(PDFName.of('Font'))) : undefined;
  if (!(fonts instanceof PDFDict)) return new Map();
  return new Map(
    fonts.entries().map(([name, value]) => {
      const font = file.lookup(value);
      const read = (font && known.get(font)) ?? digitFont(file, font);
      if (font) known.set(font, read);
      return [name.decodeText(), read];
    }),
  );
}

function digitFont(file: OwnFile, font: PDFObject | undefined): DigitFont {
  const map = font instanceof PDFDict ? file.lookup(font.get(PDFName.of('ToUnicode'))) : undefined;
  const glyphs = digitGlyphs(decoded(map));
  const widthOf = widthsOf(file, font);
  return { glyphs, widths: glyphs.map((glyph) => widthOf(Number.parseInt(glyph, 16))) };
}

/** How wide the glyphs of a font are (ISO 32000-1, 9.7.4.3). */
function widthsOf(file: OwnFile, font: PDFObject | undefined): (glyph: number) => number {
  const widths = new Map<number, number>();
  const descendants =
    font instanceof PDFDict ? file.lookup(font.get(PDFName.of('DescendantFonts'))) : undefined;
  const descendant = descendants instanceof PDFArray ? file.lookup(descendants.get(0)) : undefined;
  const list = descendant instanceof PDFDict ? file.lookup(descendant.get(PDFName.of('W'))) : undefined;
  const entries = list instanceof PDFArray ? list.asArray().map((entry) => file.lookup(entry)) : [];
  for (let at = 0; at < entries.length; ) {
    const [first, second, third] = entries.slice(at, at + 3);
    const start = numberOf(first);
    if (second instanceof PDFArray) {
      for (const [index, width] of second.asArray().entries()) widths.set(start + index, numberOf(width));
      at += 2;
    } else {
      for (let glyph = start; glyph <= numberOf(second); glyph++) widths.set(glyph, numberOf(third));
      at += 3;
    }
  }
  const other = descendant instanceof PDFDict ? file.lookup(descendant.get(PDFName.of('DW'))) : undefined;
  return (glyph) => widths.get(glyph) ?? (other ? numberOf(other) : 1000);
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
  return stream instanceof PDFRawStream ? Buffer.from(decodedStream(stream)).toString('latin1') : '';
}
