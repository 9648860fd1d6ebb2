import { PDFDict, type PDFDocument, PDFName, PDFRawStream, PDFRef } from '@cantoo/pdf-lib';
import { type PageContent, writeContent } from './page-contents.ts';
import { decodedStream } from './streams.ts';

/**
 * Says what glyphs mean that the browser knows no character for: forms of letters in Arabic, Thai or Devanagari that only shaping gives. It
 * writes the text beside them in the content, as `ActualText` of a span, and U+0000 into the font; what of that text no other glyph of
 * the span stands for is what they mean (ISO 14289-1, 7.21.7; ISO 32000-1, 9.10.3 and 14.9.4). A glyph that stands in no such span stays
 * without a meaning, and is told.
 * @implements SRS-3818
 */
export function mendGlyphMeanings(pdf: PDFDocument, contents: readonly PageContent[]): void {
  const fonts = new Map<PDFRef, Font>();
  const open = contents.map((content) => ({ content, fonts: fontsOf(pdf, content, fonts) }));
  for (const { content, fonts: named } of open)
    if ([...named.values()].some(({ unknown }) => unknown.size > 0)) readSpans(content, named);
  for (const [ref, { map, unknown }] of fonts) {
    const told = [...unknown].filter(([, meaning]) => meaning !== '');
    if (told.length === 0) continue;
    const mended = map.replace(nothingMeant, (line, glyph: string) => {
      const meaning = unknown.get(glyph.toLowerCase());
      return meaning ? `<${glyph}> <${hexOf(meaning)}>` : line;
    });
    writeContent(pdf, ref, Buffer.from(mended, 'latin1'));
  }
}

/** A line of a map of glyphs that gives one no character. */
const nothingMeant = /<([0-9a-f]+)>\s*<0000>(?=\s*$)/gim;

interface Font {
  /** Its map of glyphs to characters. */
  map: string;
  /** Glyph in hexadecimal digits → what it means. */
  known: ReadonlyMap<string, string>;
  /** Those that mean nothing → what is found out, empty at first. */
  unknown: Map<string, string>;
}

/** The fonts of a content by name. */
function fontsOf(pdf: PDFDocument, { scope }: PageContent, read: Map<PDFRef, Font>): Map<string, Font> {
  const owner = pdf.context.lookup(scope);
  const dictionary = owner instanceof PDFRawStream ? owner.dict : owner;
  const resources = dictionary instanceof PDFDict ? dictionary.lookup(PDFName.of('Resources')) : undefined;
  const list = resources instanceof PDFDict ? resources.lookup(PDFName.of('Font')) : undefined;
  const named = new Map<string, Font>();
  if (!(list instanceof PDFDict)) return named;
  for (const [name, ref] of list.entries()) {
    const font = pdf.context.lookup(ref);
    const map = font instanceof PDFDict ? font.get(PDFName.of('ToUnicode')) : undefined;
    if (!(map instanceof PDFRef)) continue;
    const known = read.get(map) ?? readFont(pdf, map);
    if (!known) continue;
    read.set(map, known);
    named.set(name.decodeText(), known);
  }
  return named;
}

function readFont(pdf: PDFDocument, ref: PDFRef): Font | undefined {
  const stream = pdf.context.lookup(ref);
  if (!(stream instanceof PDFRawStream)) return undefined;
  const map = Buffer.from(decodedStream(stream)).toString('latin1');
  const unknown = new Map(
    Array.from(map.matchAll(nothingMeant), ([, glyph = '']) => [glyph.toLowerCase(), '']),
  );
  return { map, unknown, known: unknown.size === 0 ? new Map() : knownIn(map) };
}

/** What a map says of its glyphs, one by one and in ranges. */
function knownIn(map: string): Map<string, string> {
  const known = new Map<string, string>();
  for (const [, first = '', last, to = ''] of map.matchAll(
    /^<([0-9a-f]+)>\s*(?:<([0-9a-f]+)>\s*)?<([0-9a-f]+)>\s*$/gim,
  )) {
    const meaning = textOf(to);
    const count = last === undefined ? 1 : Number.parseInt(last, 16) - Number.parseInt(first, 16) + 1;
    for (let step = 0; step < Math.min(count, 256); step++) {
      const glyph = (Number.parseInt(first, 16) + step).toString(16).padStart(first.length, '0');
      const end = (meaning.codePointAt(meaning.length - 1) ?? 0) + step;
      if (meaning !== '\0') known.set(glyph, meaning.slice(0, -1) + String.fromCodePoint(end));
    }
  }
  return known;
}

/** What a content holds that matters here: a font is chosen, a span with its text or other marked content begins or ends, glyphs are shown. */
const pieces =
  /\/(?<font>\S+)\s+[\d.]+\s+Tf\b|\/ActualText\s*<(?<text>[0-9a-f]*)>[^<>]*>>\s*BDC\b|(?<begin>\bBDC\b|\bBMC\b)|(?<end>\bEMC\b)|<(?<glyphs>[0-9a-f]+)>(?=\s*Tj\b|[^[\]]*\]\s*TJ\b)/gi;

function readSpans({ bytes }: PageContent, fonts: ReadonlyMap<string, Font>): void {
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const open: ({ text: string; shown: { font: Font; glyph: string }[] } | undefined)[] = [];
  let font: Font | undefined;
  for (const { groups = {} } of content.matchAll(pieces)) {
    const { font: name, text, begin, end, glyphs } = groups;
    if (name !== undefined) font = fonts.get(name);
    else if (text !== undefined) open.push({ text: textOf(text), shown: [] });
    else if (begin !== undefined) open.push(undefined);
    else if (end !== undefined) {
      const span = open.pop();
      if (span) giveMeanings(span);
    } else if (glyphs !== undefined && font) {
      const span = open.findLast((each) => each !== undefined);
      for (const [glyph] of glyphs.toLowerCase().matchAll(/.{4}/g)) span?.shown.push({ font, glyph });
    }
  }
}

/** Shares out, among the glyphs of a span without a meaning, what of its text the others do not stand for. The shortest that is found counts. */
function giveMeanings({
  text,
  shown,
}: {
  text: string;
  shown: readonly { font: Font; glyph: string }[];
}): void {
  const without = shown.filter(({ font, glyph }) => font.unknown.has(glyph));
  if (without.length === 0) return;
  const left = [...text.normalize('NFKC')];
  for (const { font, glyph } of shown)
    for (const character of (font.known.get(glyph) ?? '').normalize('NFKC')) {
      const at = left.indexOf(character);
      if (at >= 0) left.splice(at, 1);
    }
  // Where the others stand for all of it, such as a letter for its form with a mark, each is a part of the whole.
  const rest = left.length > 0 ? left : [...text];
  without.forEach(({ font, glyph }, index) => {
    const isLast = index === without.length - 1;
    const meaning =
      rest.length < without.length
        ? rest.join('')
        : rest.slice(index, isLast ? undefined : index + 1).join('');
    const known = font.unknown.get(glyph) ?? '';
    if (isMeaning(meaning) && (known === '' || meaning.length < known.length))
      font.unknown.set(glyph, meaning);
  });
}

function isMeaning(text: string): boolean {
  return text !== '' && !/[\0\ufeff\ufffe]/.test(text);
}

/** UTF-16, with or without a mark of its order, in hexadecimal digits. */
function textOf(hex: string): string {
  return Buffer.from(hex.replace(/^feff/i, ''), 'hex').swap16().toString('utf16le');
}

function hexOf(text: string): string {
  return Buffer.from(text, 'utf16le').swap16().toString('hex');
}
