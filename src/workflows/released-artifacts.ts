import type { Project } from '../config/index.ts';
import type { Model } from '../model/index.ts';
import { builtFile } from '../sources/artifacts/record.ts';

/**
 * Why the files of the software that lie there are not those that were recorded with the tests, as sentences; none where they are. Where
 * archives hold them, each has to be there.
 * @implements SRS-3746
 */
export function changedArtifacts(
  { root, config }: Project,
  { artifacts }: Pick<Model, 'artifacts'>,
): string[] {
  const files = artifacts.filter(({ kind }) => kind === 'file');
  return files.flatMap(({ name, sha256, record }) => {
    const found = builtFile(root, name)?.sha256;
    if (found === sha256) return [];
    if (found !== undefined)
      return `${name} is not what ${record} states: it changed after the tests. Build it again, test it and stamp, or put back what was tested.`;
    return config.release.archiveArtifacts
      ? `${name}, which ${record} states, is not there, and the archive holds the software itself. Bring what was tested, or set \`release.archiveArtifacts: false\`.`
      : [];
  });
}
