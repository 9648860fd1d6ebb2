import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Project } from '../config/index.ts';
import type { DeployedArtifact, DeploymentSource } from '../model/index.ts';
import { archiveNames } from '../release/archive/archive-manifest.ts';
import { storedReleases } from '../release/archive/stored-releases.ts';
import { hashEntry } from '../release/manifest.ts';
import { tagPrefix } from '../sources/git/index.ts';
import { UserError } from './command.ts';
import { verifiedArchive } from './verified-archive.ts';

/**
 * The archived release that binds a piece of software.
 * @param given archive that the caller names; without it the releases of the project are searched
 * @returns the software as the release names it, and where it comes from; undefined where no release of the project binds it
 * @throws UserError where the archive that was named does not bind it, is a candidate, or is not what it says
 * @implements SRS-3758
 */
export async function releaseOf(
  { root, config }: Project,
  artifact: DeployedArtifact,
  given: string | undefined,
  signal: AbortSignal,
): Promise<{ artifact: DeployedArtifact; source: DeploymentSource } | undefined> {
  const path = given ?? archiveBinding(join(root, config.release.directory), artifact);
  if (path === undefined) return undefined;
  const { archive, verdict } = await verifiedArchive(path, {}, signal, artifact);
  const { manifest, standing, checks } = verdict;
  const bound = manifest?.artifacts?.find(({ sha256 }) => sha256 === artifact.sha256);
  if (!manifest || !bound || standing === 'contradicted')
    throw new UserError(
      `${path} is no release of ${artifact.name}: ${checks.find(({ state }) => state === 'bad')?.text ?? 'it has no manifest.'}`,
    );
  const { release, commit, tree, product } = manifest;
  const { variant } = config;
  if (!release.startsWith(tagPrefix(config)))
    throw new UserError(`${path} is no release of the variant ${variant}: it is ${release}.`);
  return {
    artifact: { name: bound.name, sha256: bound.sha256 },
    source: {
      version: product.version,
      commit,
      tree,
      ...(variant === '' ? {} : { variant }),
      release: {
        tag: release,
        manifest: hashEntry(archiveNames.manifest, archive.read(archiveNames.manifest)).sha256,
      },
    },
  };
}

function archiveBinding(store: string, { sha256 }: DeployedArtifact): string | undefined {
  const found = storedReleases(resolve(store)).find(({ manifest }) =>
    manifest.artifacts?.some((each) => each.sha256 === sha256),
  );
  if (!found) return undefined;
  return existsSync(join(store, found.name)) ? join(store, found.name) : join(store, `${found.name}.zip`);
}
