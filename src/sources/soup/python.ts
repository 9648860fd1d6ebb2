import type { LockedPackage, PackageScope } from '../../model/index.ts';
import { entriesOf, field, listOf, textField } from '../safe-json.ts';
import { Unreadable } from '../unreadable.ts';
import { prefixedHash } from './hashes.ts';
import { addTo, allCalled } from './lists.ts';
import { fromPath, type Inside, type Origin, originIn, placed } from './origin.ts';
import { normalisedName } from './purl.ts';
import { demandOnly, identified, type LockContent, type LockText, lockedPackage } from './reader.ts';
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
    origin: (entry) => {
      const source = field(entry, 'source');
      const [type, url] = [textField(source, 'type'), textField(source, 'url')];
      const revision = textField(source, 'resolved_reference') || textField(source, 'reference');
      if (type === 'git') return { url, revision };
      if (type === 'url') return originIn(file.path, url);
      if (type === 'file') return { archive: placed(file.path, url) };
      return type === 'directory' ? fromPath(file.path, url) : undefined;
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
    origin: (entry) => {
      const [git, revision] = [textField(entry, 'git'), textField(entry, 'revision')];
      if (git !== '') return { url: git, revision };
      const [url, path] = [textField(entry, 'url'), textField(entry, 'path')];
      if (url !== '') return originIn(file.path, url);
      return path === '' ? undefined : fromPath(file.path, path);
    },
  });
}

interface Form {
  asked(entry: unknown): string[];
  hashes(entry: unknown): LockedPackage['hashes'];
  scope(entry: unknown): PackageScope;
  origin(entry: unknown): Origin | Inside | undefined;
}

function readPackages(
  { path }: LockText,
  value: unknown,
  lineOf: (index: number) => number,
  { asked, hashes, scope, origin }: Form,
): LockContent {
  const entries = listOf(value, 'package');
  demandOnly(value as object, ['package', 'metadata', 'extras']);
  if (field(value, 'metadata') === undefined) throw new Unreadable('it has no `metadata`');
  const stated = entries.flatMap((entry, index) => {
    const [name, line] = [textField(entry, 'name'), lineOf(index)];
    if (name === '') throw new Unreadable('it has a package without a name', line);
    const from = origin(entry);
    const version = textField(entry, 'version');
    return from === 'inside'
      ? []
      : [{ entry, line, one: { ecosystem: 'pypi' as const, name, version, origin: from } }];
  });
  const purls = new Map<string, string[]>();
  for (const { one } of stated) addTo(purls, normalisedName(one.name), identified(one).purl);
  const packages = stated.map(({ entry, line, one }) =>
    lockedPackage(path, {
      scope: scope(entry),
      hashes: hashes(entry),
      dependencies: asked(entry).flatMap((name) => allCalled(purls, normalisedName(name))),
      line,
      ...one,
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
