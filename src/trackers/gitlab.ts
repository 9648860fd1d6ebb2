import { z } from 'zod';
import { gitLabDiscussions, gitLabMerge } from '../release/approvals/index.ts';
import { entriesOf, pagesOf, saying, shaped, type Tracker } from './tracker.ts';

const issue = z.object({
  iid: z.number().int(),
  project_id: z.number().int(),
  title: z.string(),
  description: z.string().nullish(),
  state: z.string(),
  web_url: z.string(),
  closed_at: z.string().nullish(),
  labels: z.array(z.string()),
  milestone: z.object({ title: z.string() }).nullish(),
  issue_type: z.string().nullish(),
});

const link = z.object({
  iid: z.number().int(),
  project_id: z.number().int(),
  link_type: z.string(),
});

/**
 * Issues of GitLab and their links within the project (REST API v4, "Issues", "Issue links").
 * @implements SRS-3790
 */
export const gitlab: Tracker = {
  title: 'GitLab',
  address: 'https://gitlab.com/api/v4',
  token: 'GITLAB_TOKEN',
  prefix: 'GL-',
  project: 'group/name',
  tellsChangesOf: () => true,
  headers: (token) => (token === '' ? {} : { Authorization: `Bearer ${token}` }),
  async changes(client, { project, prefix, only, since }) {
    const query = new URLSearchParams({
      scope: 'all',
      order_by: 'created_at',
      sort: 'asc',
      per_page: '100',
      ...(since === undefined ? {} : { updated_after: since }),
    });
    const path = `projects/${encodeURIComponent(project)}/issues`;
    const { pages, asked } = await pagesOf(client, `${path}?${query}`, z.array(issue));
    const issues = pages.flat();
    const isWanted = ({ labels }: z.infer<typeof issue>): boolean => only === '' || labels.includes(only);
    const items = [];
    for (const each of issues.filter(isWanted)) {
      const linked = await pagesOf(client, `${path}/${each.iid}/links?per_page=100`, z.array(link));
      items.push({
        id: `${prefix}${each.iid}`,
        ...(each.issue_type ? { type: each.issue_type } : {}),
        title: each.title,
        text: each.description ?? '',
        markdown: true as const,
        attributes: saying({
          state: each.state,
          closed: each.closed_at,
          labels: [...each.labels].sort().join(', '),
          milestone: each.milestone?.title,
        }),
        links: linked.pages
          .flat()
          .filter((other) => other.project_id === each.project_id)
          .map((other) => ({ relation: other.link_type, to: `${prefix}${other.iid}` })),
        place: each.web_url,
      });
    }
    return {
      items,
      gone: issues.filter((each) => !isWanted(each)).map(({ iid }) => `${prefix}${iid}`),
      asked,
    };
  },
  pullRequest(client, project, number) {
    const path = `projects/${encodeURIComponent(project)}/merge_requests/${number}`;
    const { merge_request, approvals, diffs, versions } = gitLabMerge.shape;
    const ask = async <Value>(at: string, shape: z.ZodType<Value>): Promise<Value> =>
      shaped((await client.ask(at)).value, shape);
    return {
      async reviews() {
        const { sha } = await ask(path, merge_request);
        return { sha, ...(await ask(`${path}/approvals`, approvals)) };
      },
      async comments() {
        const all = await entriesOf(
          client,
          `${path}/discussions?per_page=100`,
          gitLabDiscussions.or(z.tuple([])),
        );
        return all.filter(({ notes }) => notes.some(({ position }) => position));
      },
      merge: async () => ({
        merge_request: await ask(path, merge_request),
        approvals: await ask(`${path}/approvals`, approvals),
        diffs: await entriesOf(client, `${path}/diffs?per_page=100`, diffs),
        versions: await entriesOf(client, `${path}/versions?per_page=100`, versions),
      }),
    };
  },
};
