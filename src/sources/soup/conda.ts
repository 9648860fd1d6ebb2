import type { PackageScope } from '../../model/index.ts';
import { Unreadable } from '../unreadable.ts';
import { member, members, memberText, readBlockYaml, type YamlNode } from './block-yaml.ts';
import { hexHash } from './hashes.ts';
import { fromPath, originIn } from './origin.ts';
import { normalisedName, packageUrl } from './purl.ts';
import {
  cutOff,
  type Identity,
  identified,
  type LockContent,
  type LockText,
  lockedPackage,
  type StatedPackage,
} from './reader.ts';
import { repositoryIn, shortName, versionInName } from './repository.ts';

/** A package of conda; the channel is part of what it is, the build for one platform is not. */
function condaPackage(
  name: string,
  version: string,
  url: string,
): Pick<StatedPackage, 'ecosystem' | 'name' | 'version' | 'purl'> {
  const channel = /\/([^/]+)\/[^/]+\/[^/]+$/.exec(url)?.[1] ?? '';
  const qualifiers: [string, string][] = channel === '' ? [] : [['channel', channel]];
  return { ecosystem: 'conda', name, version, purl: packageUrl('conda', name, version, qualifiers) };
}

/** Name and version in the name of an archive of conda, `name-version-build.conda`. */
function inArchive(url: string): { name: string; version: string } | undefined {
  const [, name, version] =
    /([^/]+)-([^-/]+)-[^-/]+\.(?:conda|tar\.bz2)$/.exec(url.replace(/#.*$/, '')) ?? [];
  return name === undefined || version === undefined ? undefined : { name, version };
}

/**
 * A distribution of Python in a lockfile of conda, by the address it is fetched from, which may be that of an index; undefined for a directory
 * of the project.
 */
function pythonPackage(file: string, name: string, version: string, url: string): Identity | undefined {
  const identity = { ecosystem: 'pypi' as const, name, version: version || versionInName(url) };
  if (url === '' || /^https?:/.test(url)) return { ...identity, origin: repositoryIn(url) };
  const [, address = '', at = ''] = /^(git\+[^@#?]*:\/\/(?:[^@/]*@)?[^@#?]*)@([^#?]+)/.exec(url) ?? [];
  if (address !== '') return { ...identity, origin: { url: address.slice(4), revision: at } };
  const origin = originIn(file, url) ?? fromPath(file, url);
  return origin === 'inside' ? undefined : { ...identity, origin };
}

/**
 * conda-lock.yml, and pixi.lock to version 3, which has the same form: one entry for each package and platform. Who asked stands in the manifest
 * only (`gatherPackages`).
 * @implements SRS-3600
 */
export function readCondaLock({ path, text }: LockText): LockContent {
  const [document] = readBlockYaml(text);
  const entries = member(document, 'package')?.list;
  if (!entries) throw new Unreadable('it has no list `package`');
  const stated = entries.flatMap((entry) => platformEntry(path, entry));
  return { packages: linked(path, stated) };
}

/** What entries state, with the packages of any platform that bear the names they ask for. */
function linked(path: string, stated: readonly StatedPackage[]): LockContent['packages'] {
  const purls = new Map<string, string[]>();
  for (const one of stated) {
    const { purl } = identified(one);
    const known = purls.get(keyOf(one.ecosystem, one.name));
    if (!known) purls.set(keyOf(one.ecosystem, one.name), [purl]);
    else if (!known.includes(purl)) known.push(purl);
  }
  return stated.map(({ dependencies = [], ...one }) =>
    lockedPackage(path, { ...one, dependencies: dependencies.flatMap((name) => purls.get(name) ?? []) }),
  );
}

function platformEntry(path: string, entry: YamlNode): StatedPackage[] {
  const [name, version, url] = [
    memberText(entry, 'name'),
    memberText(entry, 'version'),
    memberText(entry, 'url'),
  ];
  const manager = memberText(entry, 'manager');
  if (name === '') throw new Unreadable('it has a package without a name', entry.line);
  if (manager !== 'conda' && manager !== 'pip')
    throw new Unreadable(
      `a package is of the manager \`${manager.slice(0, 40)}\`, which is none`,
      entry.line,
    );
  const stated =
    manager === 'conda' ? condaPackage(name, version, url) : pythonPackage(path, name, version, url);
  if (!stated) return [];
  return [
    {
      ...stated,
      scope: scopeOf(memberText(entry, 'category'), memberText(entry, 'optional')),
      hashes: members(entry, 'hash').flatMap(([kind, { text: value = '' }]) => hexHash(kind, value)),
      // What pip installs may need what conda does.
      dependencies: members(entry, 'dependencies').flatMap(([each]) => [
        keyOf('conda', each),
        ...(manager === 'pip' ? [keyOf('pypi', each)] : []),
      ]),
      line: entry.line,
    },
  ];
}

/** Categories are the project's own but for `main` and `dev`; what is not of `main` may be left out. */
function scopeOf(category: string, optional: string): PackageScope {
  if (category === 'dev') return 'development';
  return optional === 'true' ? 'optional' : 'production';
}

/**
 * pixi.lock of versions 4 to 7: packages of conda and PyPI by address. What the file calls an environment names the packages that are
 * installed together; one it names and does not hold is missing. Directories are the project's own.
 * @implements SRS-3600
 */
export function readPixiLock(file: LockText): LockContent {
  const [document] = readBlockYaml(file.text);
  if (Number(memberText(document, 'version')) < 4) return readCondaLock(file);
  const entries = member(document, 'packages')?.list;
  if (!entries || !member(document, 'environments')?.map)
    throw new Unreadable('it has no `environments` and `packages`');
  const held = new Set<string>();
  const stated = entries.flatMap((entry): StatedPackage[] => {
    const [kind, location] = kindOf(entry);
    held.add(location);
    const one = pixiPackage(file.path, kind, location, entry);
    const hashes = ['sha256', 'md5'].flatMap((each) => hexHash(each, memberText(entry, each)));
    return one ? [{ ...one, hashes, line: entry.line }] : [];
  });
  for (const location of installed(document)) if (!held.has(location)) throw cutOff(location);
  return { packages: linked(file.path, stated) };
}

const kinds = ['conda', 'pypi', 'conda_source'] as const;

/** What an entry is, and the address or directory that stands for it in environments. */
function kindOf(entry: YamlNode): [kind: (typeof kinds)[number], location: string] {
  const kind = kinds.find((each) => memberText(entry, each) !== '' || memberText(entry, 'kind') === each);
  if (!kind) throw new Unreadable('it has a package of a kind that is not known', entry.line);
  const location = memberText(entry, kind) || memberText(entry, 'url') || memberText(entry, 'path');
  return [kind, location];
}

function pixiPackage(
  file: string,
  kind: (typeof kinds)[number],
  location: string,
  entry: YamlNode,
): Omit<StatedPackage, 'line'> | undefined {
  const name = memberText(entry, 'name');
  const version = memberText(entry, 'version');
  if (kind === 'pypi') {
    const found = pythonPackage(file, name, version, location);
    if (found && name === '') throw new Unreadable('it has a package without a name', entry.line);
    return found && { ...found, dependencies: asks(entry, 'requires_dist', 'pypi') };
  }
  const licence = memberText(entry, 'license').replace(/^None$/, '');
  const archive = inArchive(location);
  if (!archive) {
    const [called = ''] = name ? [name] : location.split('[', 1);
    const origin = sourceOf(location, entry) ?? fromPath(file, location.replace(/^.* @ /, ''));
    // A package that is built from a directory of the project is its own.
    return origin === 'inside'
      ? undefined
      : { ecosystem: 'conda', name: shortName(called), version, origin, licence };
  }
  return {
    ...condaPackage(name || archive.name, version || archive.version, location),
    licence,
    dependencies: asks(entry, 'depends', 'conda'),
  };
}

/** Repository of a package that is built from source: `name[hash] @ git+https://…#commit`, or the address itself. */
function sourceOf(location: string, entry: YamlNode): StatedPackage['origin'] {
  const address = location.replace(/^.* @ /, '');
  const source = member(entry, 'package_build_source') ?? member(entry, 'source');
  const url = memberText(source, 'git');
  if (repositoryIn(address)) return repositoryIn(address);
  return url === '' ? undefined : { url, revision: memberText(source, 'rev') };
}

function asks(entry: YamlNode, list: string, ecosystem: 'conda' | 'pypi'): string[] {
  return (member(entry, list)?.list ?? []).flatMap(({ text = '' }) => {
    if (/;.*\bextra\b/.test(text)) return [];
    const name = /^\s*([\w.-]+)/.exec(text)?.[1];
    return name === undefined ? [] : [keyOf(ecosystem, name)];
  });
}

function keyOf(ecosystem: string, name: string): string {
  return `${ecosystem}:${ecosystem === 'pypi' ? normalisedName(name) : name}`;
}

/** Addresses and directories that environments install. */
function installed(document: YamlNode | undefined): string[] {
  return members(document, 'environments').flatMap(([, environment]) =>
    members(environment, 'packages').flatMap(([, { list = [] }]) =>
      list.map((entry) => {
        const kind = kinds.find((each) => memberText(entry, each) !== '');
        if (!kind)
          throw new Unreadable('an environment names a package of a kind that is not known', entry.line);
        return memberText(entry, kind);
      }),
    ),
  );
}
