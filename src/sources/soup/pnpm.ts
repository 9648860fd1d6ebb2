import { posix } from 'node:path';
import type { LockedPackage, PackageScope } from '../../model/index.ts';
import { Unreadable } from '../unreadable.ts';
import { members, memberText, readBlockYaml, type YamlNode } from './block-yaml.ts';
import { type GraphNode, packagesOfGraph } from './graph.ts';
import { integrityHashes } from './hashes.ts';
import { fromPath, type Inside, isAddress, type Origin, originIn } from './origin.ts';
import type { Edge, Root } from './reach.ts';
import { cutOff, demandTables, type LockContent, type LockText } from './reader.ts';

const fields: [name: string, scope: PackageScope][] = [
  ['dependencies', 'production'],
  ['optionalDependencies', 'optional'],
  ['devDependencies', 'development'],
];

/** pnpm itself and what configures it, which later versions lock in a document of its own. */
const tools: typeof fields = [
  ['packageManagerDependencies', 'development'],
  ['configDependencies', 'development'],
];

/** Members with requests of the project. */
const asking = [...fields, ...tools].map(([field]) => field);

/**
 * pnpm-lock.yaml of versions 5 to 9. Keys of packages are `/name/1.0.0_peers` (5), `/name@1.0.0(peers)` (6) and `name@1.0.0(peers)`
 * (9, whose dependencies stand in `snapshots`); one package with several sets of peers is one package.
 * @implements SRS-1606
 */
export function readPnpmLock({ path, text }: LockText): LockContent {
  const documents = readBlockYaml(text);
  if (documents.length === 0) throw new Unreadable('it is empty');
  return { packages: documents.flatMap((document) => readDocument(path, document)) };
}

