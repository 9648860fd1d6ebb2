import { createHash } from 'node:crypto';
import { type ApprovalRecord, documentNamed, type Item, type Model } from '../../model/index.ts';
import { documentStates } from '../revisions.ts';
import { verifySignedObject } from './signed-object.ts';
import type { Subject } from './statement.ts';
import { type Approval, verifyApproval } from './verify.ts';

/** What the project's records are judged by. */
export interface ApprovalGround {
  records: readonly { file: string; text: string }[];
  /** Tags and commits on this content that claim to approve it, as git stores them. */
  objects: readonly { name: string; raw: string }[];
  signers: string;
  signersFile: string;
  revoked: string;
  /** Author of the last change of the content, name and e-mail address; empty where nobody may approve in their own name. */
  author: { name: string; email: string } | undefined;
  /** Now, ISO 8601 in UTC: for records, and for tags, which are younger than the commit they stand on. */
  now: string;
  clock: string;
}

/**
 * Judges every record of a project against its content. The model holds the texts of its pages.
 * @implements SRS-1903, SRS-1904
 */
export async function judgeApprovals(model: Model, ground: ApprovalGround): Promise<ApprovalRecord[]> {
  const digestOf = digests(model);
  const context = {
    allowedSigners: ground.signers,
    allowedSignersFile: ground.signersFile,
    revoked: ground.revoked,
  };
  const records = await Promise.all(
    ground.records.map(({ file, text }) =>
      verifyApproval(file, text, { ...context, digestOf, now: ground.now }),
    ),
  );
  const objects = await Promise.all(
    ground.objects.map((object) =>
      verifySignedObject(object, model.release.revision.tree, { ...context, now: ground.clock }),
    ),
  );
  const byOthers = (approvals: Approval[]) => approvals.map((approval) => ofAnother(approval, ground));
  return [...copiesRefused(byOthers(records)), ...byOthers(objects.flat())].map((approval) =>
    recordOf(approval, model),
  );
}

/** Digests of what can be approved, as they are now. */
export function digests(model: Model): (subject: Pick<Subject, 'name'>) => string | undefined {
  const items = new Map(model.items.map((item) => [item.id, item]));
  let documents: Map<string, string> | undefined;
  return ({ name }) => {
    if (name === 'tree' || name.startsWith('criterion:')) return model.release.revision.tree || undefined;
    documents ??= documentDigests(model);
    const item = items.get(name);
    return (
      documents.get(documentNamed(name, model.documents)?.name ?? '') ?? (item ? itemDigest(item) : undefined)
    );
  };
}

/** Name of a document → digest of its content. */
function documentDigests(model: Model): Map<string, string> {
  return new Map(
    documentStates(model).map(({ content }, index) => [model.documents[index]?.name ?? '', content]),
  );
}

/** SHA-256 (hex) over what an item says, wherever it stands. */
function itemDigest({ id, type, title, attributes, body }: Item): string {
  const said = JSON.stringify([id, type, title, Object.entries(attributes).sort(), body.trim()]);
  return createHash('sha256').update(said).digest('hex');
}

/** Four eyes: who wrote the last change does not review or approve it. */
function ofAnother(approval: Approval, { author }: ApprovalGround): Approval {
  const { statement, signer, state } = approval;
  if (state !== 'valid' || !author || !statement || !signer) return approval;
  const { meaning } = statement.predicate;
  const judges = meaning === 'review' || meaning === 'approval';
  const same = signer.principal === author.email || signer.name === author.name;
  if (!judges || !same) return approval;
  return {
    ...approval,
    state: 'refused',
    reason: `${signer.name} wrote the last change of the content; somebody else has to give this ${meaning}.`,
  };
}

/** One statement, signed twice or laid down under two names, counts once: the first by path. */
function copiesRefused(approvals: Approval[]): Approval[] {
  const first = new Map<string, string>();
  return approvals.map((approval) => {
    if (!approval.statement || approval.state === 'refused') return approval;
    const said = JSON.stringify(approval.statement);
    const known = first.get(said);
    if (known === undefined) {
      first.set(said, approval.file);
      return approval;
    }
    return { ...approval, state: 'refused', reason: `The record is a copy of ${known}.` };
  });
}

/** Documents by the names they have now: one that got a translation since is still the same. */
function recordOf({ file, state, reason, statement }: Approval, { documents }: Model): ApprovalRecord {
  const { gate = '', role = '', meaning = '', name = '', time = '' } = statement?.predicate ?? {};
  const subjects = (statement?.subject ?? []).map(
    (subject) => documentNamed(subject.name, documents)?.name ?? subject.name,
  );
  return { file, state, reason, gate, role, meaning, name, time, subjects };
}
