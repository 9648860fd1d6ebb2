import type { LockedPackage, PackageScope } from '../../model/index.ts';
import { entriesOf, field, listOf, textField } from '../safe-json.ts';
import { Unreadable } from '../unreadable.ts';
import { hexHash } from './hashes.ts';
import { normalisedName } from './purl.ts';
import {
  demandKnown,
  identified,
  type LockContent,
  type LockText,
  lockedPackage,
  type StatedPackage,
} from './reader.ts';
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
  const soup = entries.filter(({ entry }) => field(entry, 'directory') === undefined);
  const purls = new Map(
    soup.map(({ entry }) => [normalisedName(textField(entry, 'name')), identified(statedBy(entry)).purl]),
  );
  const packages = soup.map(({ entry, line }) =>
    lockedPackage(file.path, {
      ...statedBy(entry),
      scope: scopeOf(textField(entry, 'marker')),
      hashes: hashesOf(entry),
      dependencies: listOf(entry, 'dependencies').flatMap(
        (each) => purls.get(normalisedName(textField(each, 'name'))) ?? [],
      ),
      line,
    }),
  );
  return { packages };
}

function statedBy(entry: unknown): Pick<StatedPackage, 'ecosystem' | 'name' | 'version' | 'repository'> {
  const vcs = field(entry, 'vcs');
  const revision = textField(vcs, 'commit-id') || textField(vcs, 'requested-revision');
  return {
    ecosystem: 'pypi',
    name: textField(entry, 'name'),
    version: textField(entry, 'version'),
    repository: vcs === undefined ? undefined : { url: textField(vcs, 'url'), revision },
  };
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
