import type { ApprovalRecord } from './approval.ts';
import type { Document } from './document.ts';
import type { Model } from './model.ts';

/** What is known of a document when its status is asked. */
type Known = Pick<Model, 'approvals' | 'release'>;

/** Valid approvals of a document or of the whole content it belongs to, the earliest first. */
export function approvalsOf(
  { name }: Pick<Document, 'name'>,
  { approvals }: Pick<Model, 'approvals'>,
): ApprovalRecord[] {
  return approvals
    .filter(
      ({ state, subjects }) => state === 'valid' && (subjects.includes(name) || subjects.includes('tree')),
    )
    .sort((a, b) => (a.time < b.time ? -1 : a.time > b.time ? 1 : 0));
}

/**
 * The status of a document, by who signed exactly this content: `draft` without a signature, `in-review` with a review, `approved` with
 * an approval, and `released` where that content has the tag of a release too (IEC 62304 8.1; ISO 13485 4.2.4).
 * @implements SRS-3504
 */
export function statusOf(document: Pick<Document, 'name'>, known: Known): Document['status'] {
  const meanings = new Set(approvalsOf(document, known).map(({ meaning }) => meaning));
  if (meanings.has('approval')) return known.release.draft ? 'approved' : 'released';
  return meanings.has('review') ? 'in-review' : 'draft';
}

/** Whether somebody signed an approval of exactly this content; whoever reviewed it has not yet approved it. */
export function isApproved({ status }: Pick<Document, 'status'>): boolean {
  return status === 'approved' || status === 'released';
}

/** A model whose documents have the status that its approvals and its release give them. */
export function withStatus<M extends Known & Pick<Model, 'documents'>>(model: M): M {
  return {
    ...model,
    documents: model.documents.map((document) => ({ ...document, status: statusOf(document, model) })),
  };
}
