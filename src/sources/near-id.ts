import type { Config, IdSyntax } from '../config/index.ts';

/** Finds what an author most likely meant as an ID and what is none. */
export interface NearIds {
  /** The beginning of a heading that looks like an ID; undefined for words. */
  inHeading(text: string): string | undefined;
}

/**
 * A registered prefix in whatever case and with whatever hyphen, then: a sign between (`_ ~ # .`) and anything; a hyphen and a word
 * with a digit or in capitals, or a path; a number at once, after a blank, a colon or a hyphen in blanks; a hyphen and nothing or a place
 * to be filled in. `SRS-based`, `SRS-Dokument` and `SRS- und SDS-Dokument` are words.
 * @implements SRS-216
 */
export function nearIds(types: Config['trace']['types']): NearIds {
  const prefixes = Object.values(types)
    .flatMap(({ prefixes: all }) => all)
    .sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  const any = prefixes.join('|');
  const forms = [
    new RegExp(`^(?:${any})(?:[_~#]|\\.(?=[\\p{L}\\p{N}]))[^\\s]*`, 'iu'),
    new RegExp(`^(?:${any})-(?=[./\\\\]|[^\\s]*\\p{N})[^\\s]+`, 'iu'),
    new RegExp(`^(?:${any})-\\p{Lu}{2,}(?![\\p{L}\\p{N}])[^\\s]*`, 'u'),
    new RegExp(`^(?:${any})(?: ?|[:/]| ?- ?)\\p{N}[^\\s]*`, 'u'),
    new RegExp(`^(?:${any})-(?:[?*#_…<][^\\s]*|$|(?= (?!(?:and|or|und|oder|et|ou|y|o|e)\\s)))`, 'u'),
  ];
  return {
    inHeading(text) {
      const plain = plainSigns(text.slice(0, 200));
      for (const form of forms) {
        const match = form.exec(plain);
        if (match) return text.slice(0, match[0].length);
      }
      return undefined;
    },
  };
}

/**
 * Whether a near ID is told that stands in a list, at the end of a heading or behind a word in a comment: words such as `RC1` and `CR2032` and names of files are
 * common there, so that a short prefix needs a sign behind it.
 */
export function isTold(near: string): boolean {
  return /^\p{L}{3}|^\p{L}+[^\p{L}\p{N}]/u.test(near) && /\p{N}/u.test(near) && !/\.[a-z]{1,5}$/.test(near);
}

/**
 * What an ID near to a text looks like, for hints.
 * @implements SRS-3533
 */
export function idForm(near: string, { formNear }: Pick<IdSyntax, 'formNear'>): string {
  const { pattern, example } = formNear(plainSigns(near));
  return pattern === undefined
    ? `of a registered prefix and a number, such as \`${example}\``
    : `of the form \`${pattern}\`, such as \`${example}\``;
}

/** Full-width signs and the hyphens, dashes and blanks of word processors as those of a keyboard, one for one. */
export function plainSigns(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/[\u2010-\u2015\u2212\ufe58\ufe63]/g, '-')
    .replace(/[\u00a0\u2007\u202f\u3000]/g, ' ');
}
