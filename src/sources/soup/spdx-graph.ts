import type { LockedPackage, PackageScope } from '../../model/index.ts';
import { addTo } from './lists.ts';
import { packageUrl } from './purl.ts';
import { partsOfPurl } from './purl-parts.ts';
import { lockedPackage } from './reader.ts';

export interface SpdxPackage {
  id: string;
  name: string;
  version: string;
  /** Empty where none is stated. */
  purl: string;
  licence: string;
  hashes: LockedPackage['hashes'];
  line: number;
}

/** `from` depends on `to`. */
export interface SpdxRelation {
  from: string;
  to: string;
  scope: PackageScope;
}

/**
 * Packages of an SPDX document of any version. What is described is the product and no SOUP, unless there is nothing else; what it
 * depends on is direct, or all where no relation starts from it. A package that only development relations lead to is development.
 */
export function relatedPackages(
  path: string,
  packages: readonly SpdxPackage[],
  relations: readonly SpdxRelation[],
  described: readonly string[],
): LockedPackage[] {
  const product = new Set(described);
  const others = packages.filter(({ id }) => !product.has(id));
  const soup = (others.length > 0 ? others : packages).map((each) => {
    const parts = partsOfPurl(each.purl);
    const version = each.version || (parts?.version ?? '');
    const { ecosystem, name } = parts ?? { ecosystem: 'generic' as const, name: each.name };
    return {
      ...each,
      ecosystem,
      name,
      version,
      purl: parts?.version === version ? parts.purl : packageUrl(ecosystem, name, version, parts?.qualifiers),
    };
  });
  const purls = new Map(soup.map(({ id, purl }) => [id, purl]));
  const direct = new Set(relations.filter(({ from }) => product.has(from)).map(({ to }) => to));
  const leading = new Map<string, PackageScope[]>();
  const asked = new Map<string, string[]>();
  for (const { from, to, scope } of relations) {
    const purl = purls.get(to);
    if (purl === undefined) continue;
    addTo(leading, to, scope);
    addTo(asked, from, purl);
  }
  return soup.map(({ id, line, ...stated }) =>
    lockedPackage(path, {
      ...stated,
      direct: direct.size === 0 || direct.has(id),
      scope: weightiest(leading.get(id) ?? []),
      dependencies: asked.get(id) ?? [],
      line,
    }),
  );
}

function weightiest(scopes: readonly PackageScope[]): PackageScope {
  if (scopes.length === 0 || scopes.includes('production')) return 'production';
  return scopes.includes('optional') ? 'optional' : 'development';
}
