import { entriesOf, field, listOf, textField } from '../safe-json.ts';
import { Unreadable } from '../unreadable.ts';
import { hexHash, revisionHash } from './hashes.ts';
import { readJson } from './json.ts';
import { textsOf } from './python.ts';
import {
  cutOff,
  demandKnown,
  identified,
  type LockContent,
  type LockText,
  lockedPackage,
  type StatedPackage,
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
  for (const { entry, line } of entries) {
    const name = textField(entry, 'name');
    if (name === '') throw new Unreadable('it has a package without a name', line);
    purls.set(name.toLowerCase(), identified(statedBy(entry)).purl);
  }
  // What another package stands in for is not there itself; names without a vendor are those of the platform.
  const replaced = new Set(
    entries.flatMap(({ entry }) =>
      ['replace', 'provide'].flatMap((key) => entriesOf(entry, key).map(([name]) => name.toLowerCase())),
    ),
  );
  for (const { entry } of entries)
    for (const [name] of entriesOf(entry, 'require'))
      if (name.includes('/') && !purls.has(name.toLowerCase()) && !replaced.has(name.toLowerCase()))
        throw cutOff(name);
  const packages = entries.map(({ entry, isDev, line }) => {
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
      ...statedBy(entry),
    });
  });
  return { packages };
}

/** A version such as `dev-main` names a branch: what is installed is the commit. */
function statedBy(entry: unknown): Pick<StatedPackage, 'ecosystem' | 'name' | 'version' | 'repository'> {
  const version = textField(entry, 'version');
  const source = field(entry, 'source');
  const isBranch = /^dev-|-dev$/i.test(version);
  return {
    ecosystem: 'composer',
    name: textField(entry, 'name'),
    version,
    repository: isBranch
      ? { url: textField(source, 'url'), revision: textField(source, 'reference') || version }
      : undefined,
  };
}
