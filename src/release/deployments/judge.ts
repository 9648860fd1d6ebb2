import type { EnvironmentConfig } from '../../config/deployment.ts';
import {
  type ApprovalSigner,
  type DeploymentFile,
  type DeploymentRecord,
  deployedName,
  type Model,
  type StatedDeployment,
} from '../../model/index.ts';
import { readEnvelope, statementType } from '../approvals/envelope.ts';
import { approvalSigner, listOf } from '../approvals/signers.ts';
import { deploymentNamespace } from '../approvals/ssh-check.ts';
import { judgeSignature, signedBy } from '../approvals/verify.ts';
import { inOrder } from './order.ts';
import { readDeploymentStatement, statedIn } from './statement.ts';

/** What the records of a project are judged by. */
export interface DeploymentGround {
  files: readonly DeploymentFile[];
  environments: readonly EnvironmentConfig[];
  signers: string;
  signersFile: string;
  revoked: string;
  /** No record is younger, ISO 8601 in UTC. */
  now: string;
  /** Content and date (ISO 8601 in UTC) of a commit; undefined for one that is not to be had. The tree is empty where only the date is known. */
  contentOf(commit: string): Promise<{ tree: string; date: string } | undefined>;
  /** The commit a tag stands on; undefined for one that is not to be had. */
  taggedCommit(tag: string): Promise<string | undefined>;
}

/** A record before its place in the order is judged. */
export interface JudgedAlone {
  file: string;
  sha256: string;
  signer?: ApprovalSigner;
  stated?: StatedDeployment;
  /** Empty where nothing is wrong with it by itself. */
  reason: string;
}

type Judged = Pick<Model, 'variant' | 'artifacts' | 'release'>;

/**
 * Judges every record of a deployment: each by itself, then all in their order.
 * @returns in the order in which the deployments took place; those that prove nothing come last
 * @implements SRS-3754, SRS-3755
 */
export async function judgeDeployments(model: Judged, ground: DeploymentGround): Promise<DeploymentRecord[]> {
  const list = listOf(ground, model.release.revision);
  const alone = await Promise.all(ground.files.map((file) => judgeAlone(file, model, ground, list)));
  return inOrder(alone, ground.environments).map((record) => ({
    ...record,
    ofThisTree: record.state === 'valid' && isOfTree(record.stated, model),
  }));
}

async function judgeAlone(
  record: DeploymentFile,
  model: Judged,
  ground: DeploymentGround,
  list: ApprovalSigner['list'],
): Promise<JudgedAlone> {
  const { file, text, sha256 } = record;
  const envelope = readEnvelope(text);
  if (!envelope || envelope.payloadType !== statementType)
    return { file, sha256, reason: 'The record is no DSSE envelope of an in-toto statement.' };
  const statement = readDeploymentStatement(Buffer.from(envelope.payload, 'base64'));
  if (!statement) return { file, sha256, reason: 'The record holds no statement of a deployment.' };
  const stated = statedIn(statement);
  const signed = signedBy(envelope, deploymentNamespace);
  if ('refused' in signed) return { file, sha256, stated, reason: signed.refused };
  const context = {
    allowedSigners: ground.signers,
    allowedSignersFile: ground.signersFile,
    revoked: ground.revoked,
    now: ground.now,
  };
  const { signer, wrong } = await judgeSignature(signed, { predicate: stated }, context);
  return {
    file,
    sha256,
    stated,
    ...(signer ? { signer: approvalSigner(signer, list) } : {}),
    reason:
      wrong ??
      wrongPlace(stated, ground) ??
      wrongSmoke(stated, record) ??
      (await wrongSource(stated, model, ground)) ??
      '',
  };
}

/** An environment nobody configured, or a role that is not that of the environment. */
function wrongPlace(
  { environment, other, role }: StatedDeployment,
  { environments }: DeploymentGround,
): string | undefined {
  const names = [environment, ...(other ? [other.environment] : [])];
  const unknown = names.find((each) => !environments.some(({ name }) => name === each));
  if (unknown !== undefined) return `The configuration names no environment "${unknown}".`;
  const asked = environments.find(({ name }) => name === environment)?.role;
  return asked === role
    ? undefined
    : `Deployments to ${environment} are signed in the role "${asked}", not "${role}".`;
}

/** The report lies beside the record, is the one that was signed, and says what the record says of it. */
function wrongSmoke({ smoke }: StatedDeployment, { reports }: DeploymentFile): string | undefined {
  const { report, ...stated } = smoke;
  const found = reports.get(report);
  if (!found) return `The report of its smoke test, ${report}, does not lie beside it.`;
  if ('refused' in found) return `The report of its smoke test proves nothing: ${found.refused}`;
  if (found.sha256 !== stated.sha256) return `${report} is not the report that was signed.`;
  const { verdict, passed, failed, skipped } = found;
  return verdict === stated.verdict &&
    passed === stated.passed &&
    failed === stated.failed &&
    skipped === stated.skipped
    ? undefined
    : `${report} says ${verdict} (${passed} passed, ${failed} failed, ${skipped} left out), and the record says ${stated.verdict}.`;
}

/** Software of another repository, of another build, or that is younger than its record. */
async function wrongSource(
  { source, artifact, time }: StatedDeployment,
  { artifacts, release }: Judged,
  { contentOf, taggedCommit }: DeploymentGround,
): Promise<string | undefined> {
  const { commit, tree } = source;
  const short = commit.slice(0, 12);
  const isHere = tree === release.revision.tree;
  const content = await contentOf(commit);
  if (!content && !isHere)
    return `The commit ${short} that it names is not in this repository, or the clone is not whole.`;
  if (content && content.tree !== '' && content.tree !== tree)
    return `The commit ${short} that it names holds other content than it states.`;
  if (content && time < content.date)
    return `It is dated ${time}, and the commit ${short} that it names was made on ${content.date}.`;
  const tag = source.release?.tag;
  const tagged = tag === undefined ? undefined : await taggedCommit(tag);
  if (tagged !== undefined && tagged !== commit)
    return `It names the release ${tag} and the commit ${short}; the tag stands on ${tagged.slice(0, 12)}.`;
  const bound = artifacts.filter(({ name }) => name === artifact.name);
  if (isHere && bound.length > 0 && !bound.some(({ sha256 }) => sha256 === artifact.sha256))
    return `${deployedName(artifact)} is another build than ${bound.map(deployedName).join(', ')}, which was tested with this content.`;
  return undefined;
}

/** Its content is this one, and its software is what records of this tree state. */
function isOfTree(stated: StatedDeployment | undefined, { artifacts, release, variant }: Judged): boolean {
  return (
    stated !== undefined &&
    release.revision.tree !== '' &&
    stated.source.tree === release.revision.tree &&
    stated.source.variant === variant?.name &&
    artifacts.some(({ name, sha256 }) => name === stated.artifact.name && sha256 === stated.artifact.sha256)
  );
}
