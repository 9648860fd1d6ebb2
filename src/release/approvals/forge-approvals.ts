import type { PullRequestApprover } from '../../config/index.ts';
import type { Author, Refused } from '../../model/index.ts';
import { approverOf, type ForgeExport, type ForgeReview } from './forge-export.ts';
import { authorWhoIs } from './people.ts';
import type { Meaning } from './statement.ts';
import type { Approval } from './verify.ts';

/** What approvals of pull requests are judged by. */
export interface ForgeContext {
  /** They count for nothing: the project takes signatures only. */
  signedOnly: boolean;
  people: readonly PullRequestApprover[];
  /** Everybody who wrote a part of the content; empty where nobody is kept from approving it. */
  authors: readonly Author[];
  /** Hash of the content as it is, records of approvals left out. */
  tree: string;
  /** Content and date (ISO 8601 in UTC) of a commit; undefined for one that is not to be had. */
  contentOf(commit: string): Promise<{ tree: string; date: string } | undefined>;
  /** Now, ISO 8601 in UTC. */
  now: string;
}

const meaningOf: Record<PullRequestApprover['roles'][number], Meaning> = {
  reviewer: 'review',
  approver: 'approval',
};

/**
 * Judges the approvals of a pull request: each is that of one commit, and holds where the content is still that of this commit. They are what
 * a forge tells, and nobody's signature; whoever can write to the repository could have written them.
 * @returns one approval for each role a person has, for G2
 * @implements SRS-2803
 */
export async function judgeForgeExport(
  file: string,
  { forge, reviews }: ForgeExport,
  context: ForgeContext,
): Promise<Approval[]> {
  if (reviews.length === 0) return [refusedAs(file, forge, 'It holds no approval of anybody.')];
  return (await Promise.all(reviews.map((review) => judge(file, forge, review, context)))).flat();
}

async function judge(
  file: string,
  forge: ForgeExport['forge'],
  review: ForgeReview,
  context: ForgeContext,
): Promise<Approval[]> {
  const { login, time, commit } = review;
  const person = approverOf(review, context.people, 'approves');
  const content = await context.contentOf(commit);
  const wrong = wrongWith(review, person, content, context);
  if (wrong !== undefined || 'refused' in person || !content)
    return [refusedAs(file, forge, wrong ?? `${login} is unknown.`)];
  return person.roles.map((role): Approval => {
    const same = content.tree === context.tree;
    return {
      file,
      from: 'file',
      state: same ? 'valid' : 'void',
      reason: same ? '' : `It was given for the commit ${commit.slice(0, 12)}, which held other content.`,
      statement: {
        _type: 'https://in-toto.io/Statement/v1',
        subject: [{ name: 'tree', digest: { gitTree: content.tree, gitCommit: commit } }],
        predicateType: 'urn:dossier:approval:1',
        predicate: { gate: 'G2', role, meaning: meaningOf[role], name: person.name, time },
      },
      signer: undefined,
      forge,
    };
  });
}

function wrongWith(
  { login, time, commit }: ForgeReview,
  person: PullRequestApprover | Refused,
  content: { date: string } | undefined,
  { signedOnly, authors, now }: ForgeContext,
): string | undefined {
  if (signedOnly)
    return 'Approvals of pull requests do not count here, signatures alone do (`approvals.signedOnly`).';
  if ('refused' in person) return person.refused;
  if (!content) return `The commit ${commit.slice(0, 12)} that ${login} approved is not in this repository.`;
  if (time > now) return `${login} approved on ${time}, which has not come yet.`;
  if (time < content.date)
    return `${login} approved on ${time}, before the commit ${commit.slice(0, 12)} was made on ${content.date}.`;
  const author = authorWhoIs({ names: [person.name], emails: [person.email], login }, authors);
  if (author)
    return `${person.name} wrote a part of the content since the release before (commit ${author.commit.slice(0, 12)}); somebody else has to approve it.`;
  return undefined;
}

function refusedAs(file: string, forge: ForgeExport['forge'], reason: string): Approval {
  return { file, from: 'file', state: 'refused', reason, statement: undefined, signer: undefined, forge };
}
