import { entriesOf, field, textField } from '../safe-json.ts';
import { Unreadable } from '../unreadable.ts';
import { readJson } from './json.ts';
import { packageUrl } from './purl.ts';
import { cutOff, type LockContent, type LockText, lockedPackage } from './reader.ts';

/**
 * NuGet's packages.lock.json, which stands beside one project and lists packages for each framework. `Project` entries are the
 * solution's own. `contentHash` leaves the signature of the package out and so is no hash of the file that is fetched. What is for
 * development only, the project file tells and this file does not.
 * @implements SRS-1613
 */
export function readNugetLock(file: LockText): LockContent {
  const { value, lineOf } = readJson(file, 3);
  if (typeof field(value, 'version') !== 'number' || field(value, 'dependencies') === undefined)
    throw new Unreadable('it states no `version` and `dependencies`');
  const packages = entriesOf(value, 'dependencies').flatMap(([framework, list]) => {
    const entries = Object.entries(typeof list === 'object' && list !== null ? list : {});
    const purls = new Map(
      entries
        .filter(([, entry]) => textField(entry, 'type') !== 'Project')
        .map(([name, entry]) => [
          name.toLowerCase(),
          packageUrl('nuget', name, textField(entry, 'resolved')),
        ]),
    );
    // A section for one runtime holds what differs there only.
    const isWhole = !framework.includes('/');
    const held = new Set(entries.map(([name]) => name.toLowerCase()));
    for (const [asked] of entries.flatMap(([, entry]) => entriesOf(entry, 'dependencies')))
      if (isWhole && !held.has(asked.toLowerCase())) throw cutOff(asked);
    return entries
      .filter(([name]) => purls.has(name.toLowerCase()))
      .map(([name, entry]) =>
        lockedPackage(file.path, {
          ecosystem: 'nuget',
          name,
          version: textField(entry, 'resolved'),
          requested: textField(entry, 'requested'),
          direct: !/^(?:Central)?Transitive$/.test(textField(entry, 'type')),
          dependencies: entriesOf(entry, 'dependencies').flatMap(
            ([each]) => purls.get(each.toLowerCase()) ?? [],
          ),
          line: lineOf('dependencies', framework, name),
        }),
      );
  });
  return { packages };
}
