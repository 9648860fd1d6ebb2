import { entriesOf, field, listOf, textField } from '../safe-json.ts';
import { Unreadable } from '../unreadable.ts';
import { hexHash, revisionHash } from './hashes.ts';
import { readJson } from './json.ts';
import { fromPath, placed } from './origin.ts';
import { textsOf } from './python.ts';
import {
  cutOff,
  demandKnown,
  type Identity,
  identified,
  type LockContent,
  type LockText,
  lockedPackage,
} from './reader.ts';

/** Members that are lists or tables. */
const members = [
  'packages',
  'packages-dev',
  'aliases',
  'stability-flags',
  'platform',
  'platform-dev',
  'platform-overrides',
  '_readme',
];

/**
 * composer.lock: `packages` and `packages-dev`. Several licences mean a choice. What the project itself asks for stands in
 * composer.json only: all count as direct.
 * @implements SRS-1615
 */
export function readComposerLock(file: LockText): LockContent {
  const { value, lineOf } = readJson(file, 2);
  if (!Array.isArray(field(value, 'packages'))) throw new Unreadable('it has no list of `packages`');
  demandKnown(value, members);
  const entries = ['packages', 'packages-dev'].flatMap((list) =>
    listOf(value, list).map((entry, index) => ({
      entry,
      isDev: list !== 'packages',
      line: lineOf(list, index),
    })),
  );
  const purls = new Map<string, string>();
  const own = new Set<string>();
  const stated = entries.flatMap(({ entry, isDev, line }) => {
    const name = textField(entry, 'name').toLowerCase();
    if (name === '') throw new Unreadable('it has a package without a name', line);
    const one = statedBy(file.path, entry);
    if (one) purls.set(name, identified(one).purl);
    else own.add(name);
    return one ? [{ one, entry, isDev, line }] : [];
  });
  // What another package stands in for is not there itself; names without a vendor are those of the platform.
  const replaced = new Set(
    entries.flatMap(({ entry }) =>
      ['replace', 'provide'].flatMap((key) => entriesOf(entry, key).map(([name]) => name.toLowerCase())),
    ),
  );
  for (const { entry } of entries)
    for (const [name] of entriesOf(entry, 'require'))
      if (name.includes('/') && ![purls, own, replaced].some((known) => known.has(name.toLowerCase())))
        throw cutOff(name);
  const packages = stated.map(({ one, entry, isDev, line }) => {
    const licences = textsOf(entry, 'license');
    return lockedPackage(file.path, {
      scope: isDev ? 'development' : 'production',
      licence: licences.length > 1 ? `(${licences.join(' OR ')})` : (licences[0] ?? ''),
      hashes: [
        ...hexHash('sha1', textField(field(entry, 'dist'), 'shasum')),
        ...revisionHash('commit', textField(field(entry, 'source'), 'reference')),
      ],
      dependencies: entriesOf(entry, 'require').flatMap(([each]) => purls.get(each.toLowerCase()) ?? []),
      line,
      ...one,
    });
  });
  return { packages };
}

/**
 * A version such as `dev-main` names a branch: what is installed is the commit. What a repository of Composer serves has an address; a directory,
 * and an archive of a repository of archives, has a path.
 * @returns undefined for a directory of the project
 */
function statedBy(file: string, entry: unknown): Identity | undefined {
  const [version, name] = [textField(entry, 'version'), textField(entry, 'name')];
  const [source, dist] = [field(entry, 'source'), field(entry, 'dist')];
  const [type, at] = [textField(dist, 'type'), textField(dist, 'url')];
  const common = { ecosystem: 'composer' as const, name, version };
  if (type === 'path') {
    const origin = fromPath(file, at);
    return origin === 'inside' ? undefined : { ...common, origin };
  }
  if (at !== '' && !/^[a-z+]+:\/\//i.test(at)) return { ...common, origin: { archive: placed(file, at) } };
  // Packagist, and what serves packages as it does, asks to be told of each installation; a bare repository of version control does not.
  const isServed = field(entry, 'notification-url') !== undefined || textField(source, 'type') !== 'git';
  if (isServed && !/^dev-|-dev$/i.test(version)) return common;
  const revision = textField(source, 'reference') || version;
  return { ...common, origin: { url: textField(source, 'url'), revision } };
}
