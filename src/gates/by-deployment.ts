import type { Config, EnvironmentConfig } from '../config/index.ts';
import { deployedName, deploymentHistory, type Model, type Stay, smokeOf } from '../model/index.ts';
import type { ProofOutcome } from '../regulation/proofs/judge-proof.ts';

type Judged = Pick<Model, 'deployments' | 'artifacts'>;
type Deployment = Config['deployment'];

/**
 * Whether software of this content was deployed to each environment that G3 asks for, and not taken back.
 * @returns undefined where no environment is configured
 * @implements SRS-3759
 */
export function deployedWhereAsked(model: Judged, deployment: Deployment): ProofOutcome | undefined {
  return inEach(model, asking(deployment, 'G3'), deployedText);
}

/**
 * Whether the smoke tests of those deployments passed.
 * @returns undefined where no environment is configured
 * @implements SRS-3759
 */
export function smokeTested(model: Judged, deployment: Deployment): ProofOutcome | undefined {
  return inEach(model, asking(deployment, 'G3'), smokeText);
}

/**
 * Whether software of this content runs, with its smoke test passed, where the integration is verified: in the environments that G4 asks
 * for, else in those of G3.
 * @returns undefined where no environment is configured
 * @implements SRS-3759
 */
export function integratedWhereAsked(model: Judged, deployment: Deployment): ProofOutcome | undefined {
  const own = asking(deployment, 'G4');
  return inEach(model, own.length > 0 ? own : asking(deployment, 'G3'), smokeText);
}

function asking({ environments }: Deployment, gate: EnvironmentConfig['gate']): EnvironmentConfig[] {
  return environments.filter((environment) => environment.gate === gate);
}

/** What is said of each environment: all have to hold. */
function inEach(
  model: Judged,
  environments: readonly EnvironmentConfig[],
  say: (stay: Stay, environment: string) => ProofOutcome,
): ProofOutcome | undefined {
  if (environments.length === 0) return undefined;
  if (model.artifacts.length === 0)
    return open(
      'No software is bound to this content (`release.artifacts`), so that no deployment is of it.',
    );
  const history = deploymentHistory(model.deployments);
  const ofThisTree = new Set(model.deployments.filter((each) => each.ofThisTree).map(({ file }) => file));
  const outcomes = environments.map(({ name }): ProofOutcome => {
    const stay = history
      .get(name)
      ?.findLast(({ file, artifact }) => ofThisTree.has(file) && isBound(artifact.sha256, model));
    if (!stay) return open(`No record says that software of this content was deployed to ${name}.`);
    const { ended } = stay;
    if (ended?.stated.action === 'rollback')
      return {
        ...open(
          `${deployedName(stay.artifact)} was rolled back in ${name} on ${ended.stated.time}: ${ended.stated.why} (${ended.file}).`,
        ),
        failed: true,
      };
    return say(stay, name);
  });
  const lacking = outcomes.filter(({ state }) => state !== 'holds');
  const said = lacking.length > 0 ? lacking : outcomes;
  return {
    state: lacking.length > 0 ? 'open' : 'holds',
    text: said.map(({ text }) => text).join(' '),
    documents: [],
    ...(lacking.some(({ failed }) => failed) ? { failed: true } : {}),
  };
}

function isBound(sha256: string, { artifacts }: Judged): boolean {
  return artifacts.some((artifact) => artifact.sha256 === sha256);
}

function deployedText({ artifact, stated, file }: Stay, environment: string): ProofOutcome {
  return holds(
    `${environment}: ${deployedName(artifact)} by ${stated.name}, ${stated.role}, ${stated.time} (${file}).`,
  );
}

function smokeText(stay: Stay, environment: string): ProofOutcome {
  const smoke = smokeOf(stay, environment);
  if (smoke === undefined) return open(`No smoke test was done in ${environment} after the swap.`);
  const { verdict, passed, failed, skipped, report } = smoke;
  const said = `${environment}: ${passed} passed, ${failed} failed, ${skipped} left out (${report}).`;
  return verdict === 'passed' ? holds(said) : { ...open(said), failed: verdict === 'failed' };
}

function holds(text: string): ProofOutcome {
  return { state: 'holds', text, documents: [] };
}

function open(text: string): ProofOutcome {
  return { state: 'open', text, documents: [] };
}
