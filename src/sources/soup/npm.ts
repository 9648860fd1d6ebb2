import type { LockedPackage, PackageScope } from '../../model/index.ts';
import { entriesOf, field, textField } from '../safe-json.ts';
import { Unreadable } from '../unreadable.ts';
import { integrityHashes } from './hashes.ts';
import { readJson } from './json.ts';
import { fromPath, type Origin, originIn } from './origin.ts';
import {
  cutOff,
  demandKnown,
  type Identity,
  identified,
  type LockContent,
  type LockText,
  lockedPackage,
} from './reader.ts';
import { repositoryIn, versionInName } from './repository.ts';

/** Longest place of a package that is read, in characters. */
const maximumKey = 1000;

type LineOf = ReturnType<typeof readJson>['lineOf'];

/** Members of a package.json, and of a lockfile's copy of it, that ask for packages. */
const asking = ['devDependencies', 'peerDependencies', 'optionalDependencies', 'dependencies'];

/** Members of the project itself that are lists or tables and ask for nothing. */
const telling =
  'peerDependenciesMeta bundleDependencies bundledDependencies bin engines devEngines workspaces funding os cpu libc license licenses overrides publishConfig'.split(
    ' ',
  );

/**
 * npm's package-lock.json and npm-shrinkwrap.json: `packages` of versions 2 and 3 (npm 7 and later), `dependencies` of version 1.
 * Version 1 does not say what the project itself asks for: all count as direct.
 * @implements SRS-1602
 */
export function readNpmLock(file: LockText): LockContent {
  const isFirst = /"lockfileVersion"\s*:\s*1\b/.test(file.text.slice(0, 1000));
  const { value, lineOf } = readJson(file, isFirst ? 40 : 2);
  const version = field(value, 'lockfileVersion');
  const isNested = version === 2 && field(value, 'packages') === undefined;
  if (version === 1 || isNested) return { packages: readNested(file.path, value, lineOf) };
  if (version === 2 || version === 3) return { packages: readPackages(file.path, value, lineOf) };
  throw new Unreadable('it states no `lockfileVersion` that is known (1, 2, 3)');
}

/**
 * Keys are places in the tree of directories. What lies outside of node_modules, or is a link to it, is the project's own, unless it lies
 * outside of the project.
 */
function readPackages(path: string, value: unknown, lineOf: LineOf): LockedPackage[] {
  const entries = new Map(entriesOf(value, 'packages'));
  if (!entries.has('')) throw new Unreadable('it has no `packages` with the project itself in it');
  const stated = new Map<string, Identity>();
  const purls = new Map<string, string>();
  const requested = new Map<string, string>();
  const addressed = byAddress(entries);
  for (const [key, entry] of entries) {
    if (key.length > maximumKey) throw new Unreadable('the place of a package is too long to be one');
    const soup = key.includes('node_modules/') ? statedBy(path, key, entry, addressed.get(key)) : undefined;
    if (soup) {
      stated.set(key, soup);
      purls.set(key, identified(soup).purl);
    } else if (!key.includes('node_modules/')) {
      demandKnown(entry, [...asking, ...telling]);
      for (const [name, range, isDemanded] of asked(entry)) {
        const target = resolve(key, name, entries);
        if (target !== undefined) requested.set(target, range);
        else if (isDemanded) throw cutOff(name);
      }
    }
  }
  const leftOut = optionalTools(entries);
  return [...stated].map(([key, soup]) => {
    const entry = entries.get(key);
    const dependencies = asked(entry, false).flatMap(
      ([name]) => purls.get(resolve(key, name, entries) ?? '') ?? [],
    );
    return lockedPackage(path, {
      requested: requested.get(key) ?? '',
      direct: requested.has(key),
      scope: leftOut.has(key) ? 'optional' : scopeOf(entry),
      licence: textField(entry, 'license'),
      hashes: integrityHashes(textField(entry, 'integrity')),
      dependencies,
      line: lineOf('packages', key),
      ...soup,
    });
  });
}

/**
 * What a project asks for both as its own tools and as something that its users may leave out, npm marks as tools alone, with all that these
 * need. It is in the product all the same.
 * @returns places of such packages
 */
function optionalTools(entries: ReadonlyMap<string, unknown>): Set<string> {
  const reached = new Set<string>();
  const waiting = entriesOf(entries.get(''), 'optionalDependencies').map(([name]) =>
    resolve('', name, entries),
  );
  for (const key of waiting) {
    if (key === undefined || reached.has(key) || field(entries.get(key), 'dev') !== true) continue;
    reached.add(key);
    for (const [name] of asked(entries.get(key), false)) waiting.push(resolve(key, name, entries));
  }
  return reached;
}

/** Addresses that packages were asked for by: a registry, too, serves its packages from addresses, which may be those of a mirror. */
function byAddress(entries: ReadonlyMap<string, unknown>): Map<string, string> {
  const addresses = new Map<string, string>();
  for (const [key, entry] of entries)
    for (const [name, range] of asked(entry)) {
      const target = /^https?:/.test(range) ? resolve(key, name, entries) : undefined;
      if (target !== undefined) addresses.set(target, range);
    }
  return addresses;
}

