import type { LockedPackage } from '../../model/index.ts';
import { parseJson } from '../safe-json.ts';
import { KeyLines } from './key-lines.ts';
import { purlOf } from './purl.ts';
import {
  entriesOf,
  hashesOfIntegrity,
  isRecord,
  type LockFile,
  type LockReader,
  lockedPackage,
  member,
  type Packages,
  textOf,
} from './reader.ts';

/** npm's `package-lock.json` and `npm-shrinkwrap.json`, lockfile versions 1 to 3. */
export const npmReader: LockReader = {
  files: /^(?:package-lock|npm-shrinkwrap)\.json$/,
  ecosystem: 'npm',
  read(file) {
    const outcome = parseJson(file.bytes);
    if (outcome.message !== undefined) return outcome;
    const { value } = outcome;
    if (isRecord(member(value, 'packages')))
      return readPackages(file, member(value, 'packages') as Record<string, unknown>);
    if (isRecord(member(value, 'dependencies'))) return readTree(file, value);
    if (member(value, 'lockfileVersion') !== undefined) return [];
    return { message: 'it is no npm lockfile', line: 1, column: 1 };
  },
};

/** Versions 2 and 3: a flat list of where each package lies; the path below `node_modules` tells its name. */
function readPackages(file: LockFile, packages: Record<string, unknown>): Packages {
  const lines = new KeyLines(file.text);
  const asked = new Map<string, { requested: string; development: boolean }>();
  const projects = Object.entries(packages).filter(([path]) => !path.includes('node_modules/'));
  for (const [, project] of projects) {
    for (const group of ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies']) {
      for (const [name, range] of entriesOf(member(project, group))) {
        const development = group === 'devDependencies' && asked.get(name)?.development !== false;
        asked.set(name, { requested: textOf(range), development });
      }
    }
  }
  return Object.entries(packages).flatMap(([path, entry]): LockedPackage[] => {
    const at = path.lastIndexOf('node_modules/');
    if (at < 0 || member(entry, 'link') === true) return [];
    const folder = path.slice(at + 'node_modules/'.length);
    const name = textOf(member(entry, 'name')) || folder;
    const version = textOf(member(entry, 'version'));
    const isTop = projects.some(
      ([project]) => path === `${project === '' ? '' : `${project}/`}node_modules/${folder}`,
    );
    const request = isTop ? asked.get(folder) : undefined;
    const dependencies = new Set<string>();
    for (const group of ['dependencies', 'optionalDependencies']) {
      for (const [needed] of entriesOf(member(entry, group))) {
        const found = resolve(packages, path, needed);
        if (found) dependencies.add(found);
      }
    }
    return [
      lockedPackage(
        'npm',
        name,
        version,
        { file: file.path, line: lines.lineOf(path) },
        {
          requested: request?.requested ?? '',
          direct: request !== undefined,
          scope: scopeOf(entry),
          licence: licenceOf(member(entry, 'license')),
          hashes: hashesOfIntegrity(member(entry, 'integrity')),
          dependencies: [...dependencies].sort(),
        },
      ),
    ];
  });
}

/** Node's own resolution: the nearest `node_modules` above that holds the name. */
function resolve(packages: Record<string, unknown>, from: string, name: string): string | undefined {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('node_modules/') - 1))) {
    const entry = member(packages, `${at === '' ? '' : `${at}/`}node_modules/${name}`);
    if (entry !== undefined)
      return purlOf('npm', textOf(member(entry, 'name')) || name, textOf(member(entry, 'version')));
    if (at === '') return undefined;
  }
}

/** Version 1: a tree of dependencies. It does not say what the project itself asked for: what stands at the top counts as asked for. */
function readTree(file: LockFile, lock: unknown): Packages {
  const lines = new KeyLines(file.text);
  const found: LockedPackage[] = [];
  const versionsAbove = (scopes: readonly unknown[], name: string): string | undefined => {
    for (const scope of [...scopes].reverse()) {
      const entry = member(member(scope, 'dependencies'), name);
      if (entry !== undefined) return purlOf('npm', name, textOf(member(entry, 'version')));
    }
    return undefined;
  };
  const visit = (scopes: readonly unknown[]): void => {
    const required = new Set(
      scopes.length > 1
        ? []
        : entriesOf(member(lock, 'dependencies')).flatMap(([, entry]) =>
            entriesOf(member(entry, 'requires')).map(([name]) => name),
          ),
    );
    for (const [name, entry] of entriesOf(member(scopes.at(-1), 'dependencies'))) {
      const within = [...scopes, entry];
      const dependencies = entriesOf(member(entry, 'requires')).flatMap(
        ([needed]) => versionsAbove(within, needed) ?? [],
      );
      found.push(
        lockedPackage(
          'npm',
          name,
          textOf(member(entry, 'version')),
          { file: file.path, line: lines.lineOf(name) },
          {
            direct: scopes.length === 1 && !required.has(name),
            scope: scopeOf(entry),
            hashes: hashesOfIntegrity(member(entry, 'integrity')),
            dependencies: [...new Set(dependencies)].sort(),
          },
        ),
      );
      visit(within);
    }
  };
  visit([lock]);
  return found;
}

function scopeOf(entry: unknown): LockedPackage['scope'] {
  if (member(entry, 'dev') === true || member(entry, 'devOptional') === true) return 'development';
  return member(entry, 'optional') === true ? 'optional' : 'production';
}

/** `license` as a string, or in the forms packages once used. */
function licenceOf(licence: unknown): string {
  return textOf(licence) || textOf(member(licence, 'type'));
}
