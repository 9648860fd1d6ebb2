import type { Ecosystem } from '../../model/index.ts';

/**
 * Package URL of a package (ECMA-427). An empty version is left out. Written here because every package of every lockfile gets one, and a library's general parsing would be
 * most of the time that reading a lockfile takes.
 * @param name with its namespace as the ecosystem writes it: `@scope/name`, `group:artifact`, `vendor/name`, `github.com/owner/module`
 */
export function purlOf(ecosystem: Ecosystem, name: string, version: string): string {
  const segments = normalName(ecosystem, name).split('/').filter(Boolean).map(encode).join('/');
  return `pkg:${ecosystem}/${segments}${version === '' ? '' : `@${encode(version)}`}`;
}

/** The name as the type's rules want it: lower case where the registry knows no other. */
export function normalName(ecosystem: Ecosystem, name: string): string {
  if (ecosystem === 'maven') return name.replace(':', '/');
  if (ecosystem === 'pypi') return name.toLowerCase().replaceAll('_', '-');
  if (ecosystem === 'npm' || ecosystem === 'composer') return name.toLowerCase();
  return name;
}

function encode(text: string): string {
  return encodeURIComponent(text)
    .replaceAll('%3A', ':')
    .replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}
