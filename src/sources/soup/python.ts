import type { LockedPackage, PackageScope } from '../../model/index.ts';
import { entriesOf, field, listOf, textField } from '../safe-json.ts';
import { Unreadable } from '../unreadable.ts';
import { prefixedHash } from './hashes.ts';
import { addTo, allCalled } from './lists.ts';
import { normalisedName } from './purl.ts';
import { demandOnly, identified, type LockContent, type LockText, lockedPackage } from './reader.ts';
import type { Repository } from './repository.ts';
import { readToml } from './toml.ts';

/** Hashes of a package's archives, of which an installation takes one. */
export function archiveHashes(archives: readonly unknown[]): LockedPackage['hashes'] {
  return archives.flatMap((archive) => prefixedHash(textField(archive, 'hash')));
}

/** Name in a requirement of PEP 508: `Foo_Bar[extra]>=1; marker`. */
export function requiredName(requirement: string): string {
  return /^\s*([A-Za-z0-9][\w.-]*)/.exec(requirement)?.[1] ?? '';
}

/** Texts of a list. */
export function textsOf(value: unknown, key: string): string[] {
  return listOf(value, key).filter((each) => typeof each === 'string');
}

/**
 * poetry.lock. `category` (to 1.4) or `groups` (from 2.0) tell development from production; between them nothing does. What the
 * project itself asks for stands in pyproject.toml only (`gatherPackages`).
 * @implements SRS-1609
 */
export function readPoetryLock(file: LockText): LockContent {
  const { value, lineOf } = readToml(file, 'package');
  const older = field(field(value, 'metadata'), 'files');
  return readPackages(file, value, lineOf, {
    asked: (entry) => entriesOf(entry, 'dependencies').map(([name]) => name),
    hashes: (entry) => [
      ...archiveHashes(listOf(entry, 'files')),
      ...archiveHashes(listOf(older, textField(entry, 'name'))),
    ],
    scope: (entry) =>
      field(entry, 'optional') === true
        ? 'optional'
        : scopeOfGroups(
            textField(entry, 'category')
              ? categoryOf(textField(entry, 'category'))
              : textsOf(entry, 'groups'),
          ),
    repository: (entry) => {
      const source = field(entry, 'source');
      const revision = textField(source, 'resolved_reference') || textField(source, 'reference');
      return textField(source, 'type') === 'git' ? { url: textField(source, 'url'), revision } : undefined;
    },
  });
}

/**
 * pdm.lock. `groups` tell development from production; `default` is production. What the project itself asks for stands in
 * pyproject.toml only (`gatherPackages`).
 * @implements SRS-1609
 */
export function readPdmLock(file: LockText): LockContent {
  const { value, lineOf } = readToml(file, 'package');
  const older = field(field(value, 'metadata'), 'files');
  const groups = textsOf(field(value, 'metadata'), 'groups');
  return readPackages(file, value, lineOf, {
    asked: (entry) => textsOf(entry, 'dependencies').map(requiredName),
    hashes: (entry) => [
      ...archiveHashes(listOf(entry, 'files')),
      ...archiveHashes(listOf(older, `${textField(entry, 'name')} ${textField(entry, 'version')}`)),
    ],
    // The file lists its groups; one that it does not list is not known.
    scope: (entry) => {
      const own = textsOf(entry, 'groups');
      return scopeOfGroups(groups.length > 0 && own.some((group) => !groups.includes(group)) ? [] : own);
    },
    repository: (entry) => {
      const [url, revision] = [textField(entry, 'git'), textField(entry, 'revision')];
      return url === '' ? undefined : { url, revision };
    },
  });
}

interface Form {
  asked(entry: unknown): string[];
  hashes(entry: unknown): LockedPackage['hashes'];
  scope(entry: unknown): PackageScope;
  repository(entry: unknown): Repository | undefined;
}

function readPackages(
  { path }: LockText,
  value: unknown,
  lineOf: (index: number) => number,
  { asked, hashes, scope, repository }: Form,
): LockContent {
  const entries = listOf(value, 'package');
  demandOnly(value as object, ['package', 'metadata', 'extras']);
  if (field(value, 'metadata') === undefined) throw new Unreadable('it has no `metadata`');
  const purls = new Map<string, string[]>();
  const statedBy = (entry: unknown) => ({
    ecosystem: 'pypi' as const,
    name: textField(entry, 'name'),
    version: textField(entry, 'version'),
    repository: repository(entry),
  });
  for (const [index, entry] of entries.entries()) {
    const name = textField(entry, 'name');
    if (name === '') throw new Unreadable('it has a package without a name', lineOf(index));
    const key = normalisedName(name);
    addTo(purls, key, identified(statedBy(entry)).purl);
  }
  const packages = entries.map((entry, index) =>
    lockedPackage(path, {
      scope: scope(entry),
      hashes: hashes(entry),
      dependencies: asked(entry).flatMap((name) => allCalled(purls, normalisedName(name))),
      line: lineOf(index),
      ...statedBy(entry),
    }),
  );
  return { packages };
}

/** Categories are a closed list; one that is not known is taken for the product's. */
function categoryOf(category: string): string[] {
  return [category === 'dev' ? 'dev' : 'main'];
}

function scopeOfGroups(groups: readonly string[]): PackageScope {
  const isMain = groups.length === 0 || groups.some((group) => group === 'main' || group === 'default');
  return isMain ? 'production' : 'development';
}
