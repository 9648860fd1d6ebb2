import { expect, test } from 'vitest';
import { fontFaceCss, fontFaces, missingGlyphs, readFontFile } from '../../src/render/fonts/index.ts';

test('the bundled fonts draw Latin, Greek, Cyrillic, Vietnamese and the signs of technical text', () => {
  expect(missingGlyphs('Äößéçłšğ Ελληνικά Русский Tiếng Việt')).toEqual([]);
  expect(missingGlyphs('→←↔⇒≥≤≠±×÷µ∞√∑✓✗⚠●○■□▲│├└─┌☐☑•…–—“”©®€Ω∆≈∈²')).toEqual([]);
});

test('what they cannot draw is named once each, in order', () => {
  expect(missingGlyphs('中 שלום 中')).toEqual(['ו', 'ל', 'ם', 'ש', '中']);
});

test('spaces, joiners and soft hyphens draw nothing and are not missed', () => {
  expect(missingGlyphs('a\u00a0b\u00adc\u200dd\u2011e\ufe0f\n')).toEqual([]);
});

test('every face has its file, and no other file is given out', () => {
  for (const { file } of fontFaces()) expect(readFontFile(file)?.length, file).toBeGreaterThan(500);
  expect(readFontFile('../package.json')).toBeUndefined();
  expect(fontFaceCss('/f/')).toContain("src:url(/f/source-sans-3-latin-400-normal.woff2) format('woff2')");
});
