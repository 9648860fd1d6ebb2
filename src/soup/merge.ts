import type { ArchitectureModel, LockedPackage, PackageScope, Place, SoupItem } from '../model/index.ts';
import { append, compareText, isCommit } from '../model/index.ts';
import { findUses } from './uses.ts';

/** What a package is there for, the weightiest first. */
const scopes: readonly PackageScope[] = ['production', 'optional', 'development'];

/**
 * One item for each package and version, whichever files state it, so that a bill of materials beside a lockfile counts nothing
 * twice: places, hashes and dependencies of all, the first licence and request that is stated, direct if one file says so, and the
 * weightiest scope. Where it is used comes from the imports the architecture found. Sorted by ecosystem, name, version.
 * @implements SRS-1603, SRS-1604
 */
export function mergeSoup(packages: readonly LockedPackage[], architecture?: ArchitectureModel): SoupItem[] {
  const items = new Map<string, SoupItem>();
  const sorted = [...packages].sort((a, b) => comparePlaces(a.place, b.place) || compareText(a.purl, b.purl));
  for (const found of sorted) {
    const key = identityOf(found.purl);
    const known = items.get(key);
    if (known) addTo(known, found);
    else items.set(key, itemOf(found));
  }
  const identities = new Map([...items].map(([key, { purl }]) => [key, purl]));
  const all = [...items.values()].sort(
    (a, b) =>
      compareText(a.ecosystem, b.ecosystem) ||
      compareText(a.name, b.name) ||
      compareText(a.version, b.version) ||
      compareText(a.purl, b.purl),
  );
  for (const item of all) {
    const dependencies = item.dependencies.map((purl) => identities.get(identityOf(purl)) ?? purl);
    item.dependencies = [...new Set(dependencies)].sort(compareText);
    item.hashes.sort((a, b) => compareText(a.algorithm, b.algorithm) || compareText(a.value, b.value));
  }
  return architecture ? findUses(all, architecture) : all;
}

function itemOf({ place, ...stated }: LockedPackage): SoupItem {
  return {
    ...stated,
    hashes: [...stated.hashes],
    places: [place],
    entry: '',
    usedBy: [],
    safetyClass: '',
    integrity: '',
  };
}

function addTo(item: SoupItem, { place, ...more }: LockedPackage): void {
  if (!item.places.some((each) => comparePlaces(each, place) === 0)) item.places.push(place);
  item.requested ||= more.requested;
  item.licence ||= more.licence;
  item.direct ||= more.direct;
  item.scope = scopes.find((scope) => scope === item.scope || scope === more.scope) ?? item.scope;
  append(item.dependencies, more.dependencies);
  for (const hash of more.hashes) {
    const isKnown = item.hashes.some(
      ({ algorithm, value }) => algorithm === hash.algorithm && value === hash.value,
    );
    if (!isKnown) item.hashes.push(hash);
  }
}

/** Qualifiers of a package URL that do not tell which package it is; `type=jar` is what Maven means anyway. */
const incidental = /^(?:type=jar|checksum=.*|repository_url=.*)$/;

/** What names another source than the registry, where other bytes may go by the same version. A commit is the same everywhere. */
const source = /^(?:vcs_url|download_url|file_name)=/;

/**
 * What tells a package and version from all others: its URL without subpath and incidental qualifiers.
 * @implements SRS-3546
 */
function identityOf(purl: string): string {
  const [whole = ''] = purl.split('#', 1);
  const [name = '', query = ''] = whole.split('?', 2);
  const isFixed = isCommit(name.slice(name.lastIndexOf('@') + 1));
  const kept = query
    .split('&')
    .filter((part) => part !== '' && !incidental.test(part) && !(isFixed && source.test(part)));
  return kept.length === 0 ? name : `${name}?${kept.sort(compareText).join('&')}`;
}

function comparePlaces(a: Place, b: Place): number {
  return compareText(a.file, b.file) || a.line - b.line || a.column - b.column;
}
