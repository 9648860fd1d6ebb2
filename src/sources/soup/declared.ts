import { type Item, type LockedPackage, platformKinds, type SoupKind } from '../../model/index.ts';
import { prefixedHash } from './hashes.ts';
import { ecosystemOf } from './purl.ts';
import { lockedPackage } from './reader.ts';

/**
 * What the software stands on and no file locks: entries of the SOUP register with `platform`, each with the version it states. What a lockfile, a
 * Dockerfile or a bill of materials holds is taken from there.
 * @param locked packages that files hold
 * @implements SRS-3525
 */
export function declaredPackages(
  items: readonly Item[],
  locked: readonly Pick<LockedPackage, 'ecosystem' | 'name'>[],
): LockedPackage[] {
  const held = new Set(locked.map(({ ecosystem, name }) => `${ecosystem}:${name}`));
  return items.flatMap(({ type, attributes, place }) => {
    const kind = platformKinds.get(attributes.platform?.trim().toLowerCase() ?? '') as SoupKind | undefined;
    if (type !== 'SOUP' || !kind) return [];
    return (attributes.package ?? '')
      .split(/[,\s]+/)
      .filter((name) => name !== '' && name.length <= 200 && !/[*?{[]/.test(name))
      .map((written) => ecosystemOf(written))
      .filter(({ ecosystem, name }) => !held.has(`${ecosystem}:${name}`))
      .map(({ ecosystem, name }) =>
        lockedPackage(place.file, {
          ecosystem,
          name,
          version: attributes.version?.trim() ?? '',
          licence: attributes.licence?.trim() ?? '',
          hashes: prefixedHash(attributes.hash?.trim() ?? ''),
          kind,
          line: place.line,
        }),
      );
  });
}
