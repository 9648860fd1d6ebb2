import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Says an English word or sentence of the interface in another language; what is not known stays English. */
export type Words = (english: string) => string;

const folder = fileURLToPath(new URL('../../templates/messages/', import.meta.url));
const known = new Map<string, Words>();

/**
 * The words of a language, from `templates/messages/<language>.json`. Of `de-AT` those of `de` are taken; a language without
 * a file keeps the English words.
 * @param language BCP 47
 * @implements SDS-2202, SRS-2211
 */
export function wordsIn(language: string): Words {
  const main = /^[a-z]{2,3}/.exec(language.toLowerCase())?.[0] ?? 'en';
  const words = known.get(main) ?? read(main);
  known.set(main, words);
  return words;
}

/** Whether the words of a language are there. */
export function hasWords(language: string): boolean {
  return wordsIn(language) !== english;
}

const english: Words = (word) => word;

function read(language: string): Words {
  let text: string;
  try {
    text = readFileSync(`${folder}${language}.json`, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return english;
  }
  const messages = new Map(Object.entries(JSON.parse(text) as Record<string, string>));
  return (english) => messages.get(english) ?? english;
}
