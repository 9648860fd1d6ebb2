import { z } from 'zod';
import { compareText, parsedJson, type ReviewThread } from '../../model/index.ts';
import { login, time, utc } from './forge-json.ts';

const most = 10_000;
const body = z.string().max(100_000);
const line = z.number().int().min(0).nullish();

/** GitHub: `GET /repos/{owner}/{repo}/pulls/{number}/comments`. */
export const gitHubComments = z
  .array(
    z.object({
      id: z.number(),
      in_reply_to_id: z.number().optional(),
      path: z.string().min(1),
      line,
      body,
      user: z.object({ login }).nullable(),
      created_at: time,
      html_url: z.string().optional(),
    }),
  )
  .min(1)
  .max(most);

/** GitLab: `GET /projects/{id}/merge_requests/{iid}/discussions`. Notes that stand at no line are passed over. */
export const gitLabDiscussions = z
  .array(
    z.object({
      notes: z.array(
        z.object({
          body,
          author: z.object({ username: login }),
          created_at: time,
          resolved: z.boolean().optional(),
          position: z.object({ new_path: z.string().min(1), new_line: line }).nullish(),
        }),
      ),
    }),
  )
  .min(1)
  .max(most);

/**
 * Reads comments on lines of a pull request as GitHub or GitLab export them. They approve nothing.
 * @returns undefined for what is of neither form
 * @implements SRS-3590
 */
export function readReviewThreads(json: string): ReviewThread[] | undefined {
  const value = parsedJson(json);
  const { data: comments } = gitHubComments.safeParse(value);
  if (comments) return ofGitHub(comments).sort(compareThreads);
  const { data: discussions } = gitLabDiscussions.safeParse(value);
  return discussions?.flatMap(ofGitLab).sort(compareThreads);
}

function ofGitHub(comments: z.output<typeof gitHubComments>): ReviewThread[] {
  const threads = Map.groupBy(comments, ({ id, in_reply_to_id }) => in_reply_to_id ?? id);
  return [...threads.values()].flatMap((said) => {
    const [first] = said;
    if (!first) return [];
    return {
      path: first.path,
      line: first.line ?? 0,
      resolved: false,
      url: webOnly(first.html_url),
      comments: inOrder(
        said.map(({ user, created_at, body: words }) => ({
          by: user?.login ?? '',
          time: utc(created_at),
          text: words,
        })),
      ),
    };
  });
}

function ofGitLab({ notes }: z.output<typeof gitLabDiscussions>[number]): ReviewThread[] {
  const position = notes.find((note) => note.position)?.position;
  if (!position) return [];
  return [
    {
      path: position.new_path,
      line: position.new_line ?? 0,
      resolved: notes.some(({ resolved }) => resolved === true),
      url: '',
      comments: inOrder(
        notes.map(({ author, created_at, body: words }) => ({
          by: author.username,
          time: utc(created_at),
          text: words,
        })),
      ),
    },
  ];
}

function inOrder(comments: ReviewThread['comments']): ReviewThread['comments'] {
  return comments.sort((a, b) => compareText(a.time, b.time));
}

function compareThreads(a: ReviewThread, b: ReviewThread): number {
  return (
    compareText(a.path, b.path) ||
    a.line - b.line ||
    compareText(a.comments[0]?.time ?? '', b.comments[0]?.time ?? '')
  );
}

function webOnly(url = ''): string {
  return /^https:\/\/[^\s"'<>]+$/.test(url) ? url : '';
}
