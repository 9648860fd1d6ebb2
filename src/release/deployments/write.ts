import type { EnvironmentConfig } from '../../config/deployment.ts';
import {
  type BoundArtifact,
  type DeployedArtifact,
  type DeploymentRecord,
  type DeploymentSource,
  deployedName,
  deploymentHistory,
  type Refused,
  type SmokeTest,
  type StatedDeployment,
  type Stay,
  type Stays,
} from '../../model/index.ts';
import { deploymentNamespace } from '../approvals/ssh-check.ts';
import { signedStatement } from '../approvals/write.ts';
import { contradicts, remarksOn } from './consistency.ts';
import type { DeploymentStatement } from './statement.ts';

/** What was done, as the person who did it says. */
export interface DeploymentRequest
  extends Pick<
    StatedDeployment,
    'action' | 'environment' | 'configuration' | 'why' | 'name' | 'role' | 'time'
  > {
  /** The software by its name and digest; undefined where the records tell it: for a swap or a rollback. */
  artifact: DeployedArtifact | undefined;
  /** Where software of this content comes from. */
  source: DeploymentSource;
  smoke: SmokeTest;
  migration: StatedDeployment['migration'];
}

/** What is known when a deployment is recorded. */
export interface Known {
  deployments: readonly DeploymentRecord[];
  /** SHA-256 (hex) of each record, by its path. */
  digests: ReadonlyMap<string, string>;
  environments: readonly EnvironmentConfig[];
  /** The software of this content. */
  artifacts: readonly BoundArtifact[];
  /** When the commit of this content was made, and now, ISO 8601 in UTC: what is done with it lies between. */
  committed: string;
  now: string;
}

/**
 * What a record will state: the request, and what follows from the records before.
 * @returns why it cannot be recorded, as a sentence; else the statement and what is irregular about it
 * @implements SRS-3752, SRS-3755
 */
export function stateDeployment(
  request: DeploymentRequest,
  known: Known,
): Refused | { stated: StatedDeployment; remarks: string[] } {
  const { environments } = known;
  const environment = environments.find(({ name }) => name === request.environment);
  if (!environment)
    return {
      refused: `The configuration names no environment "${request.environment}". It names ${environments.map(({ name }) => name).join(', ') || 'none'}.`,
    };
  if (environment.role !== request.role)
    return {
      refused: `Deployments to ${environment.name} are signed in the role "${environment.role}", not "${request.role}".`,
    };
  const early = !request.source.release && request.time < known.committed;
  if (early || request.time > known.now)
    return {
      refused: early
        ? `It is dated ${request.time}, and the commit of this content was made on ${known.committed}.`
        : `It is dated ${request.time}, which has not come yet.`,
    };
  const stays = deploymentHistory(known.deployments);
  const what = whatRuns(request, environment, stays, known);
  if ('refused' in what) return what;
  const { artifact: _, migration, ...said } = request;
  const after = (name: string): string => {
    const last = stays.get(name)?.at(-1)?.file;
    return last === undefined ? '' : (known.digests.get(last) ?? '');
  };
  const { other, ...runs } = what;
  const stated: StatedDeployment = {
    ...said,
    ...runs,
    after: after(environment.name),
    ...(other ? { other: { ...other, after: after(other.environment) } } : {}),
    ...(migration ? { migration } : {}),
  };
  const wrong = contradicts(stays, stated, environments);
  return wrong === undefined
    ? { stated, remarks: remarksOn(stays, stated, environments) }
    : { refused: wrong };
}

type Runs = Pick<StatedDeployment, 'artifact' | 'source'> & {
  other?: { environment: string; artifact: DeployedArtifact };
};

/** What runs in the environment from then on, and in the other one of a swap. */
function whatRuns(
  { action, artifact, source }: DeploymentRequest,
  { name, swapsWith }: EnvironmentConfig,
  stays: Stays,
  known: Known,
): Refused | Runs {
  if (action === 'deploy') return deployed(artifact, source, known.artifacts);
  const [here] = (stays.get(name) ?? []).slice(-1);
  if (action === 'rollback') return rolledBack(name, here, artifact, stays.get(name) ?? []);
  if (swapsWith === undefined)
    return { refused: `The configuration names nothing that ${name} swaps with (\`swapsWith\`).` };
  const there = stays.get(swapsWith)?.at(-1);
  if (!here || !there)
    return {
      refused: `Nothing ran in ${here ? swapsWith : name} by the records, so that there is nothing to swap.`,
    };
  return notAnother(artifact, there, {
    artifact: there.artifact,
    source: there.source,
    other: { environment: swapsWith, artifact: here.artifact },
  });
}

function deployed(
  artifact: DeployedArtifact | undefined,
  source: DeploymentSource,
  artifacts: readonly BoundArtifact[],
): Refused | Runs {
  if (!artifact) return { refused: 'Say what was deployed: --artifact <file or reference>.' };
  if (source.release) return { artifact, source };
  const same = artifacts.find(({ sha256 }) => sha256 === artifact.sha256);
  if (same) return { artifact: { name: same.name, sha256: same.sha256 }, source };
  const bound = artifacts.map(deployedName).join(', ');
  return {
    refused: `${deployedName(artifact)} is not the software of this commit, which ${bound === '' ? 'is bound to none: stamp what was built with its tests (`release.artifacts`)' : `is ${bound}: it is another build, or changed after the tests`}.`,
  };
}

function rolledBack(
  environment: string,
  here: Stay | undefined,
  artifact: DeployedArtifact | undefined,
  stays: readonly Stay[],
): Refused | Runs {
  const before = stays.findLast(
    (stay) =>
      stay.artifact.sha256 !== here?.artifact.sha256 &&
      (artifact === undefined || stay.artifact.sha256 === artifact.sha256),
  );
  if (before) return { artifact: before.artifact, source: before.source };
  const said = artifact ? `${deployedName(artifact)} did not run` : 'Nothing else ran';
  return { refused: `${said} in ${environment} before what runs now, by the records.` };
}

/** A swap of what was named, where something was. */
function notAnother(named: DeployedArtifact | undefined, stay: Stay, runs: Runs): Refused | Runs {
  return named === undefined || named.sha256 === stay.artifact.sha256
    ? runs
    : {
        refused: `${deployedName(named)} is not what the swap brings: that is ${deployedName(stay.artifact)}.`,
      };
}

/**
 * The record of a deployment as text, signed with a person's SSH key.
 * @throws Error with what ssh-keygen said
 */
export function signDeployment(stated: StatedDeployment, keyFile: string): Promise<string> {
  const { artifact, ...predicate } = stated;
  const statement: DeploymentStatement = {
    _type: 'https://in-toto.io/Statement/v1',
    subject: [{ name: artifact.name, digest: { sha256: artifact.sha256 } }],
    predicateType: 'urn:dossier:deployment:1',
    predicate,
  };
  return signedStatement(statement, keyFile, deploymentNamespace);
}
