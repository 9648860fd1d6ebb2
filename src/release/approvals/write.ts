import type { Model } from '../../model/index.ts';
import { preAuthenticationEncoding, statementType } from './envelope.ts';
import { digests } from './judge.ts';
import { approvalNamespace } from './ssh-check.ts';
import { signWithSsh } from './ssh-keygen.ts';
import type { ApprovalStatement, Subject } from './statement.ts';

/** What a person approves. */
export interface ApprovalRequest extends Pick<ApprovalStatement, 'predicate'> {
  /** `tree`, `criterion:<ID>`, document IDs or item IDs. */
  subjects: readonly string[];
  /** Full hash of the commit that holds the content as it is; empty where none does. */
  commit: string;
}

/**
 * Makes a record: the statement in its envelope, signed with the person's SSH key.
 * @param keyFile private key, or the public key of one the agent holds
 * @returns the record as text; or the subjects that do not exist, and then nothing is signed
 * @throws Error with what ssh-keygen said
 * @implements SRS-1902
 */
export async function signApproval(
  model: Model,
  { subjects, predicate, commit }: ApprovalRequest,
  keyFile: string,
): Promise<{ record: string } | { unknown: string[] }> {
  const digestOf = digests(model);
  const unknown = subjects.filter((name) => digestOf({ name }) === undefined);
  if (unknown.length > 0) return { unknown };
  const statement: ApprovalStatement = {
    _type: 'https://in-toto.io/Statement/v1',
    subject: subjects.map((name): Subject => {
      const digest = digestOf({ name }) as string;
      const gitCommit = commit === '' ? {} : { gitCommit: commit };
      const ofTree = name === 'tree' || name.startsWith('criterion:');
      return { name, digest: { ...(ofTree ? { gitTree: digest } : { sha256: digest }), ...gitCommit } };
    }),
    predicateType: 'urn:dossier:approval:1',
    predicate,
  };
  return { record: await signedStatement(statement, keyFile, approvalNamespace) };
}

/**
 * A statement in its envelope (DSSE v1), signed with a person's SSH key.
 * @param namespace what the signature is for
 * @throws Error with what ssh-keygen said
 */
export async function signedStatement(
  statement: object,
  keyFile: string,
  namespace: string,
): Promise<string> {
  const payload = Buffer.from(JSON.stringify(statement));
  const signature = await signWithSsh(keyFile, preAuthenticationEncoding(statementType, payload), namespace);
  const envelope = {
    payloadType: statementType,
    payload: payload.toString('base64'),
    signatures: [{ keyid: '', sig: Buffer.from(signature, 'latin1').toString('base64') }],
  };
  return `${JSON.stringify(envelope, null, 2)}\n`;
}
