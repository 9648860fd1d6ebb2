import type { EnvironmentConfig } from '../../config/deployment.ts';
import {
  currentStay,
  type DeployedArtifact,
  type DeploymentSource,
  deployedName,
  environmentsOf,
  type StatedDeployment,
  type Stays,
  smokeOf,
} from '../../model/index.ts';

/**
 * What is wrong with a deployment that follows what ran before, as a sentence: a clock that runs backwards, a swap of what did not run
 * there, a way back to what never did.
 */
export function contradicts(
  stays: Stays,
  stated: StatedDeployment,
  environments: readonly EnvironmentConfig[],
): string | undefined {
  const { action, environment, artifact, other, source, time } = stated;
  for (const { environment: each } of environmentsOf(stated)) {
    const last = currentStay(stays, each);
    if (last && time < last.stated.time)
      return `It is dated ${time}, and follows ${last.file}, which is dated ${last.stated.time}.`;
  }
  if (action === 'deploy') return undefined;
  const here = currentStay(stays, environment);
  if (action === 'rollback') {
    const before = stays.get(environment)?.findLast((stay) => isSame(stay.artifact, artifact));
    if (!here || !before || isSame(here.artifact, artifact))
      return `It rolls ${environment} back to ${deployedName(artifact)}, which did not run there before what runs now.`;
    return sameSource(before.source, source, artifact);
  }
  const there = currentStay(stays, other?.environment ?? '');
  const allowed = environments.find(({ name }) => name === environment)?.swapsWith;
  if (!other || allowed !== other.environment)
    return `The configuration does not let ${environment} swap with ${other?.environment}.`;
  if (!here || !there)
    return `Nothing ran in ${here ? other.environment : environment}, so that there is nothing to swap.`;
  if (!isSame(there.artifact, artifact) || !isSame(here.artifact, other.artifact))
    return `It swaps ${deployedName(other.artifact)} of ${environment} with ${deployedName(artifact)} of ${other.environment}; there ran ${deployedName(here.artifact)} and ${deployedName(there.artifact)}.`;
  return sameSource(there.source, source, artifact);
}

/** What is irregular about a deployment, as sentences: it took place all the same. */
export function remarksOn(
  stays: Stays,
  stated: StatedDeployment,
  environments: readonly EnvironmentConfig[],
): string[] {
  const { action, environment, artifact, smoke, source, configuration } = stated;
  const index = environments.findIndex(({ name }) => name === environment);
  const here = environments[index];
  const before = environments[index - 1];
  const remarks: string[] = [];
  if (smoke.verdict !== 'passed')
    remarks.push(
      `The smoke test there is ${smoke.verdict}: ${smoke.passed} passed, ${smoke.failed} failed, ${smoke.skipped} were left out.`,
    );
  const passedBefore = (stays.get(before?.name ?? '') ?? []).some(
    (stay) => isSame(stay.artifact, artifact) && smokeOf(stay, before?.name ?? '')?.verdict === 'passed',
  );
  if (action === 'deploy' && before && !passedBefore)
    remarks.push(
      `${deployedName(artifact)} came to ${environment} before a smoke test of it passed in ${before.name}.`,
    );
  if (here && here.gate === undefined && source.release === undefined)
    remarks.push(`${deployedName(artifact)} is not released: the record names no archive that binds it.`);
  const stated_ = new Set(configuration.map(({ name }) => name));
  const missing = (here?.settings ?? []).filter((name) => !stated_.has(name));
  if (missing.length > 0) remarks.push(`It does not state ${missing.join(', ')}.`);
  return remarks;
}

function sameSource(
  known: DeploymentSource,
  stated: DeploymentSource,
  artifact: DeployedArtifact,
): string | undefined {
  const of = ({ version, commit, tree, release }: DeploymentSource): string =>
    JSON.stringify([version, commit, tree, release?.tag, release?.manifest]);
  return of(known) === of(stated)
    ? undefined
    : `It states another origin of ${deployedName(artifact)} than the record that brought it.`;
}

function isSame(one: DeployedArtifact, other: DeployedArtifact): boolean {
  return one.name === other.name && one.sha256 === other.sha256;
}
