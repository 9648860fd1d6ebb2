import { entriesOf, field, textField } from '../safe-json.ts';
import { Unreadable } from '../unreadable.ts';
import { prefixedHash } from './hashes.ts';
import { readJson } from './json.ts';
import { fromPath, type Inside, type Origin, originIn } from './origin.ts';
import { textsOf } from './python.ts';
import { type LockContent, type LockText, lockedPackage } from './reader.ts';
import { versionInName } from './repository.ts';

/** What a package has that nobody asked for by name: no `index`, and nothing that is not known. */
const passive = new Set(
  'hashes version markers extras os_name sys_platform platform_machine platform_python_implementation platform_release platform_system platform_version python_version python_full_version implementation_name implementation_version'.split(
    ' ',
  ),
);

/**
 * Pipfile.lock: `default`, `develop`, and categories of the project's own, which may be of the product. What the project itself asks for has an `index`; where no package has one, all count as direct.
 * @implements SRS-1631
 */
export function readPipfileLock(file: LockText): LockContent {
  const { value, lineOf } = readJson(file, 2);
  if (field(value, '_meta') === undefined || field(value, 'default') === undefined)
    throw new Unreadable('it has no `_meta` and `default`');
  const groups = Object.keys(value as object).filter((key) => key !== '_meta');
  const entries = groups.flatMap((group) =>
    entriesOf(value, group).flatMap(([name, entry]) => {
      const origin = originOf(file.path, entry);
      const scope = group === 'develop' ? ('development' as const) : ('production' as const);
      return origin === 'inside' ? [] : [{ name, entry, origin, scope, line: lineOf(group, name) }];
    }),
  );
  const tells = entries.some(({ entry }) => textField(entry, 'index') !== '');
  const packages = entries.map(({ name, entry, origin, scope, line }) =>
    lockedPackage(file.path, {
      ecosystem: 'pypi',
      name,
      version:
        textField(entry, 'version').replace(/^==/, '') || (origin ? versionInName(addressOf(entry)) : ''),
      origin,
      direct: !tells || origin !== undefined || Object.keys(entry as object).some((key) => !passive.has(key)),
      scope,
      hashes: textsOf(entry, 'hashes').flatMap(prefixedHash),
      line,
    }),
  );
  return { packages };
}

function addressOf(entry: unknown): string {
  return textField(entry, 'file') || textField(entry, 'path');
}

/** `file` is an address or a path, `path` an archive or a directory. */
function originOf(file: string, entry: unknown): Origin | Inside | undefined {
  const git = textField(entry, 'git');
  if (git !== '') return { url: git, revision: textField(entry, 'ref') };
  const address = addressOf(entry);
  return address === '' ? undefined : (originIn(file, address) ?? fromPath(file, address));
}
