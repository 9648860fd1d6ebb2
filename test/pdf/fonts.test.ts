import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isRightToLeft } from '../../src/model/index.ts';
import { bundledFonts, missingGlyphs, openFonts } from '../../src/render/fonts/index.ts';

test('the bundled fonts draw Latin, Greek, Cyrillic, Vietnamese and the signs of technical text', () => {
  expect(missingGlyphs('Äößéçłšğ Ελληνικά Русский Tiếng Việt', bundledFonts())).toEqual([]);
  expect(missingGlyphs('→←↔⇒≥≤≠±×÷µ∞√∑✓✗⚠●○■□▲│├└─┌☐☑•…–—“”©®€Ω∆≈∈²', bundledFonts())).toEqual([]);
});

test('what they cannot draw is named once each, in order', () => {
  expect(missingGlyphs('中 שלום 中', bundledFonts())).toEqual(['ו', 'ל', 'ם', 'ש', '中']);
});

test('spaces, joiners and soft hyphens draw nothing and are not missed', () => {
  expect(missingGlyphs('a\u00a0b\u00adc\u200dd\u2011e\ufe0f\n', bundledFonts())).toEqual([]);
});

test('every face has its file, and no other file is given out', () => {
  const fonts = bundledFonts();
  for (const { file } of fonts.faces) expect(fonts.read(file)?.length, file).toBeGreaterThan(500);
  expect(fonts.read('../package.json')).toBeUndefined();
  expect(fonts.css('/f/')).toContain("src:url(/f/source-sans-3-latin-400-normal.woff2) format('woff2')");
});

// @verifies SRS-3705
test('a package of fonts of the project draws what ours do not, behind the face for text; one that is not installed is named', () => {
  const root = mkdtempSync(join(tmpdir(), 'dossier-fonts-'));
  try {
    const directory = join(root, 'node_modules/@fontsource/noto-sans-stars');
    mkdirSync(join(directory, 'files'), { recursive: true });
    writeFileSync(join(root, 'package.json'), '{}');
    writeFileSync(
      join(directory, 'package.json'),
      '{"name":"@fontsource/noto-sans-stars","version":"1.0.0"}',
    );
    const file = bundledFonts().faces.find(({ family }) => family === 'Noto Sans Symbols 2')?.file ?? '';
    writeFileSync(
      join(directory, '400.css'),
      `@font-face {\n  font-family: 'Stars';\n  font-style: normal;\n  font-weight: 400;\n  src: url(./files/noto-sans-stars-400.woff2) format('woff2');\n  unicode-range: U+5D0;\n}\n`,
    );
    // The bytes of a face that we have, under another name: what it claims to draw is its range.
    writeFileSync(join(directory, 'files/noto-sans-stars-400.woff2'), bundledFonts().read(file) ?? '');
    const { fonts, missing } = openFonts(['noto-sans-stars', 'noto-sans-none'], join(root, 'package.json'));
    expect(missing).toEqual(['noto-sans-none']);
    expect(fonts.stacks.text).toBe(
      "'Source Sans 3', 'Stars', 'Noto Sans Math', 'Noto Sans Symbols 2', sans-serif",
    );
    expect(fonts.css('/f/')).toContain("font-family:'Stars'");
    expect(fonts.read('noto-sans-stars-400.woff2')).toEqual(bundledFonts().read(file));
    expect(fonts.read('../package.json')).toBeUndefined();
    expect(openFonts([], join(root, 'package.json')).fonts).toBe(bundledFonts());
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
});

// @verifies SRS-3705
test('languages that are written from right to left are known by their script, or by themselves', () => {
  expect(['ar', 'he-IL', 'fa', 'az-Arab', 'ur'].every(isRightToLeft)).toBe(true);
  expect(['en', 'ar-Latn', 'de-CH', 'ja', '', 'hex'].some(isRightToLeft)).toBe(false);
});
