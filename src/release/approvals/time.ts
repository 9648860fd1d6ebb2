import type { Refused } from '../../model/index.ts';
import type { ApprovalStatement } from './statement.ts';

/** When a content came to be, ISO 8601 in UTC; empty where nothing tells. */
export interface ContentTime {
  /** The state before it: nothing that is signed over the content is older. */
  after: string;
  /** The commit that brought it. */
  at: string;
}

/** What tells when something was there. */
export interface TimeGround {
  contentOf(commit: string): Promise<{ tree: string; date: string } | undefined>;
  /** When what a subject names came to be as it is. */
  timeOf(subject: string): ContentTime;
}

/**
 * Bounds the time of a signature from below: it is never older than what it signs. A commit that a record names, and that holds what was
 * signed, is older than the record. Without one, or where a page came to be as it is after it, because the content was signed before it was committed or the commit was
 * rewritten, the state before it is, and the key has to be trusted still when the content was committed.
 * @returns what is wrong; else the moments at which the key has to be trusted
 * @implements SRS-3245
 */
export async function boundTime(
  { subject, predicate }: ApprovalStatement,
  { contentOf, timeOf }: TimeGround,
): Promise<Refused | { trusted: string[] }> {
  const { time } = predicate;
  const trusted = new Set([time]);
  for (const { name, digest } of subject) {
    const { gitCommit: commit = '', gitTree } = digest;
    const content = commit === '' ? undefined : await contentOf(commit);
    if (content) {
      if (time < content.date)
        return {
          refused: `The record is dated ${time}, and the commit ${commit.slice(0, 12)} that it signs was made on ${content.date}.`,
        };
      if (gitTree !== undefined && content.tree !== '' && content.tree !== gitTree)
        return {
          refused: `The commit ${commit.slice(0, 12)} that it names holds other content than was signed.`,
        };
    }
    const { after, at } = timeOf(name);
    // The named commit holds the whole content as it was signed: nothing came to be later.
    if (content && gitTree !== undefined && content.tree === gitTree) continue;
    if (!content && time < after)
      return { refused: `The record is dated ${time}, and what it signs is younger than ${after}.` };
    if (time < at) trusted.add(at);
  }
  return { trusted: [...trusted] };
}
