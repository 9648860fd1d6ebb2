import type { LockedPackage, PackageScope } from '../../model/index.ts';
import { entriesOf, field, listOf, textField } from '../safe-json.ts';
import { Unreadable } from '../unreadable.ts';
import { hexHash } from './hashes.ts';
import { addTo, allCalled } from './lists.ts';
import { fromPath, type Inside, type Origin, originIn, placed } from './origin.ts';
import { normalisedName } from './purl.ts';
import { demandKnown, identified, type LockContent, type LockText, lockedPackage } from './reader.ts';
import { readToml } from './toml.ts';

/**
 * pylock.toml (PEP 751). Markers tell packages of dependency groups and extras from the others; the file does not say what the
 * project itself asks for, so all count as direct. A package from version control has its commit for a version.
 * @implements SRS-1609
 */
export function readPylock(file: LockText): LockContent {
  const { value, lineOf } = readToml(file, 'packages');
  if (!textField(value, 'lock-version').startsWith('1.'))
    throw new Unreadable('it states no `lock-version` that is known (1.0)');
  demandKnown(value, ['packages', 'environments', 'extras', 'dependency-groups', 'default-groups', 'tool']);
  const entries = listOf(value, 'packages').map((entry, index) => ({ entry, line: lineOf(index) }));
  const nameless = entries.find(({ entry }) => textField(entry, 'name') === '');
  if (nameless) throw new Unreadable('it has a package without a name', nameless.line);
  const stated = entries.flatMap(({ entry, line }) => {
    const origin = originOf(file.path, entry);
    const [name, version] = [textField(entry, 'name'), textField(entry, 'version')];
    return origin === 'inside'
      ? []
      : [{ entry, line, one: { ecosystem: 'pypi' as const, name, version, origin } }];
  });
  const purls = new Map<string, string[]>();
  for (const { one } of stated) addTo(purls, normalisedName(one.name), identified(one).purl);
  const packages = stated.map(({ entry, line, one }) =>
    lockedPackage(file.path, {
      ...one,
      scope: scopeOf(textField(entry, 'marker')),
      hashes: hashesOf(entry),
      dependencies: listOf(entry, 'dependencies').flatMap((each) =>
        allCalled(purls, normalisedName(textField(each, 'name'))),
      ),
      line,
    }),
  );
  return { packages };
}

/** An archive of a package is stated on its own; `sdist` and `wheels` are those of an index, wherever it serves them. */
function originOf(file: string, entry: unknown): Origin | Inside | undefined {
  const [vcs, archive] = [field(entry, 'vcs'), field(entry, 'archive')];
  if (vcs !== undefined) {
    const revision = textField(vcs, 'commit-id') || textField(vcs, 'requested-revision');
    return { url: textField(vcs, 'url') || textField(vcs, 'path'), revision };
  }
  if (archive !== undefined) {
    const url = textField(archive, 'url');
    return url === '' ? { archive: placed(file, textField(archive, 'path')) } : originIn(file, url);
  }
  const directory = field(entry, 'directory');
  return directory === undefined ? undefined : fromPath(file, textField(directory, 'path'));
}

function scopeOf(marker: string): PackageScope {
  if (/\bin dependency_groups\b/.test(marker)) return 'development';
  return /\bin extras\b/.test(marker) ? 'optional' : 'production';
}

function hashesOf(entry: unknown): LockedPackage['hashes'] {
  const archives = [field(entry, 'archive'), field(entry, 'sdist'), ...listOf(entry, 'wheels')];
  return archives.flatMap((archive) =>
    entriesOf(archive, 'hashes').flatMap(([name, hash]) =>
      typeof hash === 'string' ? hexHash(name, hash) : [],
    ),
  );
}
