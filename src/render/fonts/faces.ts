import { existsSync, readFileSync } from 'node:fs';
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

interface FontPackage {
  /** Of `@fontsource/<name>`. */
  name: string;
  sheets: readonly string[];
  unicodeRange?: string;
  /** Absolute directory of the package. */
  directory: string;
}

/** The faces that are bundled: one family for text, one for code, two for the signs both lack. */
const bundled: Omit<FontPackage, 'directory'>[] = [
  { name: 'source-sans-3', sheets: ['400', '400-italic', '600', '600-italic'] },
  { name: 'fira-code', sheets: ['400', '600'] },
  // Its sheet declares Latin only, though the file holds the mathematical signs it is bundled for.
  { name: 'noto-sans-math', sheets: ['400'], unicodeRange: 'U+2070-2BFF,U+1D400-1D7FF' },
  { name: 'noto-sans-symbols-2', sheets: ['400'] },
];

/** The fonts that site, prints and drawings are set in. */
export class Fonts {
  /** Directory of each font file. */
  readonly #directories: ReadonlyMap<string, string>;
  /** Families that are not bundled, as they stand in a stack. */
  readonly #more: string;
  /** All faces, in the order of the style sheets. */
  readonly faces: readonly FontFace[];

  constructor(packages: readonly FontPackage[]) {
    const loaded = packages.map(({ name, directory, sheets, unicodeRange }) => ({
      isOurs: bundled.some((each) => each.name === name),
      directory,
      faces: sheets.flatMap((sheet) =>
        parseFaces(readFileSync(join(directory, `${sheet}.css`), 'utf8')).map((face) =>
          unicodeRange ? { ...face, unicodeRange } : face,
        ),
      ),
    }));
    this.faces = loaded.flatMap(({ faces }) => faces);
    this.#directories = new Map(
      loaded.flatMap(({ directory, faces }) => faces.map(({ file }) => [file, directory] as const)),
    );
    const more = loaded.filter(({ isOurs }) => !isOurs).flatMap(({ faces }) => faces);
    this.#more = [...new Set(more.map(({ family }) => `'${family}', `))].join('');
  }

  /** Values of `font-family` for text and for code; the same in site and PDF. */
  get stacks(): { text: string; code: string } {
    return {
      text: `'Source Sans 3', ${this.#more}'Noto Sans Math', 'Noto Sans Symbols 2', sans-serif`,
      code: `'Fira Code', 'Source Sans 3', ${this.#more}'Noto Sans Math', 'Noto Sans Symbols 2', monospace`,
    };
  }

  /**
   * The `@font-face` rules of all faces.
   * @param directory prefix of the files' URLs, e.g. `/fonts/`
   */
  css(directory: string): string {
    return this.faces
      .map(
        (face) =>
          `@font-face{font-family:'${face.family}';font-style:${face.style};font-weight:${face.weight};` +
          `font-display:swap;src:url(${directory}${face.file}) format('woff2');unicode-range:${face.unicodeRange}}`,
      )
      .join('\n');
  }

  /** Bytes of a font file (WOFF2); undefined for any name that is no face's. */
  read(file: string): Uint8Array | undefined {
    const directory = this.#directories.get(file);
    return directory === undefined ? undefined : readFileSync(join(directory, 'files', file));
  }
}

/** The bundled fonts; read once from the installed packages. */
export function bundledFonts(): Fonts {
  ours ??= new Fonts(ourPackages());
  return ours;
}
let ours: Fonts | undefined;

/**
 * The bundled fonts with those that a project asks for.
 * @param names of packages `@fontsource/<name>`, e.g. `noto-sans-jp`
 * @param from absolute path of the `package.json` of the project, whose packages they are
 * @returns also the names of the packages that are not installed
 * @implements SRS-3705
 */
export function openFonts(names: readonly string[], from: string): { fonts: Fonts; missing: string[] } {
  const missing: string[] = [];
  const more = names.flatMap((name): FontPackage[] => {
    try {
      const directory = packageDirectory(name, from);
      return [
        {
          name,
          directory,
          sheets: ['400', '600'].filter((sheet) => existsSync(join(directory, `${sheet}.css`))),
        },
      ];
    } catch {
      missing.push(name);
      return [];
    }
  });
  if (more.length === 0) return { fonts: bundledFonts(), missing };
  return { fonts: new Fonts([...ourPackages(), ...more]), missing };
}

const ourPackages = (): FontPackage[] =>
  bundled.map((each) => ({ ...each, directory: packageDirectory(each.name, import.meta.url) }));

/** @throws where it is not installed */
function packageDirectory(name: string, from: string): string {
  return dirname(createRequire(from).resolve(`@fontsource/${name}/package.json`));
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
