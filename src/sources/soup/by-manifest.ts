import type { Ecosystem, LockedPackage } from '../../model/index.ts';
import { addTo } from './lists.ts';
import { normalisedName } from './purl.ts';
import { type Root, scopesFrom } from './reach.ts';
import type { Request, Requests } from './requests.ts';

/** Lockfiles that leave to manifests what the project itself asks for, and what they tell themselves: who is direct, or what each is for. */
const settled: [name: RegExp, ecosystems: readonly Ecosystem[], tells?: 'direct' | 'scope'][] = [
  [/(?:^|\/)yarn\.lock$/, ['npm']],
  [/(?:^|\/)(?:package-lock|npm-shrinkwrap)\.json$/, ['npm']],
  [/(?:^|\/)(?:poetry|pdm)\.lock$/, ['pypi']],
  [/(?:^|\/)composer\.lock$/, ['composer']],
  [/(?:^|\/)Cargo\.lock$/, ['cargo'], 'direct'],
  [/(?:^|\/)pixi\.lock$/, ['conda', 'pypi']],
  [/(?:^|\/)conda-lock\.ya?ml$/, ['conda', 'pypi'], 'scope'],
];

/**
 * Packages of one lockfile, with directness and scope as the manifests beside and below it tell. Where no manifest is known, or no way
 * leads from one to a package, the cautious answer of the reader stays.
 * @param packages of one file
 * @implements SRS-1624, SRS-3598
 */
export function settleByManifest(
  file: string,
  packages: readonly LockedPackage[],
  manifests: readonly Requests[],
): readonly LockedPackage[] {
  const [, ecosystems, tells] = settled.find(([name]) => name.test(file)) ?? [];
  const isNewNpm = /\.json$/.test(file) && packages.some(({ requested }) => requested !== '');
  if (!ecosystems || isNewNpm) return packages;
  const directory = file.slice(0, Math.max(0, file.lastIndexOf('/')));
  const near = manifests.filter((each) => isWithin(each.directory, directory));
  const roots = ecosystems.flatMap((ecosystem) => {
    const requests = near.flatMap((each) => (each.ecosystem === ecosystem ? each.requests : []));
    const own = packages.filter((each) => each.ecosystem === ecosystem);
    return requests.length === 0 ? [] : rootsOf(own, requests);
  });
  if (!near.some(({ ecosystem, requests }) => ecosystems.includes(ecosystem) && requests.length > 0))
    return packages;
  const byPurl = Map.groupBy(packages, ({ purl }) => purl);
  const ranges = new Map(roots.map(({ key, requested }) => [key, requested]));
  const scopes = scopesFrom(roots, (purl) =>
    (byPurl.get(purl) ?? []).flatMap(({ dependencies }) =>
      dependencies.filter((each) => byPurl.has(each)).map((key) => ({ key })),
    ),
  );
  return packages.map((each) => {
    const scope = scopes.get(each.purl);
    if (scope === undefined) return each;
    const direct = tells === 'direct' ? each.direct : ranges.has(each.purl);
    return {
      ...each,
      scope: tells === 'scope' ? each.scope : scope,
      direct,
      requested: ranges.get(each.purl) ?? '',
    };
  });
}

function isWithin(directory: string, above: string): boolean {
  return above === '' || directory === above || directory.startsWith(`${above}/`);
}

/** Comparisons of requests with packages; more are not made by people. */
const maximumComparisons = 1_000_000;

/**
 * The packages that requests got: of several versions the one that was locked for the range, or all where the file does not say.
 * None where the file is made to take for ever.
 */
function rootsOf(packages: readonly LockedPackage[], requests: readonly Request[]): Root[] {
  const byName = new Map<string, LockedPackage[]>();
  const keyOf = (name: string): string =>
    packages[0]?.ecosystem === 'pypi' ? normalisedName(name) : name.toLowerCase();
  for (const each of packages) addTo(byName, keyOf(each.name), each);
  const roots: Root[] = [];
  let comparisons = 0;
  for (const { name, range, scope } of requests) {
    if (range.startsWith('path:')) continue;
    const alias = /^npm:((?:@[^/]+\/)?[^@]+)/.exec(range)?.[1];
    const called = byName.get(keyOf(alias ?? name)) ?? [];
    comparisons += called.length;
    if (comparisons > maximumComparisons) return [];
    const exact = called.filter(({ requested }) => range !== '' && requested.split(', ').includes(range));
    for (const { purl } of exact.length > 0 ? exact : called)
      roots.push({ key: purl, scope, requested: range });
  }
  return roots;
}
