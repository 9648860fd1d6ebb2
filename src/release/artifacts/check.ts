import type { Config } from '../../config/index.ts';
import { type BoundArtifact, type Finding, type Model, startOf } from '../../model/index.ts';
import { namesArtifact } from './bind.ts';
import { finding } from './rules.ts';

/**
 * Findings on the software that is to be released: two digests of one name, entries of the configuration nothing of this tree states,
 * and software that is stated and not named.
 * @implements SRS-3742
 */
export function checkArtifacts({
  model,
  config,
  configFile,
}: {
  model: Pick<Model, 'artifacts' | 'artifactRecords'>;
  config: Pick<Config, 'release'>;
  configFile: string;
}): Finding[] {
  const entries = config.release.artifacts;
  const isNamed = entries.map(namesArtifact);
  const unnamed = model.artifactRecords
    .filter(({ origin }) => origin === 'current')
    .flatMap(({ path, artifacts }) =>
      artifacts
        .filter((artifact) => !isNamed.some((names) => names(artifact)))
        .map(({ name }) =>
          finding('artifact-unnamed', startOf(path), {
            message: `${path} states ${name}, which no entry of \`release.artifacts\` names.`,
          }),
        ),
    );
  return [
    ...differing(model.artifacts).map(([first, other]) =>
      finding('artifact-differs', startOf(other.record), {
        message: `${other.name} is ${other.sha256.slice(0, 12)} by ${other.record} and ${first.sha256.slice(0, 12)} by ${first.record}.`,
      }),
    ),
    ...unrecorded(model, entries).map((entry) =>
      finding('artifact-unrecorded', startOf(configFile), {
        message: `No record of this tree states ${entry}, which \`release.artifacts\` names.`,
      }),
    ),
    ...unnamed,
  ];
}

/** Pieces of software of one name and different digests, the first of each name with each other one. */
export function differing(artifacts: readonly BoundArtifact[]): [BoundArtifact, BoundArtifact][] {
  return [...Map.groupBy(artifacts, ({ name }) => name).values()].flatMap(([first, ...others]) =>
    others.map((other): [BoundArtifact, BoundArtifact] => [first as BoundArtifact, other]),
  );
}

/** Entries of the configuration that no record of this tree states anything for. */
export function unrecorded({ artifacts }: Pick<Model, 'artifacts'>, entries: readonly string[]): string[] {
  return entries.filter((entry) => !artifacts.some(namesArtifact(entry)));
}
