import { z } from 'zod';
import { gitHubComments, gitHubMerge, gitHubReviews } from '../release/approvals/index.ts';
import { entriesOf, pagesOf, saying, shaped, type Tracker, type TrackerItem } from './tracker.ts';

const issue = z.object({
  number: z.number().int(),
  title: z.string(),
  body: z.string().nullish(),
  state: z.string(),
  state_reason: z.string().nullish(),
  html_url: z.string(),
  closed_at: z.string().nullish(),
  labels: z.array(z.union([z.string(), z.object({ name: z.string().nullish() })])),
  milestone: z.object({ title: z.string() }).nullish(),
  type: z.object({ name: z.string() }).nullish(),
  parent_issue_url: z.string().nullish(),
  pull_request: z.unknown().optional(),
});

/**
 * Issues of GitHub (REST API, "List repository issues"); pull requests, which it lists among them, are none.
 * @implements SRS-3790
 */
export const github: Tracker = {
  title: 'GitHub',
  address: 'https://api.github.com',
  token: 'GITHUB_TOKEN',
  prefix: 'GH-',
  project: 'owner/name',
  tellsChangesOf: () => true,
  headers: (token) => ({
    Accept: 'application/vnd.github+json',
    'X-GitHub-Api-Version': '2022-11-28',
    ...(token === '' ? {} : { Authorization: `Bearer ${token}` }),
  }),
  async changes(client, { project, prefix, only, since }) {
    // In the order of creation: what changes while pages are read moves nothing to a page that was read.
    const query = new URLSearchParams({
      state: 'all',
      sort: 'created',
      direction: 'asc',
      per_page: '100',
      ...(since === undefined ? {} : { since }),
    });
    const path = project.split('/').map(encodeURIComponent).join('/');
    const { pages, asked } = await pagesOf(client, `repos/${path}/issues?${query}`, z.array(issue));
    const issues = pages.flat().filter((each) => each.pull_request === undefined);
    const isWanted = (each: z.infer<typeof issue>): boolean => only === '' || labelsOf(each).includes(only);
    return {
      items: issues.filter(isWanted).map((each) => itemOf(each, prefix)),
      gone: issues.filter((each) => !isWanted(each)).map(({ number }) => `${prefix}${number}`),
      asked,
    };
  },
  pullRequest(client, project, number) {
    const path = `repos/${project.split('/').map(encodeURIComponent).join('/')}/pulls/${number}`;
    const reviews = () => entriesOf(client, `${path}/reviews?per_page=100`, gitHubReviews);
    return {
      reviews,
      comments: () => entriesOf(client, `${path}/comments?per_page=100`, gitHubComments.or(z.tuple([]))),
      merge: async () => ({
        pull_request: shaped((await client.ask(path)).value, gitHubMerge.shape.pull_request),
        reviews: await reviews(),
        files: await entriesOf(client, `${path}/files?per_page=100`, gitHubMerge.shape.files),
      }),
    };
  },
};

function labelsOf({ labels }: z.infer<typeof issue>): string[] {
  return labels.map((label) => (typeof label === 'string' ? label : (label.name ?? '')));
}

function itemOf(each: z.infer<typeof issue>, prefix: string): TrackerItem {
  const parent = /\/issues\/(\d+)$/.exec(each.parent_issue_url ?? '')?.[1];
  return {
    id: `${prefix}${each.number}`,
    ...(each.type ? { type: each.type.name } : {}),
    title: each.title,
    text: each.body ?? '',
    markdown: true,
    attributes: saying({
      state: each.state,
      'state reason': each.state_reason,
      closed: each.closed_at,
      labels: labelsOf(each).sort().join(', '),
      milestone: each.milestone?.title,
    }),
    links: parent === undefined ? [] : [{ relation: 'parent', to: `${prefix}${parent}` }],
    place: each.html_url,
  };
}
