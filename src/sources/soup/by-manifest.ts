import type { Ecosystem, LockedPackage } from '../../model/index.ts';
import { addTo } from './lists.ts';
import { normalisedName } from './purl.ts';
import { type Root, scopesFrom } from './reach.ts';
import type { Request, Requests } from './requests.ts';

/** Lockfiles that leave to manifests what the project itself asks for, and whether they tell who is direct themselves. */
const settled: [name: RegExp, ecosystem: Ecosystem, tellsDirect: boolean][] = [
  [/(?:^|\/)yarn\.lock$/, 'npm', false],
  [/(?:^|\/)(?:package-lock|npm-shrinkwrap)\.json$/, 'npm', false],
  [/(?:^|\/)(?:poetry|pdm)\.lock$/, 'pypi', false],
  [/(?:^|\/)composer\.lock$/, 'composer', false],
  [/(?:^|\/)Cargo\.lock$/, 'cargo', true],
];

/**
 * Packages of one lockfile, with directness and scope as the manifests beside and below it tell. Where no manifest is known, or no way
 * leads from one to a package, the cautious answer of the reader stays.
 * @param packages of one file
 * @implements SRS-1624
 */
export function settleByManifest(
  file: string,
  packages: readonly LockedPackage[],
  manifests: readonly Requests[],
): readonly LockedPackage[] {
  const [, ecosystem, tellsDirect = false] = settled.find(([name]) => name.test(file)) ?? [];
  const isNewNpm = /\.json$/.test(file) && packages.some(({ requested }) => requested !== '');
  if (!ecosystem || isNewNpm) return packages;
  const directory = file.slice(0, Math.max(0, file.lastIndexOf('/')));
  const requests = manifests
    .filter((each) => each.ecosystem === ecosystem && isWithin(each.directory, directory))
    .flatMap((each) => each.requests);
  if (requests.length === 0) return packages;
  const byPurl = new Map(packages.map((each) => [each.purl, each]));
  const roots = rootsOf(packages, requests);
  const ranges = new Map(roots.map(({ key, requested }) => [key, requested]));
  const scopes = scopesFrom(roots, (purl) =>
    (byPurl.get(purl)?.dependencies ?? []).filter((each) => byPurl.has(each)).map((key) => ({ key })),
  );
  return packages.map((each) => {
    const scope = scopes.get(each.purl);
    if (scope === undefined) return each;
    const direct = tellsDirect ? each.direct : ranges.has(each.purl);
    return { ...each, scope, direct, requested: ranges.get(each.purl) ?? '' };
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
