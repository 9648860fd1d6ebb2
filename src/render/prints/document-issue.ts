import { type ApprovalRecord, approvalsOf, type Document, type Model } from '../../model/index.ts';

/** Who stands for a document, and since when it is issued. */
export interface Issue {
  /** Valid approvals of the document or of the whole content, the earliest first. */
  approvals: ApprovalRecord[];
  /** When it was last approved, ISO 8601 in UTC; empty where nobody approved this content. */
  date: string;
}

/**
 * The issue of a document: its date is that of the approval, not of the build (MDR Annex I 23.4 (y); 21 CFR 11.50).
 * @implements SRS-2123
 */
export function issueOf({ name }: Document, { approvals }: Pick<Model, 'approvals'>): Issue {
  const own = approvalsOf({ name }, { approvals });
  const date = own.findLast(
    ({ meaning, subjects }) => meaning === 'approval' && subjects.includes(name),
  )?.time;
  return { approvals: own, date: date ?? '' };
}
