import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Says an English word or sentence of the interface in another language. The English text is the key; what is not known stays as it is. */
export type Translate = (english: string) => string;

const folder = fileURLToPath(new URL('../../templates/messages/', import.meta.url));
const known = new Map<string, Translate>();

/**
 * The words of a language, from `templates/messages/<language>.json`. Of `de-AT` those of `de` are taken; a language without
 * a file keeps the English words.
 * @param language BCP 47
 * @implements SDS-2202, SRS-2211
 */
export function messagesIn(language: string): Translate {
  const main = mainOf(language);
  const t = known.get(main) ?? read(main);
  known.set(main, t);
  return t;
}

/** Whether the words of a language are there. */
export function hasMessages(language: string): boolean {
  return mainOf(language) === 'en' || messagesIn(language) !== english;
}

/** The language without its region; English for what is none. */
function mainOf(language: string): string {
  return /^[a-z]{2,3}/.exec(language.toLowerCase())?.[0] ?? 'en';
}

const english: Translate = (word) => word;

function read(language: string): Translate {
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
