import { entriesOf, field, textField } from '../safe-json.ts';
import { Unreadable } from '../unreadable.ts';
import { prefixedHash } from './hashes.ts';
import { readJson } from './json.ts';
import { textsOf } from './python.ts';
import { type LockContent, type LockText, lockedPackage } from './reader.ts';

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
    entriesOf(value, group)
      .filter(([, entry]) => field(entry, 'path') === undefined)
      .map(([name, entry]) => ({
        name,
        entry,
        scope: group === 'develop' ? ('development' as const) : ('production' as const),
        line: lineOf(group, name),
      })),
  );
  const tells = entries.some(({ entry }) => textField(entry, 'index') !== '');
  const packages = entries.map(({ name, entry, scope, line }) => {
    const url = textField(entry, 'git');
    return lockedPackage(file.path, {
      ecosystem: 'pypi',
      name,
      version: textField(entry, 'version').replace(/^==/, ''),
      repository: url === '' ? undefined : { url, revision: textField(entry, 'ref') },
      direct: !tells || url !== '' || Object.keys(entry as object).some((key) => !passive.has(key)),
      scope,
      hashes: textsOf(entry, 'hashes').flatMap(prefixedHash),
      line,
    });
  });
  return { packages };
}
