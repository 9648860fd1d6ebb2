import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { hasMessages, messagesIn, type Translate } from '../../documents/messages.ts';
import { sha256Of } from '../../model/index.ts';
import type { FontFace, Fonts } from '../fonts/index.ts';
import type { AssetPaths } from './layout.ts';

const templates = new URL('../../../templates/', import.meta.url);
const stylesheets = ['base', 'frame', 'parts', 'tools', 'content', 'difference', 'print'];
/** What some pages need only. */
const ownStylesheets = ['document', 'graph', 'search', 'start', 'explorer', 'tables', 'zoom'];
const scripts = [
  'theme',
  'site',
  'search',
  'facets',
  'explorer',
  'chains',
  'export',
  'filter',
  'tables',
  'zoom',
];

/** Assets of the site under hashed names, so that a server may let browsers keep them for ever. */
export interface Assets {
  paths: AssetPaths;
  files: { path: string; content: string | Uint8Array }[];
}

/**
 * Reads our stylesheets, scripts and icon, and lays the fonts beside them; for each other language the words that the scripts say, as
 * `words.<language>.js`.
 * @param languages BCP 47, of the pages
 * @param words that the data of the site says
 * @implements SRS-3342, SRS-3589, SRS-3673, SRS-3676, SRS-3678
 */
export async function buildAssets(
  languages: Iterable<string>,
  fonts: Fonts,
  words: Iterable<string>,
): Promise<Assets> {
  const files: Assets['files'] = [];
  const paths = new Map<string, string>();
  const add = (name: string, content: string | Uint8Array): string => {
    const hash = sha256Of(content).slice(0, 10);
    const dot = name.lastIndexOf('.');
    const path = `assets/${name.slice(0, dot)}.${hash}${name.slice(dot)}`;
    files.push({ path, content });
    paths.set(name, path);
    return path;
  };
  const faces = fonts.faces.flatMap((face) => {
    const bytes = fonts.read(face.file);
    return bytes ? [fontRule(face, add(face.file, bytes).slice('assets/'.length))] : [];
  });
  const stacks = `:root{--text-font:${fonts.stacks.text};--code-font:${fonts.stacks.code}}`;
  const styles = await Promise.all(stylesheets.map((name) => read(`assets/site/${name}.css`)));
  add('fonts.css', faces.join('\n'));
  add('site.css', squeezeCss([stacks, ...styles].join('\n')));
  for (const name of ownStylesheets) add(`${name}.css`, squeezeCss(await read(`assets/site/${name}.css`)));
  const asked = new Set(words);
  for (const name of scripts) {
    const script = await read(`assets/site/${name}.js`);
    for (const [, word = ''] of script.matchAll(/\bt\('([^']+)'/g)) asked.add(word);
    add(`${name}.js`, squeezeScript(script));
  }
  add('zip.js', await zipScript());
  for (const language of new Set(languages))
    if (hasMessages(language) && !/^en\b/i.test(language))
      add(wordsScript(language), wordsOf(asked, messagesIn(language)));
  add('icon.svg', await read('assets/site/icon.svg'));
  return { paths, files };
}

/** Name of the script with the words of a language. */
export function wordsScript(language: string): string {
  return `words.${language}.js`;
}

/** The library that packs workbooks, with its licence. */
async function zipScript(): Promise<string> {
  const folder = dirname(dirname(createRequire(import.meta.url).resolve('fflate')));
  const [licence, script] = await Promise.all(
    ['LICENSE', 'umd/index.js'].map((name) => readFile(join(folder, name), 'utf8')),
  );
  return `/*\n${licence}*/\n${script}`;
}

function wordsOf(asked: Iterable<string>, t: Translate): string {
  const words = Object.fromEntries(Array.from(asked, (english) => [english, t(english)]));
  return `globalThis.dossierWords=${JSON.stringify(words)};\n`;
}

function read(name: string): Promise<string> {
  return readFile(new URL(name, templates), 'utf8');
}

function fontRule(face: FontFace, file: string): string {
  return `@font-face{font-family:"${face.family}";font-style:${face.style};font-weight:${face.weight};font-display:swap;src:url(${file}) format("woff2");unicode-range:${face.unicodeRange}}`;
}

/** Drops lines of comments and what lines are indented by; none of our scripts holds a text of several lines. */
function squeezeScript(script: string): string {
  return script.replace(/^[ \t]*(?:\/\/.*|\/\*\*.*\*\/)\n/gm, '').replace(/^[ \t]+/gm, '');
}

/** Drops comments and folds blanks; strings of our stylesheets hold neither. */
function squeezeCss(css: string): string {
  return css
    .replace(/\/\*[^*]*\*+(?:[^/*][^*]*\*+)*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,]) ?/g, '$1')
    .trim();
}
