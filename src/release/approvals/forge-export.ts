import { z } from 'zod';
import type { PullRequestApprover } from '../../config/index.ts';
import { parsedJson, type Refused } from '../../model/index.ts';
import { hash, isBot, time, user, userOfGitLab, utc } from './forge-json.ts';

/** What somebody said last of a pull request, as its forge tells it. */
export interface ForgeReview {
  login: string;
  /** A program of the forge, and no person. */
  isBot: boolean;
  said: 'approved' | 'asked for changes' | 'dismissed';
  /** ISO 8601 in UTC. */
  time: string;
  /** Full hash of the commit it was said of. */
  commit: string;
}

/** The approvals of one pull request as a forge exports them. */
export interface ForgeExport {
  forge: 'GitHub' | 'GitLab';
  reviews: ForgeReview[];
}

const most = 1_000;

/** Whom of the configuration a review is of; or why it is no approval, whatever it is asked for. */
export function approverOf(
  { login, isBot: isProgram, said, time: when }: ForgeReview,
  people: readonly PullRequestApprover[],
  does: 'approves' | 'reviews',
): PullRequestApprover | Refused {
  if (said === 'asked for changes') return { refused: `${login} asked for changes on ${when}.` };
  if (said === 'dismissed') return { refused: `The approval of ${login} was dismissed.` };
  if (isProgram) return { refused: `${login} is a program, and no person who ${does}.` };
  const person = people.find((each) => each.login === login);
  return (
    person ?? { refused: `The configuration does not say who ${login} is (\`approvals.pullRequests\`).` }
  );
}

/** GitHub: `GET /repos/{owner}/{repo}/pulls/{number}/reviews`. Members that do not matter are passed over. */
export const gitHubReviews = z
  .array(
    z.object({
      user: user.nullable(),
      state: z.enum(['APPROVED', 'CHANGES_REQUESTED', 'COMMENTED', 'DISMISSED', 'PENDING']),
      submitted_at: time.optional(),
      commit_id: hash.nullable(),
    }),
  )
  .max(most);

export const gitLabApprovals = z.array(z.object({ user: userOfGitLab, approved_at: time })).max(most);

/** GitLab: `GET /projects/{id}/merge_requests/{iid}/approvals`, with the `sha` of the merge request, which GitLab tells elsewhere. */
export const gitLabReviews = z.object({
  sha: hash,
  approved_by: gitLabApprovals,
});

const words = {
  APPROVED: 'approved',
  CHANGES_REQUESTED: 'asked for changes',
  DISMISSED: 'dismissed',
} as const;

/**
 * Reads approvals of a pull request as GitHub or GitLab export them.
 * @returns undefined for what is of neither form; for what is of one and lacks something, what it lacks
 */
export function readForgeExport(text: string): ForgeExport | Refused | undefined {
  const value = parsedJson(text);
  if (Array.isArray(value)) {
    const { data } = gitHubReviews.safeParse(value);
    if (!data) return { refused: 'It is no list of reviews as GitHub exports it.' };
    return { forge: 'GitHub', reviews: reviewsOfGitHub(data) };
  }
  if (typeof value !== 'object' || value === null || !('approved_by' in value)) return undefined;
  if (!('sha' in value))
    return { refused: 'The export of GitLab names no commit: add the `sha` of the merge request to it.' };
  const { data } = gitLabReviews.safeParse(value);
  if (!data)
    return { refused: 'It is no list of approvals as GitLab exports it, each with its `approved_at`.' };
  return { forge: 'GitLab', reviews: reviewsOfGitLab(data.approved_by, data.sha) };
}

/** What each reviewer of a pull request of GitHub said last. */
export function reviewsOfGitHub(reviews: z.output<typeof gitHubReviews>): ForgeReview[] {
  return lastOfEach(reviews.flatMap(reviewOf));
}

/** Approvals of a merge request of GitLab, which are those of its head. */
export function reviewsOfGitLab(approvals: z.output<typeof gitLabApprovals>, head: string): ForgeReview[] {
  return lastOfEach(
    approvals.map(({ user: person, approved_at }) => ({
      login: person.username,
      isBot: isBot(person.username, person.bot),
      said: 'approved',
      time: utc(approved_at),
      commit: head,
    })),
  );
}

function reviewOf({
  user: person,
  state,
  submitted_at,
  commit_id,
}: z.output<typeof gitHubReviews>[number]): ForgeReview[] {
  if (state === 'COMMENTED' || state === 'PENDING' || !person || !submitted_at || !commit_id) return [];
  return [
    {
      login: person.login,
      isBot: isBot(person.login, person.type === 'Bot'),
      said: words[state],
      time: utc(submitted_at),
      commit: commit_id,
    },
  ];
}

/** Who speaks twice means what was said last. */
function lastOfEach(reviews: readonly ForgeReview[]): ForgeReview[] {
  const last = new Map<string, ForgeReview>();
  for (const review of reviews) {
    const before = last.get(review.login);
    if (!before || before.time <= review.time) last.set(review.login, review);
  }
  return [...last.values()].sort((a, b) => (a.login < b.login ? -1 : 1));
}
