import { PDFDocument, PDFName, PDFRawStream, PDFRef } from '@cantoo/pdf-lib';
import { expect, it } from 'vitest';
import { mendGlyphMeanings } from '../../src/render/pdf/glyph-meanings.ts';
import { readPageContents } from '../../src/render/pdf/page-contents.ts';
import { decodedStream } from '../../src/render/pdf/streams.ts';

const hex = (text: string): string => Buffer.from(text, 'utf16le').swap16().toString('hex');

/** What a font says of its glyphs after a page was shown: glyph → characters. */
async function meanings(map: string, content: string): Promise<Record<string, string>> {
  const pdf = await PDFDocument.create();
  const { context } = pdf;
  const meaning = context.register(context.flateStream(map));
  const font = context.register(context.obj({ Type: 'Font', Subtype: 'Type0', ToUnicode: meaning }));
  const page = pdf.addPage();
  page.node.set(PDFName.of('Resources'), context.obj({ Font: { F4: font } }));
  page.node.set(PDFName.of('Contents'), context.register(context.flateStream(content)));
  mendGlyphMeanings(pdf, readPageContents(pdf));
  const stream = context.lookup(meaning instanceof PDFRef ? meaning : undefined);
  if (!(stream instanceof PDFRawStream)) throw new Error('The map is a stream.');
  const mended = Buffer.from(decodedStream(stream)).toString('latin1');
  return Object.fromEntries(
    Array.from(mended.matchAll(/^<([0-9A-F]{4})> <([0-9a-fA-F]+)>$/gm), ([, glyph = '', to = '']) => [
      glyph,
      Buffer.from(to, 'hex').swap16().toString('utf16le'),
    ]),
  );
}

const map = (...lines: string[]): string =>
  `begincmap\n2 beginbfchar\n${lines.join('\n')}\nendbfchar\nendcmap\n`;
const span = (text: string, ...glyphs: string[]): string =>
  `/Span<</ActualText <feff${hex(text)}> >> BDC\n${glyphs.map((glyph) => `1 0 Td <${glyph}> Tj`).join('\n')}\nEMC`;
const page = (...shown: string[]): string =>
  `/P <</MCID 0 >>BDC\nBT\n/F4 12 Tf\n${shown.join('\n')}\nET\nEMC\n`;

// @verifies SRS-3818
it.each([
  [
    'what the other glyphs of a span do not stand for',
    ['<0001> <0E1B>', '<0002> <0000>'],
    [span('ป่', '0001', '0002')],
    '่',
  ],
  [
    'a letter of which another glyph is a part',
    ['<0001> <FECC>', '<0002> <0000>'],
    [span('غ', '0002', '0001')],
    'غ',
  ],
  ['all of it where it stands alone', ['<0001> <0E1B>', '<0002> <0000>'], [span('र्', '0002')], 'र्'],
  [
    'the shortest that is found',
    ['<0001> <0E1B>', '<0002> <0000>'],
    [span('กข', '0002'), span('ก', '0002')],
    'ก',
  ],
  ['what ranges leave', ['<0002> <0000>', '<0005> <0006> <0915>'], [span('खि', '0006', '0002')], 'ि'],
])('a glyph without a character means %s', async (_, lines, shown, meaning) => {
  expect((await meanings(map(...lines), page(...shown)))['0002']).toBe(meaning);
});

// @verifies SRS-3818
it.each([
  ['beside no text', ['1 0 Td <0002> Tj']],
  ['in a span without text', [span('', '0002')]],
  ['in a span of another glyph', [span('ก', '0001'), '1 0 Td <0002> Tj']],
  ['in a span that says nothing that a character is', [span('\ufeff', '0002')]],
])('a glyph that stands %s stays without a meaning', async (_, shown) => {
  expect(await meanings(map('<0001> <0E1B>', '<0002> <0000>'), page(...shown))).toEqual({
    '0001': 'ป',
    '0002': '\0',
  });
});
