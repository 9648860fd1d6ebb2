import { Unreadable } from '../unreadable.ts';
import { members, memberText, readBlockYaml } from './block-yaml.ts';
import { hexHash } from './hashes.ts';
import { type LockContent, type LockText, lockedPackage } from './reader.ts';

/**
 * Dart's and Flutter's pubspec.lock. Packages from a path are the project's own, those of the SDK come with it. Who asks for whom is no part
 * of the file.
 * @implements SRS-1631
 */
export function readPubspecLock({ path, text }: LockText): LockContent {
  const [document] = readBlockYaml(text);
  if (!document?.map?.has('packages')) throw new Unreadable('it has no `packages`');
  const packages = members(document, 'packages').flatMap(([name, entry]) => {
    const [source, dependency] = [memberText(entry, 'source'), memberText(entry, 'dependency')];
    if (source === 'path' || source === 'sdk') return [];
    const description = entry.map?.get('description');
    return [
      lockedPackage(path, {
        ecosystem: 'pub',
        name,
        version: memberText(entry, 'version'),
        repository:
          source === 'git'
            ? { url: memberText(description, 'url'), revision: memberText(description, 'resolved-ref') }
            : undefined,
        direct: dependency !== 'transitive',
        scope: dependency === 'direct dev' ? 'development' : 'production',
        hashes: hexHash('sha256', memberText(description, 'sha256')),
        line: entry.line,
      }),
    ];
  });
  return { packages };
}
