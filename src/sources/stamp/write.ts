import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { arch, platform, release } from 'node:os';
import { join } from 'node:path';
import { compareText, type EvidenceStamp, type Revision } from '../../model/index.ts';
import { stampName } from './name.ts';
import { readStamp } from './stamp.ts';

/**
 * Writes the stamp of the reports in a directory.
 * @returns a sentence for the terminal
 * @implements SRS-410
 */
export function writeStamp(root: string, directory: string, revision: Revision): string {
  const files = hashReports(join(root, directory));
  const stamp: EvidenceStamp = {
    commit: revision.commit,
    tree: revision.tree,
    tools: { node: process.versions.node },
    os: `${platform()} ${release()} ${arch()}`,
    runner: process.env.CI ? 'CI' : 'local',
    files,
  };
  writeFileSync(join(root, directory, stampName), `${JSON.stringify(stamp, null, 2)}\n`);
  const count = Object.keys(files).length;
  const of =
    revision.system === 'none'
      ? 'no version control: they verify nothing'
      : `tree ${revision.tree.slice(0, 12)}`;
  return `${directory}/${stampName}: ${count} report${count === 1 ? '' : 's'} of ${of}`;
}

/**
 * Why the reports in a directory are not evidence of this tree; undefined when they are.
 * @implements SRS-413
 */
export function checkStamp(root: string, directory: string, revision: Revision): string | undefined {
  const path = join(root, directory, stampName);
  if (!existsSync(path))
    return `There is no ${directory}/${stampName}: run the tests, then \`dossier stamp\`.`;
  const stamp = readStamp(readFileSync(path));
  if (!stamp) return `${directory}/${stampName} cannot be read: run the tests, then \`dossier stamp\`.`;
  if (revision.tree === '' || stamp.tree !== revision.tree)
    return `The reports in ${directory} are of another tree: run the tests again.`;
  const files = hashReports(join(root, directory));
  return JSON.stringify(files) === JSON.stringify(stamp.files)
    ? undefined
    : `The reports in ${directory} changed after they were stamped.`;
}

function hashReports(directory: string): Record<string, string> {
  const names = existsSync(directory) ? (readdirSync(directory, { recursive: true }) as string[]) : [];
  const files = names
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name !== stampName && lstatSync(join(directory, name)).isFile())
    .sort(compareText);
  return Object.fromEntries(
    files.map((name) => [
      name,
      createHash('sha256')
        .update(readFileSync(join(directory, name)))
        .digest('hex'),
    ]),
  );
}
