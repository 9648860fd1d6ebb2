import {
  type ApprovalRecord,
  type ApprovalSigner,
  type Author,
  documentNamed,
  type Item,
  type Model,
  type ReviewThread,
  sha256Of,
} from '../../model/index.ts';
import { documentStates } from '../revisions.ts';
import { type ForgeContext, judgeForgeExport } from './forge-approvals.ts';
import { readForgeExport } from './forge-export.ts';
import { authorWhoIs, personOf } from './people.ts';
import { readReviewThreads } from './review-threads.ts';
import { verifySignedObject } from './signed-object.ts';
import { approvalSigner, listOf, readSigners } from './signers.ts';
import type { Subject } from './statement.ts';
import type { ContentTime } from './time.ts';
import { type Approval, verifyApproval } from './verify.ts';

/** What the project's records are judged by. */
export interface ApprovalGround {
  records: readonly { file: string; text: string }[];
  /** Tags and commits, on this content or on what was here since the release before, that claim to approve it, as git stores them. */
  objects: readonly { name: string; raw: string; same: boolean; commit: string }[];
  signers: string;
  signersFile: string;
  revoked: string;
  /** Everybody who wrote a part of the content; empty where everybody may approve what they wrote. */
  authors: readonly Author[];
  /** No record is younger, ISO 8601 in UTC: the commit that holds the records, or now. */
  now: string;
  /** Now, for tags, which are younger than the commit they stand on. */
  clock: string;
  /** When the content as it is came to be: no signature over it is older than `after`, and who signed before `at` has to be trusted then too. */
  content: ContentTime;
  /** Approvals of pull requests: whether and whose count, and what a commit held. */
  forge: Pick<ForgeContext, 'signedOnly' | 'people'>;
  /** Content and date (ISO 8601 in UTC) of a commit; undefined for one that is not to be had. The tree is empty where only the date is known. */
  contentOf(commit: string): Promise<{ tree: string; date: string } | undefined>;
  /** Files that are not as they were in a commit; undefined for one that is not to be had. */
  differenceSince(commit: string): Promise<readonly FileDifference[] | undefined>;
}

/** How many lines of a file differ. */
interface FileDifference {
  path: string;
  added: number;
  removed: number;
}

/**
 * Judges every record of a project against its content. The model holds the texts of its pages. Comments on lines of a pull request are no
 * approvals, and are told beside.
 * @implements SRS-1903, SRS-1904, SRS-2804
 */
export async function judgeApprovals(
  model: Model,
  ground: ApprovalGround,
): Promise<{ approvals: ApprovalRecord[]; threads: ReviewThread[] }> {
  const digestOf = digests(model);
  const context = {
    allowedSigners: ground.signers,
    allowedSignersFile: ground.signersFile,
    revoked: ground.revoked,
  };
  const { tree } = model.release.revision;
  const { authors, now, contentOf, content } = ground;
  const { lastChange } = model.release.revision;
  const forge = { ...ground.forge, authors, tree, now, contentOf };
  const timeOf = (name: string): ContentTime => {
    const pages = documentNamed(name, model.documents)?.pages;
    const item = model.items.find(({ id }) => id === name);
    const files = pages ?? (item ? [item.place.file] : undefined);
    if (!files) return content;
    const dates = files.map((file) => lastChange[file]?.date ?? '').sort();
    return { after: '', at: dates.at(-1) ?? '' };
  };
  const judge = async ({ file, text }: { file: string; text: string }): Promise<Approval[]> => {
    const exported = readForgeExport(text);
    if (!exported)
      return [await verifyApproval(file, text, { ...context, digestOf, now, timeOf, contentOf })];
    if (!('refused' in exported)) return judgeForgeExport(file, exported, forge);
    return [
      {
        file,
        from: 'file',
        state: 'refused',
        reason: exported.refused,
        statement: undefined,
        signer: undefined,
      },
    ];
  };
  const read = ground.records.map((record) => ({ ...record, threads: readReviewThreads(record.text) }));
  const records = (await Promise.all(read.filter(({ threads }) => !threads).map(judge))).flat();
  const objects = await Promise.all(
    ground.objects.map((object) =>
      verifySignedObject(object, tree, { ...context, now: ground.clock, contentOf }),
    ),
  );
  const byOthers = (approvals: Approval[]) => approvals.map((approval) => ofAnother(approval, ground));
  const ofThis = (approvals: Approval[]) => ofVariant(byOthers(approvals), model.variant);
  const judged = [...copiesRefused(ofThis(records)), ...ofThis(objects.flat())];
  const exported = await Promise.all(judged.map((approval) => withDifference(approval, model, ground)));
  const list = listOf(ground, model.release.revision);
  return {
    approvals: exported.map((approval) => recordOf(approval, model, list)),
    threads: read.flatMap(({ threads = [] }) => threads),
  };
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
  return sha256Of(said);
}

