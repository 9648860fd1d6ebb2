import type { Model } from '../model/index.ts';
import { type ArchiveCheck, bad, good } from '../release/archive/archive-check.ts';
import type { ArchiveManifest } from '../release/archive/archive-manifest.ts';
import type { ArchiveFiles } from '../release/archive/read-archive.ts';
import { softwarePlace } from '../release/artifacts/bind.ts';
import { hashEntry } from '../release/manifest.ts';
import type { Basis } from './basis.ts';

/**
 * The files of the software in an archive are those that the records of its evidence state, and all of them where it holds software at all.
 * @implements SRS-3747
 */
export function checkSoftware(
  archive: ArchiveFiles,
  { artifacts }: Model,
  { config }: Basis,
): ArchiveCheck[] {
  const stated = new Map(
    artifacts.filter(({ kind }) => kind === 'file').map(({ name, sha256 }) => [name, sha256]),
  );
  const here = archive.paths
    .filter((path) => path.startsWith(softwarePlace))
    .map((path) => ({ path, name: path.slice(softwarePlace.length) }));
  const wrong = here.flatMap(({ path, name }) => {
    const sha256 = stated.get(name);
    if (sha256 === undefined) return bad(`${path} is software that no record of this release states.`);
    return hashEntry(path, archive.read(path)).sha256 === sha256
      ? []
      : bad(`${path} is not the software that the record of this release states.`);
  });
  const names = new Set(here.map(({ name }) => name));
  const missing = config.release.archiveArtifacts
    ? [...stated.keys()].filter((name) => !names.has(name))
    : [];
  return [
    ...wrong,
    ...missing.map((name) => bad(`${softwarePlace}${name} is missing: the software of this release.`)),
  ];
}

/**
 * Whether a piece of software is of a release, by its digest. What the manifest states is held against the evidence elsewhere.
 * @param named what the caller calls it, and its SHA-256 (hex)
 * @implements SRS-3748
 */
export function checkArtifact(
  { artifacts = [], release, product }: ArchiveManifest,
  { name, sha256 }: { name: string; sha256: string },
): ArchiveCheck {
  const found = artifacts.find((artifact) => artifact.sha256 === sha256);
  if (found)
    return good(
      `${name} is ${found.name} of ${product.name} ${product.version}, ${release}: SHA-256 ${sha256}.`,
    );
  const bound = artifacts.map((artifact) => `${artifact.name} (${artifact.sha256.slice(0, 12)}…)`).join(', ');
  return bad(
    `${name} (SHA-256 ${sha256}) is no software of ${release}, which ${bound === '' ? 'is bound to none' : `is bound to ${bound}`}.`,
  );
}
