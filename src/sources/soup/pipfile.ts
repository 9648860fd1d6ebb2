import type { PackageScope } from '../../model/index.ts';
import { entriesOf, field, textField } from '../safe-json.ts';
import { prefixedHash } from './hashes.ts';
import { readJson } from './json.ts';
import { textsOf } from './python.ts';
import { type LockContent, LockProblem, type LockText, lockedPackage } from './reader.ts';

const groups: [key: string, scope: PackageScope][] = [
  ['default', 'production'],
  ['develop', 'development'],
];

/**
 * Pipfile.lock: `default` and `develop`. What the project itself asks for has an `index`; where no package has one, all count as direct.
 * @implements SRS-1631
 */
export function readPipfileLock(file: LockText): LockContent {
  const { value, lineOf } = readJson(file, 2);
  if (field(value, '_meta') === undefined || field(value, 'default') === undefined)
    throw new LockProblem('it has no `_meta` and `default`');
  const entries = groups.flatMap(([group, scope]) =>
    entriesOf(value, group)
      .filter(([, entry]) => field(entry, 'path') === undefined)
      .map(([name, entry]) => ({ name, entry, scope, line: lineOf(group, name) })),
  );
  const tells = entries.some(({ entry }) => textField(entry, 'index') !== '');
  const packages = entries.map(({ name, entry, scope, line }) => {
    const url = textField(entry, 'git');
    return lockedPackage(file.path, {
      ecosystem: 'pypi',
      name,
      version: textField(entry, 'version').replace(/^==/, ''),
      repository: url === '' ? undefined : { url, revision: textField(entry, 'ref') },
      direct: !tells || textField(entry, 'index') !== '' || url !== '',
      scope,
      hashes: textsOf(entry, 'hashes').flatMap(prefixedHash),
      line,
    });
  });
  return { packages };
}