/** Most files told of what changed. */
const exported = 5;

/** Tells of a void approval what changed since: the files of what was signed, with the numbers of lines. */
async function withDifference(
  approval: Approval,
  { documents, items }: Model,
  { differenceSince }: ApprovalGround,
): Promise<Approval> {
  const subjects = approval.statement?.subject ?? [];
  const commit = subjects.find(({ digest }) => digest.gitCommit)?.digest.gitCommit;
  if (approval.state !== 'void' || !commit) return approval;
  const names = new Set(subjects.map(({ name }) => name));
  const whole = [...names].some((name) => name === 'tree' || name.startsWith('criterion:'));
  const files = new Set([
    ...[...names].flatMap((name) => documentNamed(name, documents)?.pages ?? []),
    ...items.filter(({ id }) => names.has(id)).map(({ place }) => place.file),
  ]);
  const changed = (await differenceSince(commit))?.filter(({ path }) => whole || files.has(path)) ?? [];
  if (changed.length === 0) return approval;
  const list = changed
    .slice(0, exported)
    .map(({ path, added, removed }) => `${path} (+${added} -${removed})`);
  const more = changed.length > exported ? ` and ${changed.length - exported} more` : '';
  return {
    ...approval,
    reason: `${approval.reason} Since ${commit.slice(0, 12)}: ${list.join(', ')}${more}.`,
  };
}

/**
 * Four eyes: who wrote a part of the content since the release before does not review or approve it.
 * @implements SRS-3246
 */
function ofAnother(approval: Approval, { authors, signers, signersFile }: ApprovalGround): Approval {
  const { statement, signer, state } = approval;
  if (state !== 'valid' || !statement || !signer) return approval;
  const { meaning } = statement.predicate;
  const person = personOf(signer, readSigners(signers, signersFile).signers);
  const author = authorWhoIs(person, authors);
  if (!(meaning === 'review' || meaning === 'approval') || !author) return approval;
  return {
    ...approval,
    state: 'refused',
    reason: `${signer.name} wrote a part of the content since the release before (commit ${author.commit.slice(0, 12)}); somebody else has to give this ${meaning}.`,
  };
}

/**
 * A signature is for one variant: what is for another one is no record of this, and what is for none, or for one that there is not, approves
 * nothing. What a forge tells is of the change, whichever variant it is in.
 * @implements SRS-3855
 */
function ofVariant(approvals: Approval[], own: Model['variant']): Approval[] {
  return approvals.flatMap((approval): Approval[] => {
    const variant = approval.statement?.predicate.variant;
    if (!approval.statement || approval.forge || variant === own?.name) return [approval];
    if (variant !== undefined && own?.names.includes(variant)) return [];
    const reason =
      variant === undefined
        ? 'It names no variant of the product, so that nobody can tell what it approves. Sign again with --variant.'
        : `It is for the variant ${variant}, which ${own ? 'the product does not have' : 'is not looked at'}.`;
    return [{ ...approval, state: 'refused', reason }];
  });
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

/**
 * Documents by the names they have now: one that got a translation since is still the same.
 * @implements SRS-3247
 */
function recordOf(
  { file, from, state, reason, statement, signer, forge }: Approval,
  { documents }: Model,
  list: ApprovalSigner['list'],
): ApprovalRecord {
  const { gate = '', role = '', meaning = '', name = '', time = '' } = statement?.predicate ?? {};
  const subjects = (statement?.subject ?? []).map(
    (subject) => documentNamed(subject.name, documents)?.name ?? subject.name,
  );
  return {
    file,
    from,
    state,
    reason,
    gate,
    role,
    meaning,
    name,
    time,
    ...(signer && { signer: approvalSigner(signer, list) }),
    subjects,
    ...(forge && { forge }),
  };
}
