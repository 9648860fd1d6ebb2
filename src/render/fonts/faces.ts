import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';

/** One font file as a style sheet names it. */
export interface FontFace {
  family: string;
  style: 'normal' | 'italic';
  weight: number;
  /** File name, unique over all families, e.g. `source-sans-3-latin-400-normal.woff2`. */
  file: string;
  /** Value of `unicode-range`: a browser loads and uses the file for these characters only. */
  unicodeRange: string;
}

/** The faces that are bundled: one family for text, one for code, two for the signs both lack. */
const bundled: { name: string; sheets: string[]; unicodeRange?: string }[] = [
  { name: 'source-sans-3', sheets: ['400', '400-italic', '600', '600-italic'] },
  { name: 'fira-code', sheets: ['400', '600'] },
  // Its sheet declares Latin only, though the file holds the mathematical signs it is bundled for.
  { name: 'noto-sans-math', sheets: ['400'], unicodeRange: 'U+2070-2BFF,U+1D400-1D7FF' },
  { name: 'noto-sans-symbols-2', sheets: ['400'] },
];

/** Value of `font-family` for text and for code; the same in site and PDF. */
export const fontStacks = {
  text: "'Source Sans 3', 'Noto Sans Math', 'Noto Sans Symbols 2', sans-serif",
  code: "'Fira Code', 'Source Sans 3', 'Noto Sans Math', 'Noto Sans Symbols 2', monospace",
};

/** All bundled faces, in the order of the style sheets; read once from the installed packages. */
export function fontFaces(): readonly FontFace[] {
  faces ??= bundled.flatMap(({ name, sheets, unicodeRange }) =>
    sheets.flatMap((sheet) =>
      parseFaces(readFileSync(join(packageDirectory(name), `${sheet}.css`), 'utf8')).map((face) =>
        unicodeRange ? { ...face, unicodeRange } : face,
      ),
    ),
  );
  return faces;
}
let faces: readonly FontFace[] | undefined;

/**
 * The `@font-face` rules of all bundled faces.
 * @param directory prefix of the files' URLs, e.g. `/fonts/`
 */
export function fontFaceCss(directory: string): string {
  return fontFaces()
    .map(
      (face) =>
        `@font-face{font-family:'${face.family}';font-style:${face.style};font-weight:${face.weight};` +
        `font-display:swap;src:url(${directory}${face.file}) format('woff2');unicode-range:${face.unicodeRange}}`,
    )
    .join('\n');
}

/** Bytes of a bundled font file (WOFF2); undefined for any other name. */
export function readFontFile(file: string): Uint8Array | undefined {
  if (!fontFaces().some((face) => face.file === file)) return undefined;
  const { name } = bundled.find(({ name }) => file.startsWith(`${name}-`)) as { name: string };
  return readFileSync(join(packageDirectory(name), 'files', file));
}

function packageDirectory(name: string): string {
  return dirname(createRequire(import.meta.url).resolve(`@fontsource/${name}/package.json`));
}

function parseFaces(css: string): FontFace[] {
  return Array.from(css.matchAll(/@font-face \{([^}]*)\}/g), ([, rule = '']) => {
    const value = (property: string) => new RegExp(`${property}: ([^;]*);`).exec(rule)?.[1] ?? '';
    return {
      family: value('font-family').replaceAll("'", ''),
      style: value('font-style') === 'italic' ? 'italic' : 'normal',
      weight: Number(value('font-weight')),
      file: basename(/url\(([^)]*\.woff2)\)/.exec(rule)?.[1] ?? ''),
      unicodeRange: value('unicode-range').trim() || 'U+0-10FFFF',
    };
  });
}
