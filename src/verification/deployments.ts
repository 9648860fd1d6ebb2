import type { Model } from '../model/index.ts';
import { type ArchiveCheck, bad, good } from '../release/archive/archive-check.ts';
import type { ArchiveManifest } from '../release/archive/archive-manifest.ts';
import { type ArchiveFiles, textAt } from '../release/archive/read-archive.ts';
import { judgeDeployments } from '../release/deployments/index.ts';
import { deploymentFiles } from '../sources/deployments/index.ts';
import { sourceContext } from '../sources/source.ts';
import { type Basis, projectOf } from './basis.ts';
import { datesOf } from './commit-dates.ts';
import { differencesOf } from './difference.ts';

/** Where an archive holds records of deployments with the reports of their smoke tests. */
export const deploymentsPlace = 'deployments/';

/**
 * Judges the deployments of an archive again, by its own lists of keys and the reports in it, and holds them against those that the model
 * names.
 * @throws SshKeygenMissing
 * @implements SRS-3760
 */
export async function checkDeployments(
  archive: ArchiveFiles,
  manifest: ArchiveManifest,
  model: Model,
  basis: Basis,
): Promise<ArchiveCheck[]> {
  const { config, commits } = basis;
  const paths = archive.paths.filter((path) => path.startsWith(deploymentsPlace));
  if (paths.length === 0 && model.deployments.length === 0) return [];
  const named = paths.map((path): [string, Uint8Array] => [
    `${config.deployment.directory}/${path.slice(deploymentsPlace.length)}`,
    archive.read(path),
  ]);
  const dates = datesOf(commits);
  const judged = await judgeDeployments(model, {
    files: await deploymentFiles(new Map(named), sourceContext(projectOf(basis))),
    environments: config.deployment.environments,
    signers: textAt(archive, 'content/allowed_signers'),
    signersFile: config.approvals.signers,
    revoked: textAt(archive, 'content/revoked_keys'),
    now: dates.get(manifest.commit) ?? manifest.date,
    contentOf: async (commit) => {
      const date = dates.get(commit);
      return date === undefined ? undefined : { tree: '', date };
    },
    taggedCommit: async () => undefined,
  });
  const wrong = differencesOf(model.deployments, judged).map(({ place, stated, found }) =>
    bad(`data/model.json says of deployments${place} ${stated}; the records in the archive say ${found}.`),
  );
  if (wrong.length > 0) return wrong;
  return judged.map(({ file, state, reason, stated }) =>
    state === 'valid' && stated
      ? good(
          `${stated.name}, ${stated.role}, ${stated.time}: ${stated.action} of ${stated.artifact.name} in ${stated.environment}, smoke test ${stated.smoke.verdict}.`,
        )
      : bad(`${file} is refused and counts for nothing. ${reason}`),
  );
}
