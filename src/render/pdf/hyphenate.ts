import type { Page } from 'puppeteer-core';

/** Hyphenates words of one language. */
interface Hyphenator {
  hyphenateSync(text: string, options?: { hyphenChar?: string; minWordLength?: number }): string;
}

/** Language → its patterns, which come with the library and are read when they are asked for. */
const patterns: Readonly<Record<string, () => Promise<{ default: Hyphenator }>>> = {
  'en-us': () => import('hyphen/en-us/index.js'),
  en: () => import('hyphen/en-gb/index.js'),
  de: () => import('hyphen/de-1996/index.js'),
  fr: () => import('hyphen/fr/index.js'),
  es: () => import('hyphen/es/index.js'),
  it: () => import('hyphen/it/index.js'),
};

/** Shorter words stay whole, and so many letters stay together at either end. */
const limits = { word: 8, end: 3 };

/** Letters that faces set as one glyph: a soft hyphen between them leaves a glyph whose text a reader cannot tell. */
const joined = /^(?:f|tt)/i;

/**
 * Puts soft hyphens into the words of a document as it is laid out for print. A word is letters and nothing else, of which the first may be
 * a capital: identifiers, paths, hashes and names of code stay as they are, and so do headings, links and everything set as code.
 * @implements SRS-3626, SRS-3635
 */
export async function hyphenate(page: Page): Promise<void> {
  const found = await page.evaluate(wordsOf, limits.word);
  const broken: Record<string, [string, string][]> = {};
  for (const [language, words] of found) {
    const read = patterns[language] ?? patterns[language.split('-')[0] ?? ''];
    if (read) broken[language] = breakWords(words, (await read()).default);
  }
  if (Object.keys(broken).length > 0) await page.evaluate(breakText, broken);
}

/**
 * Words that may break, each with soft hyphens. The library lowers capitals by the locale of the machine, so it gets none.
 * @param words of letters
 */
export function breakWords(words: readonly string[], { hyphenateSync }: Hyphenator): [string, string][] {
  return words.flatMap((word) => {
    const parts = hyphenateSync(word.toLowerCase(), {
      hyphenChar: '\u00ad',
      minWordLength: limits.word,
    }).split('\u00ad');
    let at = 0;
    let broken = '';
    for (const part of parts) {
      if (at >= limits.end && word.length - at >= limits.end && !joined.test(word.slice(at - 1, at + 1)))
        broken += '\u00ad';
      broken += word.slice(at, at + part.length);
      at += part.length;
    }
    return broken === word || at !== word.length ? [] : [[word, broken] as [string, string]];
  });
}

/*
 * Runs inside the page that is printed, through the debugger: it may use nothing but its arguments and the DOM.
 */

/** The long words of prose in each language, lower case as the attribute `lang` is written, sorted. */
function wordsOf(shortest: number): [language: string, words: string[]][] {
  const found = new Map<string, Set<string>>();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { data, parentElement: parent } = walker.currentNode as Text;
    if (data.length < shortest || !parent) continue;
    if (
      parent.closest('h1, h2, h3, h4, h5, h6, a, code, pre, kbd, samp, svg, style, script, .short, .nowrap')
    )
      continue;
    // A few words in a table stay whole, unless one is too long for a column: it would shrink to their syllables.
    const cell = parent.closest('th, td')?.textContent ?? '';
    if (cell !== '' && cell.length <= 30 && !/\p{L}{15}/u.test(cell)) continue;
    const language = parent.closest('[lang]')?.getAttribute('lang')?.toLowerCase() ?? '';
    const words = found.get(language) ?? new Set<string>();
    found.set(language, words);
    for (const [, word = ''] of data.matchAll(/(?<=^|[\s(“„«"‘])(\p{L}\p{Ll}+)(?=$|[\s.,;:!?)”“»"’])/gu))
      if (word.length >= shortest) words.add(word);
    (walker.currentNode.parentElement as HTMLElement).dataset.prose = '';
  }
  return [...found].map(([language, words]) => [language, [...words].sort()]);
}

/** Writes the soft hyphens into the texts that the words were found in. */
function breakText(broken: Record<string, [string, string][]>): void {
  const of = new Map(Object.entries(broken).map(([language, words]) => [language, new Map(words)]));
  for (const element of document.querySelectorAll<HTMLElement>('[data-prose]')) {
    delete element.dataset.prose;
    const words = of.get(element.closest('[lang]')?.getAttribute('lang')?.toLowerCase() ?? '');
    if (!words) continue;
    for (const text of element.childNodes) {
      if (!(text instanceof Text)) continue;
      // A piece of a path or a name stands at a place where it may break already.
      const [isPiece, goesOn] = [text.previousSibling, text.nextSibling].map(
        (each) => each?.nodeName === 'WBR',
      );
      const end = text.data.length;
      text.data = text.data.replace(
        /(?<=^|[\s(“„«"‘])\p{L}\p{Ll}+(?=$|[\s.,;:!?)”“»"’])/gu,
        (word: string, at: number) =>
          (at === 0 && isPiece) || (at + word.length === end && goesOn) ? word : (words.get(word) ?? word),
      );
    }
  }
}
