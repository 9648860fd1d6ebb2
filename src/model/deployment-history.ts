import type {
  DeployedArtifact,
  DeploymentRecord,
  DeploymentSource,
  SmokeTest,
  StatedDeployment,
} from './deployment.ts';

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

/** The smoke test of a stay: that of a swap was done in the environment the record is on. */
export function smokeOf({ stated }: Stay, environment: string): SmokeTest | undefined {
  return stated.environment === environment ? stated.smoke : undefined;
}

/** Each environment that a deployment is about, with what runs there from then on and the record it follows. */
export function environmentsOf({
  environment,
  artifact,
  after,
  other,
}: StatedDeployment): NonNullable<StatedDeployment['other']>[] {
  return [{ environment, artifact, after }, ...(other ? [other] : [])];
}

/** Software as sentences name it. */
export function deployedName({ name, sha256 }: DeployedArtifact): string {
  return `${name} (${sha256.slice(0, 12)}…)`;
}

/**
 * What ran in each environment, oldest first, by the records that count.
 * @implements SRS-3756
 */
export function deploymentHistory(deployments: readonly DeploymentRecord[]): Stays {
  const stays: Stays = new Map();
  for (const { file, state, stated } of deployments)
    if (state === 'valid' && stated) applyDeployment(stays, file, stated);
  return stays;
}
