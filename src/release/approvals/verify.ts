import type { Refused } from '../../model/index.ts';
import { type Envelope, preAuthenticationEncoding, readEnvelope, statementType } from './envelope.ts';
import { readSigners, type Signer } from './signers.ts';
import { approvalNamespace } from './ssh-check.ts';
import { checkSshSignature } from './ssh-keygen.ts';
import { readSshSignature, type SshSignature } from './ssh-signature.ts';
import { type ApprovalStatement, readStatement, type Subject } from './statement.ts';
import { boundTime, type TimeGround } from './time.ts';

/** An approval record as found in the project, judged. */
export interface Approval {
  /** POSIX path of the record, or name of the tag or commit. */
  file: string;
  /** What was signed. */
  from: 'file' | 'tag' | 'commit';
  /** `valid`: signed by who it says, over what is here. `void`: rightly signed, but the content changed since. `refused`: it proves nothing. */
  state: 'valid' | 'void' | 'refused';
  /** Why it is void or refused; empty when valid. */
  reason: string;
  statement: ApprovalStatement | undefined;
  signer: Signer | undefined;
  /** The forge that tells it, where nobody signed it. */
  forge?: 'GitHub' | 'GitLab';
}

/** What records are judged by. */
export interface ApprovalContext extends TimeGround {
  allowedSigners: string;
  allowedSignersFile: string;
  /** One revoked public key a line; empty for none. */
  revoked: string;
  /** Digest of a subject as it is now, by the statement's own kind of digest; undefined for what does not exist. */
  digestOf(subject: Subject): string | undefined;
  /** Now, ISO 8601 in UTC: a record from the future is refused. */
  now: string;
}

/** Judges one record. Every refusal has a sentence of its own, so that it can be mended. */
export async function verifyApproval(
  file: string,
  text: string,
  context: ApprovalContext,
): Promise<Approval> {
  const refused = (reason: string, statement?: ApprovalStatement, signer?: Signer): Approval => ({
    file,
    from: 'file',
    state: 'refused',
    reason,
    statement,
    signer,
  });
  const envelope = readEnvelope(text);
  if (!envelope || envelope.payloadType !== statementType)
    return refused('The record is no DSSE envelope of an in-toto statement.');
  const payload = Buffer.from(envelope.payload, 'base64');
  const statement = readStatement(payload);
  if (!statement) return refused('The record holds no approval statement.');
  const signed = signedBy(envelope, approvalNamespace);
  if ('refused' in signed) return refused(signed.refused, statement);
  const { signer, wrong } = await judgeSignature(signed, statement, context);
  if (wrong !== undefined || !signer) return refused(wrong ?? '', statement, signer);
  const changed = statement.subject.filter((subject) => context.digestOf(subject) !== digestText(subject));
  if (changed.length > 0) {
    return {
      file,
      from: 'file',
      state: 'void',
      reason: `Changed since it was signed: ${changed.map(({ name }) => name).join(', ')}.`,
      statement,
      signer,
    };
  }
  const bounds = await boundTime(statement, context);
  if ('refused' in bounds) return refused(bounds.refused, statement, signer);
  const untrusted = bounds.trusted.map((time) => outsideValidity(signer, time)).find(Boolean);
  if (untrusted !== undefined) return refused(untrusted, statement, signer);
  return { file, from: 'file', state: 'valid', reason: '', statement, signer };
}

/** A signature as it was read, and the bytes it has to be over. */
export interface Signed {
  armored: string;
  signature: SshSignature;
  bytes: Uint8Array;
}

/** The one signature of a record, and what it has to be over. */
export function signedBy(
  { payloadType, payload, signatures: [only, ...more] }: Envelope,
  namespace: string,
): Signed | Refused {
  if (!only || more.length > 0)
    return { refused: 'The record has several signatures; one record is one person.' };
  const armored = Buffer.from(only.sig, 'base64').toString('latin1');
  const signature = readSshSignature(armored);
  if (!signature) return { refused: 'The signature is no SSH signature.' };
  if (signature.namespace !== namespace)
    return { refused: `The signature was made for "${signature.namespace}", not for "${namespace}".` };
  return {
    armored,
    signature,
    bytes: preAuthenticationEncoding(payloadType, Buffer.from(payload, 'base64')),
  };
}

