import { Unreadable } from '../unreadable.ts';
import { members, memberText, readBlockYaml } from './block-yaml.ts';
import { hexHash } from './hashes.ts';
import { fromPath } from './origin.ts';
import { type LockContent, type LockText, lockedPackage } from './reader.ts';

/**
 * Dart's and Flutter's pubspec.lock. Packages from a directory of the project are its own, those of the SDK come with it. Who asks for whom is no part
 * of the file.
 * @implements SRS-1631
 */
export function readPubspecLock({ path, text }: LockText): LockContent {
  const [document] = readBlockYaml(text);
  if (!document?.map?.has('packages')) throw new Unreadable('it has no `packages`');
  const packages = members(document, 'packages').flatMap(([name, entry]) => {
    const [source, dependency] = [memberText(entry, 'source'), memberText(entry, 'dependency')];
    if (source === 'sdk') return [];
    const description = entry.map?.get('description');
    const [url, revision] = [memberText(description, 'url'), memberText(description, 'resolved-ref')];
    const local = source === 'path' ? fromPath(path, memberText(description, 'path')) : undefined;
    if (local === 'inside') return [];
    return [
      lockedPackage(path, {
        ecosystem: 'pub',
        name,
        version: memberText(entry, 'version'),
        origin: source === 'git' ? { url, revision } : local,
        direct: dependency !== 'transitive',
        scope: dependency === 'direct dev' ? 'development' : 'production',
        hashes: hexHash('sha256', memberText(description, 'sha256')),
        line: entry.line,
      }),
    ];
  });
  return { packages };
}
