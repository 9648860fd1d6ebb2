import { compareText, type Ecosystem, ecosystems } from '../../model/index.ts';
import { packageUrl } from './purl.ts';

const known: ReadonlySet<string> = new Set(ecosystems.filter((each) => each !== 'generic'));

/** What a package URL says, and its canonical form. */
export interface PurlParts {
  /** `generic` for types the model does not know. */
  ecosystem: Ecosystem;
  name: string;
  version: string;
  purl: string;
  qualifiers: [key: string, value: string][];
}

/**
 * What a package URL that somebody else wrote says. Those of known types are written anew by our rules, so that two makers' URLs of one
 * package are equal; the others are kept.
 * @returns undefined where it is no package URL
 */
export function partsOfPurl(purl: string): PurlParts | undefined {
  if (purl.length > 2000) return undefined;
  const [plain = ''] = purl.split(/[?#]/, 1);
  const form = /^pkg:\/{0,2}([A-Za-z][A-Za-z0-9.+-]*)\/([^@]+?)\/*(?:@(.*))?$/.exec(
    plain.replace(/^(pkg:npm\/)@/, '$1%40'),
  );
  if (!form) return undefined;
  const type = (form[1] as string).toLowerCase();
  const ecosystem = known.has(type) ? (type as Ecosystem) : 'generic';
  const path = (form[2] as string).split('/').map(decoded);
  const name =
    type === 'maven' ? [path.slice(0, -1).join('.'), path.at(-1)].filter(Boolean).join(':') : path.join('/');
  const version = decoded(form[3] ?? '');
  if (name === '') return undefined;
  const qualifiers = qualifiersOf(purl);
  const kept = known.has(type) ? packageUrl(ecosystem, name, version, qualifiers) : purl;
  return /^[\w.~%:/@?&=+#!$'()*,;-]+$/.test(kept)
    ? { ecosystem, name, version, purl: kept, qualifiers }
    : undefined;
}

function qualifiersOf(purl: string): [key: string, value: string][] {
  const [, query = ''] = (purl.split('#', 1)[0] ?? '').split('?', 2);
  return query
    .split('&')
    .map((part): [string, string] => {
      const at = part.indexOf('=');
      return [part.slice(0, Math.max(0, at)).toLowerCase(), decoded(part.slice(at + 1))];
    })
    .filter(([key, value]) => /^[a-z][a-z0-9._-]*$/.test(key) && value !== '')
    .sort(([a], [b]) => compareText(a, b));
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
