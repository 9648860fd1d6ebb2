import type { EnvironmentConfig } from '../../config/deployment.ts';
import type { DeployedArtifact, DeploymentSource, StatedDeployment } from '../../model/index.ts';
import { environmentsOf } from './statement.ts';

/** Software in an environment from one record to the next. */
export interface Stay {
  artifact: DeployedArtifact;
  source: DeploymentSource;
  /** The record that brought it, and what that states. */
  file: string;
  stated: StatedDeployment;
  /** The record that ended it; undefined while it runs. */
  ended?: { file: string; stated: StatedDeployment };
}

/** What ran in each environment, oldest first. */
export type Stays = Map<string, Stay[]>;

/** What runs in an environment now. */
export function currentStay(stays: Stays, environment: string): Stay | undefined {
  return stays.get(environment)?.at(-1);
}

/** Takes one deployment into what ran where: it is in order. */
export function applyDeployment(stays: Stays, file: string, stated: StatedDeployment): void {
  const sources = environmentsOf(stated).map(({ environment }) =>
    environment === stated.environment
      ? stated.source
      : (currentStay(stays, stated.environment)?.source ?? stated.source),
  );
  for (const [index, { environment, artifact }] of environmentsOf(stated).entries()) {
    const all = stays.get(environment) ?? [];
    const last = all.at(-1);
    if (last) last.ended = { file, stated };
    all.push({ artifact, source: sources[index] ?? stated.source, file, stated });
    stays.set(environment, all);
  }
}

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
      return `It rolls ${environment} back to ${nameOf(artifact)}, which did not run there before what runs now.`;
    return sameSource(before.source, source, artifact);
  }
  const there = currentStay(stays, other?.environment ?? '');
  const allowed = environments.find(({ name }) => name === environment)?.swapsWith;
  if (!other || allowed !== other.environment)
    return `The configuration does not let ${environment} swap with ${other?.environment}.`;
  if (!here || !there)
    return `Nothing ran in ${here ? other.environment : environment}, so that there is nothing to swap.`;
  if (!isSame(there.artifact, artifact) || !isSame(here.artifact, other.artifact))
    return `It swaps ${nameOf(other.artifact)} of ${environment} with ${nameOf(artifact)} of ${other.environment}; there ran ${nameOf(here.artifact)} and ${nameOf(there.artifact)}.`;
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
      `${nameOf(artifact)} came to ${environment} before a smoke test of it passed in ${before.name}.`,
    );
  if (here && here.gate === undefined && source.release === undefined)
    remarks.push(`${nameOf(artifact)} is not released: the record names no archive that binds it.`);
  const stated_ = new Set(configuration.map(({ name }) => name));
  const missing = (here?.settings ?? []).filter((name) => !stated_.has(name));
  if (missing.length > 0) remarks.push(`It does not state ${missing.join(', ')}.`);
  return remarks;
}

/** The smoke test of a stay: that of a swap was done in the environment the record is on. */
export function smokeOf({ stated }: Stay, environment: string): StatedDeployment['smoke'] | undefined {
  return stated.environment === environment ? stated.smoke : undefined;
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
    : `It states another origin of ${nameOf(artifact)} than the record that brought it.`;
}

function isSame(one: DeployedArtifact, other: DeployedArtifact): boolean {
  return one.name === other.name && one.sha256 === other.sha256;
}

/** Software as sentences name it. */
export function nameOf({ name, sha256 }: DeployedArtifact): string {
  return `${name} (${sha256.slice(0, 12)}…)`;
}
