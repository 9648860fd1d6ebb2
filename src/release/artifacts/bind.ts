import picomatch from 'picomatch';
import { artifactName } from '../../config/artifacts.ts';
import type { Config } from '../../config/index.ts';
import { type Artifact, type BoundArtifact, compareText, type Model } from '../../model/index.ts';

/** Where an archive holds the files of the software. */
export const softwarePlace = 'software/';

/** Whether an entry of `release.artifacts` names a piece of software that a record states. */
export function namesArtifact(entry: string): (artifact: Artifact) => boolean {
  const named = artifactName(entry);
  const isName =
    named?.kind === 'file' ? picomatch(named.name, { dot: true }) : (name: string) => name === named?.name;
  return ({ kind, name, sha256 }) =>
    kind === named?.kind && isName(name) && (named.sha256 === undefined || named.sha256 === sha256);
}

/**
 * The software that is released with a tree: what records of this very tree state and the configuration names, once for each digest.
 * @returns sorted by name and digest; two of one name contradict each other
 * @implements SRS-3741
 */
export function bindArtifacts(
  { artifactRecords }: Pick<Model, 'artifactRecords'>,
  { artifacts }: Config['release'],
): BoundArtifact[] {
  const isNamed = artifacts.map(namesArtifact);
  const found = new Map<string, BoundArtifact>();
  for (const { path, origin, builder, artifacts: stated } of artifactRecords) {
    if (origin !== 'current') continue;
    for (const artifact of stated) {
      const key = `${artifact.name}\0${artifact.sha256}`;
      if (!found.has(key) && isNamed.some((names) => names(artifact)))
        found.set(key, { ...artifact, record: path, builder });
    }
  }
  return [...found.entries()].sort(([a], [b]) => compareText(a, b)).map(([, artifact]) => artifact);
}

/** The software of a release as lists and manifests state it. */
export function artifactStates({ artifacts }: Pick<Model, 'artifacts'>): Artifact[] {
  return artifacts.map(({ name, kind, sha256, size }) => ({
    name,
    kind,
    sha256,
    ...(size === undefined ? {} : { size }),
  }));
}
