import { PDFDict, PDFName, PDFRawStream } from '@cantoo/pdf-lib';
import type { PageContent } from '../page-contents.ts';
import { decodedStream } from '../streams.ts';
import { nameIn } from './objects.ts';

/** Fonts are embedded and say what their glyphs mean; no page shows a character that no font has. */
export function checkFonts(dictionaries: readonly PDFDict[], contents: readonly PageContent[]): string[] {
  const problems = dictionaries
    .filter((dictionary) => nameIn(dictionary, 'Type') === 'Font')
    .flatMap(checkFont);
  const pages = contents.filter(({ reading }) => reading.showsMissingGlyph).map(({ page }) => page);
  if (pages.length > 0)
    problems.push(
      `page ${pages.slice(0, 8).join(', ')} shows a character that the fonts do not have (ISO 19005-3, 6.2.11.8)`,
    );
  return problems;
}

function checkFont(font: PDFDict): string[] {
  const type = nameIn(font, 'Subtype');
  const name = nameIn(font, 'BaseFont');
  if (type === 'Type0' || type === 'Type3') {
    const meaning = font.lookup(PDFName.of('ToUnicode'));
    const called = type === 'Type3' ? 'a bitmap font' : `the font ${name}`;
    if (!(meaning instanceof PDFRawStream))
      return [`${called} does not say what its glyphs mean (ISO 14289-1, 7.21.7)`];
    const map = new TextDecoder('latin1').decode(decodedStream(meaning));
    // ISO 14289-1, 7.21.7: no glyph means U+0000, U+FEFF or U+FFFE.
    return /<[0-9a-f]+>\s*<(?:0000|feff|fffe)>\s*$/im.test(map)
      ? [`${called} has glyphs that mean no character (ISO 14289-1, 7.21.7)`]
      : [];
  }
  const descriptor = font.lookup(PDFName.of('FontDescriptor'));
  const isEmbedded =
    descriptor instanceof PDFDict &&
    ['FontFile', 'FontFile2', 'FontFile3'].some(
      (key) => descriptor.lookup(PDFName.of(key)) instanceof PDFRawStream,
    );
  return [
    ...(isEmbedded ? [] : [`the font ${name} is not embedded (ISO 19005-3, 6.2.11.4)`]),
    ...(type === 'CIDFontType2' && !font.has(PDFName.of('CIDToGIDMap'))
      ? [`the font ${name} has no map of its glyphs (ISO 19005-3, 6.2.11.3)`]
      : []),
  ];
}