/** An alias stands under another name than the package's own. */
function nameOf(key: string, entry: unknown): string {
  return textField(entry, 'name') || key.slice(key.lastIndexOf('node_modules/') + 'node_modules/'.length);
}

/** @returns undefined for what is of the project itself */
function statedBy(path: string, key: string, entry: unknown, address = ''): Identity | undefined {
  const resolved = textField(entry, 'resolved');
  const isLocal = field(entry, 'link') === true || resolved.startsWith('file:');
  const origin = isLocal ? fromPath(path, resolved || '.') : elsewhere(resolved, address);
  if (origin === 'inside') return undefined;
  return { ecosystem: 'npm', name: nameOf(key, entry), version: textField(entry, 'version'), origin };
}

function elsewhere(resolved: string, address: string): Origin | undefined {
  const repository = repositoryIn(resolved || address);
  if (repository || address === '') return repository;
  return { archive: (/^https?:/.test(resolved) ? resolved : address).replace(/#.*$/, '') };
}

/** Names and ranges a package asks for. Development packages of others are never installed. */
function asked(entry: unknown, own = true): [name: string, range: string, isDemanded: boolean][] {
  const all: [name: string, range: string, isDemanded: boolean][] = [];
  for (const key of asking) {
    if (key === 'devDependencies' && !own) continue;
    const isDemanded = key.startsWith('d');
    for (const [name, range] of entriesOf(entry, key))
      all.push([name, typeof range === 'string' ? range : '', isDemanded]);
  }
  return all;
}

/** Where Node finds a package that is asked for at a place: in the nearest node_modules at it or above. */
function resolve(from: string, name: string, entries: ReadonlyMap<string, unknown>): string | undefined {
  for (let at = from; ; at = above(at)) {
    const key = `${at === '' ? '' : `${at}/`}node_modules/${name}`;
    if (entries.has(key)) return key;
    if (at === '') return undefined;
  }
}

function above(place: string): string {
  const modules = place.lastIndexOf('node_modules/');
  const end = modules < 0 ? place.lastIndexOf('/') : modules - 1;
  return place.slice(0, Math.max(0, end));
}

function scopeOf(entry: unknown): PackageScope {
  if (field(entry, 'dev') === true) return 'development';
  return field(entry, 'optional') === true || field(entry, 'devOptional') === true
    ? 'optional'
    : 'production';
}

/** The packages of one node_modules, and those around it. */
interface Modules {
  purls: ReadonlyMap<string, string>;
  around: Modules | undefined;
}

/** Packages stand in the packages whose node_modules hold them. */
function readNested(path: string, value: unknown, lineOf: LineOf): LockedPackage[] {
  const packages: LockedPackage[] = [];
  const walk = (holder: unknown, way: string[], here: Modules): void => {
    demandKnown(holder, ['dependencies', 'requires']);
    for (const [name, entry] of entriesOf(holder, 'dependencies')) {
      const within = modulesOf(path, entry, here);
      const soup = nestedBy(path, name, entry);
      if (soup)
        packages.push(
          lockedPackage(path, {
            ...soup,
            direct: way.length === 0,
            scope: scopeOf(entry),
            hashes: integrityHashes(textField(entry, 'integrity')),
            dependencies: entriesOf(entry, 'requires').flatMap(([each]) => visible(each, within) ?? []),
            line: lineOf(...way, 'dependencies', name),
          }),
        );
      walk(entry, [...way, 'dependencies', name], within);
    }
  };
  walk(value, [], modulesOf(path, value));
  return packages;
}

function modulesOf(path: string, holder: unknown, around?: Modules): Modules {
  const members = entriesOf(holder, 'dependencies');
  if (members.length === 0 && around) return around;
  return {
    purls: new Map(
      members.flatMap(([name, entry]) => {
        const soup = nestedBy(path, name, entry);
        return soup ? [[name, identified(soup).purl] as const] : [];
      }),
    ),
    around,
  };
}

function visible(name: string, modules: Modules | undefined): string | undefined {
  for (let at = modules; at; at = at.around) {
    const purl = at.purls.get(name);
    if (purl) return purl;
  }
  return undefined;
}

/**
 * Version 1 writes an alias as `npm:<name>@<version>`, and an address or a path in the place of a version.
 * @returns undefined for what is of the project itself
 */
function nestedBy(path: string, name: string, entry: unknown): Identity | undefined {
  const version = textField(entry, 'version');
  const origin = originIn(path, version);
  if (origin === 'inside') return undefined;
  if (origin) return { ecosystem: 'npm', name, version: versionInName(version), origin };
  const [, own = name, its = version] = /^npm:(.+)@([^@]+)$/.exec(version) ?? [];
  return { ecosystem: 'npm', name: own, version: its };
}
