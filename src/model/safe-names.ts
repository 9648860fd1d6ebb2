import { sha256Of } from './sha256.ts';

/**
 * A name that is safe as one file or directory name on every file system and as a URL segment without encoding.
 * Letters, digits, `-`, `_` and inner dots stay; any other character becomes its code point in hex between `~`, and
 * in a path a `/` becomes `~` alone.
 * Names of devices (`CON`, `nul.x`) get a leading `~`; what is longer than 80 characters is cut and gets a hash.
 * @implements SRS-1304
 */
export function safeName(text: string): string {
  let name = '';
  for (const character of text) {
    if (/[A-Za-z0-9._-]/.test(character)) name += character;
    else name += character === '/' ? '~' : `~${character.codePointAt(0)?.toString(16)}~`;
  }
  name = name.replace(/^\.+|\.+$/g, (dots) => '~2e~'.repeat(dots.length));
  if (name === '' || deviceName.test(name) || indexName.test(name)) name = `~${name}`;
  return name.length > 80 ? `${name.slice(0, 67)}~${shortHash(text)}` : name;
}

const deviceName = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;
const indexName = /^index(?:\.html)?$/i;

/**
 * Gives each text a safe name that no other text has, even where the file system does not tell capitals from small letters.
 * The first text in order keeps the plain name; a later one that meets it gets a hash of itself, so that its address lasts.
 */
export function uniqueNames(texts: Iterable<string>): Map<string, string> {
  const names = new Map<string, string>();
  const taken = new Set<string>();
  for (const text of texts) {
    if (names.has(text)) continue;
    let name = safeName(text);
    if (taken.has(name.toLowerCase())) name = `${name}~${shortHash(text)}`;
    taken.add(name.toLowerCase());
    names.set(text, name);
  }
  return names;
}

function shortHash(text: string): string {
  return sha256Of(text).slice(0, 12);
}