/** What a signer claims of themselves. */
export interface SignerClaim {
  predicate: Pick<ApprovalStatement['predicate'], 'name' | 'role' | 'time'>;
}

/** Whose signature it is, and what is wrong with it; its namespace was accepted before. */
export async function judgeSignature(
  { armored, signature, bytes }: Signed,
  statement: SignerClaim,
  context: Omit<ApprovalContext, 'digestOf' | keyof TimeGround>,
): Promise<{ signer: Signer | undefined; wrong: string | undefined }> {
  const { signers } = readSigners(context.allowedSigners, context.allowedSignersFile);
  const signer = signers.find(({ key }) => key === signature.key);
  if (!signer) return { signer, wrong: `The key is not in ${context.allowedSignersFile}.` };
  const { namespace } = signature;
  const wrong = wrongClaim(statement, signer, namespace, context) ?? revocation(signer, context);
  if (wrong) return { signer, wrong };
  const bad = await checkSshSignature(armored, bytes, {
    allowedSigners: context.allowedSigners,
    revoked: context.revoked,
    principal: signer.principal,
    namespace,
    time: sshTime(statement.predicate.time),
  });
  return { signer, wrong: bad === undefined ? undefined : `The signature does not fit the record: ${bad}` };
}

/** What the statement claims that the signer's entry does not bear out. */
function wrongClaim(
  { predicate }: SignerClaim,
  signer: Signer,
  namespace: string,
  { now }: Pick<ApprovalContext, 'now'>,
): string | undefined {
  const { name, role, time } = predicate;
  if (time > now) return `The record is dated ${time}, which has not come yet.`;
  if (name !== signer.name) return `The record names ${name}, but the key is that of ${signer.name}.`;
  if (!signer.roles.includes(role))
    return `${name} does not have the role "${role}" (has: ${signer.roles.join(', ')}).`;
  if (signer.namespaces.length > 0 && !signer.namespaces.includes(namespace)) {
    return `The key of ${name} may not sign in the namespace "${namespace}".`;
  }
  return outsideValidity(signer, time);
}

/** Whether a key was not trusted at a moment, in words. */
function outsideValidity(
  signer: Pick<Signer, 'name' | 'validAfter' | 'validBefore'>,
  time: string,
): string | undefined {
  const { name } = signer;
  const at = sshTime(time);
  if (signer.validAfter !== '' && at < padTime(signer.validAfter))
    return `The key of ${name} was not yet valid on ${time}.`;
  if (signer.validBefore !== '' && at >= padTime(signer.validBefore))
    return `The key of ${name} had expired on ${time}.`;
  return undefined;
}

function revocation(signer: Signer, { revoked }: Pick<ApprovalContext, 'revoked'>): string | undefined {
  const keys = revoked.split(/\r?\n/).map((line) => line.trim().split(/ +/).slice(0, 2).join(' '));
  return keys.includes(signer.key) ? `The key of ${signer.name} is revoked.` : undefined;
}

/** The digest a subject states, whichever kind it is. */
export function digestText({ digest }: Subject): string {
  return digest.sha256 ?? digest.gitTree ?? digest.gitCommit ?? '';
}

function sshTime(time: string): string {
  return time.replace(/[-:T]/g, '');
}

/** ssh-keygen takes a date alone, which means its first moment. */
function padTime(time: string): string {
  return `${time.replace(/Z$/, '').padEnd(14, '0')}Z`;
}

/** Commits that records say they sign, whether they are right or not. */
export function commitsNamed(records: readonly { text: string }[]): string[] {
  return records.flatMap(({ text }) => {
    const envelope = readEnvelope(text);
    const statement = envelope && readStatement(Buffer.from(envelope.payload, 'base64'));
    return statement?.subject.flatMap(({ digest }) => digest.gitCommit ?? []) ?? [];
  });
}