function readDocument(path: string, document: YamlNode): LockedPackage[] {
  const version = Number.parseFloat(memberText(document, 'lockfileVersion'));
  if (!(version >= 5 && version < 10))
    throw new Unreadable('it states no `lockfileVersion` that is known (5 to 9)');
  demandTables(document, [...asking, ...settings]);
  const packages = new Map(members(document, 'packages'));
  const snapshots = document.map?.has('snapshots') ? new Map(members(document, 'snapshots')) : packages;
  const nodes = new Map<string, GraphNode>();
  const own = new Map<string, Edge[]>();
  const keyFor = (name: string, reference: string): string => {
    const key = `${name}@${reference}`;
    if (snapshots.has(key)) return key;
    if (snapshots.has(`/${key}`)) return `/${key}`;
    const older = `/${name}/${reference}`;
    return snapshots.has(older) ? older : elsewhere(reference, snapshots);
  };
  for (const [key, snapshot] of snapshots) {
    const entry = packages.get(key) ?? packages.get(key.replace(/\(.*$/, '')) ?? snapshot;
    const [name, resolved] = nameAndVersion(key, entry);
    demandTables(snapshot, ofPackage);
    if (name === '')
      throw new Unreadable(`it has a package without a name (${key.slice(0, 60)})`, entry.line);
    const origin = originOf(path, entry);
    if (origin === 'inside') {
      own.set(key, edgesOf(snapshot, keyFor));
      continue;
    }
    nodes.set(key, {
      ecosystem: 'npm',
      name,
      version: resolved,
      origin,
      hashes: integrityHashes(memberText(entry.map?.get('resolution'), 'integrity')),
      edges: edgesOf(snapshot, keyFor),
      line: entry.line,
    });
  }
  const requests = requestsOf(document);
  for (const { name, reference, directory, line } of requests) {
    const origin =
      linked.test(reference) && fromPath(posix.join(path, '..', directory, 'package.json'), reference);
    if (typeof origin === 'object')
      nodes.set(linkKey(directory, reference), {
        ecosystem: 'npm',
        name,
        version: '',
        origin,
        edges: [],
        line,
      });
  }
  const roots = requests.map(({ name, reference, directory, scope, requested }): Root => {
    const key = linked.test(reference) ? linkKey(directory, reference) : keyFor(name, reference);
    return { key, scope, requested };
  });
  return packagesOfGraph(path, nodes, throughOwn(roots, own));
}

/** A registry's package may have an address of its own as well, but does not state its version beside its key. */
function originOf(path: string, entry: YamlNode): Origin | Inside | undefined {
  const resolution = entry.map?.get('resolution');
  const [url, directory] = [memberText(resolution, 'repo'), memberText(resolution, 'directory')];
  if (url !== '') return { url, revision: memberText(resolution, 'commit') };
  if (directory !== '') return fromPath(path, directory);
  const origin = originIn(path, memberText(resolution, 'tarball'));
  const isServed = typeof origin === 'object' && 'archive' in origin && isAddress(origin.archive);
  return isServed && memberText(entry, 'version') === '' ? undefined : origin;
}

/** A package from a directory is the project's own: what it asks for, the project asks for. */
function throughOwn(roots: readonly Root[], own: ReadonlyMap<string, readonly Edge[]>): Root[] {
  const all = [...roots];
  const seen = new Set<string>();
  for (const { key, scope } of all) {
    if (seen.has(`${scope} ${key}`)) continue;
    seen.add(`${scope} ${key}`);
    for (const edge of own.get(key) ?? [])
      all.push({
        key: edge.key,
        scope: edge.optional && scope === 'production' ? 'optional' : scope,
        requested: '',
      });
  }
  return all;
}

/** What is no version of a package in the file is the project's own (`link:`), or the key itself. */
function elsewhere(reference: string, snapshots: ReadonlyMap<string, unknown>): string {
  if (snapshots.has(reference) || /^(?:link|workspace|file):/.test(reference)) return reference;
  throw cutOff(reference);
}

type KeyFor = (name: string, reference: string) => string;

function edgesOf(snapshot: YamlNode, keyFor: KeyFor): Edge[] {
  return fields.slice(0, 2).flatMap(([field, scope]) =>
    members(snapshot, field).map(([name, { text = '' }]) => ({
      key: keyFor(name, text),
      optional: scope === 'optional',
    })),
  );
}

/** Tables of the file besides those of the project itself, which up to version 6 may stand here. */
const settings = [
  'importers',
  'packages',
  'snapshots',
  'specifiers',
  'dependenciesMeta',
  'settings',
  'overrides',
  'time',
  'catalogs',
  'patchedDependencies',
];

/** Members of a package that are tables. */
const ofPackage = [
  'dependencies',
  'optionalDependencies',
  'resolution',
  'engines',
  'peerDependencies',
  'peerDependenciesMeta',
  'dependenciesMeta',
];

/** What a workspace asks for, and what it got: relative to its directory where that is a link. */
interface Request {
  name: string;
  reference: string;
  directory: string;
  scope: PackageScope;
  requested: string;
  line: number;
}

/** A directory that stands in the place of a package. */
const linked = /^link:/;

function linkKey(directory: string, reference: string): string {
  return `${directory} ${reference}`;
}

/** What the workspaces ask for. From version 6 on request and answer stand together, before in `specifiers` and beside them. */
function requestsOf(document: YamlNode): Request[] {
  const importers = members(document, 'importers');
  for (const [, importer] of importers) demandTables(importer, [...asking, 'specifiers', 'dependenciesMeta']);
  if (importers.length === 0) importers.push(['.', document]);
  return importers.flatMap(([directory, importer]) =>
    [...fields, ...tools].flatMap(([field, scope]) =>
      members(importer, field).map(([name, value]) => ({
        name,
        reference: value.text ?? memberText(value, 'version'),
        directory,
        scope,
        requested: memberText(value, 'specifier') || memberText(importer.map?.get('specifiers'), name),
        line: value.line,
      })),
    ),
  );
}

/**
 * Packages from elsewhere than a registry state name and version themselves. Which of the forms a key has, it shows: versions between 5
 * and 6 had both.
 */
function nameAndVersion(key: string, entry: YamlNode): [name: string, version: string] {
  const plain = key.replace(/\(.*$/, '');
  const [, name = '', version = ''] =
    /^\/?((?:@[^/@]+\/)?[^/@]+)@(.+)$/.exec(plain) ?? /^\/((?:@[^/]+\/)?[^/]+)\/([^/_]+)/.exec(plain) ?? [];
  return [memberText(entry, 'name') || name, memberText(entry, 'version') || version];
}
