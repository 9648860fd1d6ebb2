import { field, listOf, textField } from '../safe-json.ts';
import { Unreadable } from '../unreadable.ts';
import { revisionHash } from './hashes.ts';
import { readJson } from './json.ts';
import { type LockContent, type LockText, lockedPackage } from './reader.ts';
import { repositoryName } from './repository.ts';

/**
 * Package.resolved of versions 1 to 3. A pin to a branch has its revision for a version; of a pin to a version the revision tells whether its tag was moved. The file tells neither who asked nor what
 * for: all count as direct and production.
 * @implements SRS-1616
 */
export function readSwiftPins(file: LockText): LockContent {
  const { value, lineOf } = readJson(file, 3);
  const version = field(value, 'version');
  const isFirst = version === 1;
  if (!isFirst && version !== 2 && version !== 3)
    throw new Unreadable('it states no `version` that is known (1, 2, 3)');
  const holder = isFirst ? field(value, 'object') : value;
  if (!Array.isArray(field(holder, 'pins'))) throw new Unreadable('it has no list of `pins`');
  const packages = listOf(holder, 'pins').map((pin, index) => {
    const line = isFirst ? lineOf('object', 'pins', index) : lineOf('pins', index);
    const location = textField(pin, isFirst ? 'repositoryURL' : 'location');
    const name = repositoryName(location) || textField(pin, 'identity') || textField(pin, 'package');
    if (name === '') throw new Unreadable('it has a pin without a name', line);
    const state = field(pin, 'state');
    const [version, revision] = [textField(state, 'version'), textField(state, 'revision')];
    return lockedPackage(file.path, {
      ecosystem: 'swift',
      name,
      version: version || revision,
      hashes: revisionHash('commit', revision),
      requested: textField(state, 'branch'),
      line,
    });
  });
  return { packages };
}
