import { type Ecosystem, ecosystems } from '../../model/index.ts';
import { withoutCredentials } from './origin.ts';

/**
 * Package URL of a package, after the purl specification and its rules for each type: names of PyPI in lower case with `-`, those of
 * Composer in lower case, namespaces where the ecosystem has them (`@scope/`, `group:`, a module's or repository's path).
 * @param name as the ecosystem writes it
 * @param version empty where none is resolved
 * @implements SRS-1605
 */
export function packageUrl(
  ecosystem: Ecosystem,
  name: string,
  version: string,
  qualifiers: readonly [key: string, value: string][] = [],
): string {
  const own = pathOf(ecosystem, name);
  // Lockfiles hold thousands of names, and hardly any has a character to encode.
  const path = plainPath.test(own)
    ? own
    : own
        .split('/')
        .filter((part) => part !== '')
        .map(encode)
        .join('/');
  const query =
    qualifiers.length === 0
      ? ''
      : qualifiers.map(([key, value]) => `${key}=${encode(withoutCredentials(value))}`).join('&');
  return `pkg:${ecosystem}/${path}${version && `@${encode(version)}`}${query && `?${query}`}`;
}

const plainPath = /^[\w.~-]+(?:\/[\w.~-]+)*$/;

function pathOf(ecosystem: Ecosystem, name: string): string {
  switch (ecosystem) {
    case 'pypi':
      return normalisedName(name);
    case 'composer':
      return name.toLowerCase();
    case 'maven':
      return name.replace(':', '/');
    default:
      return name;
  }
}

const written = new RegExp(`^(?:(${ecosystems.join('|')}):)?(.+)$`);

/** Ecosystem and name of a package as people write them: `npm:commander`; without an ecosystem it is of none that is known. */
export function ecosystemOf(text: string): { ecosystem: Ecosystem; name: string } {
  const [, ecosystem = 'generic', name = text] = written.exec(text) ?? [];
  return { ecosystem: ecosystem as Ecosystem, name };
}

/** Name of a Python distribution as indexes compare it (PEP 503). */
export function normalisedName(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, '-');
}

/** Percent-encoded but for letters, digits and `.-_~:` (purl specification, "Character encoding"). */
function encode(part: string): string {
  if (/^[\w.~-]*$/.test(part)) return part;
  return encodeURIComponent(part.toWellFormed())
    .replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%3A', ':');
}
