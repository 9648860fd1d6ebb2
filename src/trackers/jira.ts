import { z } from 'zod';
import { htmlAsMarkdown } from '../sources/imports/index.ts';
import type { Client } from './client.ts';
import { saying, shaped, type Tracker, type TrackerItem } from './tracker.ts';

const other = z.object({ key: z.string() });
const named = z.object({ name: z.string() });

const issue = z.object({
  key: z.string(),
  fields: z.object({
    summary: z.string().nullish(),
    status: named.nullish(),
    resolution: named.nullish(),
    resolutiondate: z.string().nullish(),
    issuetype: named.nullish(),
    priority: named.nullish(),
    labels: z.array(z.string()).nullish(),
    components: z.array(named).nullish(),
    fixVersions: z.array(named).nullish(),
    parent: other.nullish(),
    issuelinks: z
      .array(
        z.object({
          type: z.object({ inward: z.string(), outward: z.string() }),
          inwardIssue: other.nullish(),
          outwardIssue: other.nullish(),
        }),
      )
      .nullish(),
  }),
  renderedFields: z.object({ description: z.string().nullish() }),
});

const cloudPage = z.object({ issues: z.array(issue), nextPageToken: z.string().nullish() });
const serverPage = z.object({ issues: z.array(issue), startAt: z.number().int(), total: z.number().int() });

const fields =
  'summary,description,status,resolution,resolutiondate,issuetype,priority,labels,components,fixVersions,parent,issuelinks';

/**
 * Issues of Jira: of the cloud (REST API v3, `search/jql`), or of a server or data centre (v2, `search`). Texts are those it renders.
 * @implements SRS-3790
 */
export const jira: Tracker = {
  title: 'Jira',
  address: '',
  token: 'JIRA_TOKEN',
  prefix: '',
  project: 'key of the project',
  // It compares times in the zone of the account and to the minute: all are asked for each time.
  tellsChangesOf: () => false,
  headers: (token) =>
    token === ''
      ? {}
      : {
          Authorization: token.includes(':')
            ? `Basic ${Buffer.from(token).toString('base64')}`
            : `Bearer ${token}`,
        },
  async changes(client, { project, only }) {
    const condition = only === '' ? '' : ` AND (${only})`;
    const jql = `project = "${project.replace(/["\\]/g, '\\$&')}"${condition} ORDER BY created ASC, key ASC`;
    const found = (await ofCloud(client, jql)) ?? (await ofServer(client, jql));
    return { items: found.issues.map((each) => itemOf(each, client)), gone: [], asked: found.asked };
  },
};

interface Found {
  issues: z.infer<typeof issue>[];
  asked: string;
}

async function ofCloud(client: Client, jql: string): Promise<Found | undefined> {
  const issues: z.infer<typeof issue>[] = [];
  const tokens = new Set<string>();
  let [asked, token] = ['', ''];
  do {
    const query = new URLSearchParams({ jql, fields, expand: 'renderedFields', maxResults: '100' });
    if (token !== '') query.set('nextPageToken', token);
    const answer = await client.find(`rest/api/3/search/jql?${query}`);
    if (!answer) return undefined;
    const page = shaped(answer.value, cloudPage);
    issues.push(...page.issues);
    asked ||= answer.date;
    token = page.nextPageToken ?? '';
    if (tokens.has(token)) break;
    tokens.add(token);
  } while (token !== '');
  return { issues, asked };
}

async function ofServer(client: Client, jql: string): Promise<Found> {
  const issues: z.infer<typeof issue>[] = [];
  let asked = '';
  for (;;) {
    const query = new URLSearchParams({
      jql,
      fields,
      expand: 'renderedFields',
      maxResults: '100',
      startAt: String(issues.length),
    });
    const answer = await client.ask(`rest/api/2/search?${query}`);
    const page = shaped(answer.value, serverPage);
    issues.push(...page.issues);
    asked ||= answer.date;
    if (page.issues.length === 0 || issues.length >= page.total) return { issues, asked };
  }
}

function itemOf(
  { key, fields: said, renderedFields }: z.infer<typeof issue>,
  { address }: Client,
): TrackerItem {
  const names = (list: readonly { name: string }[] | null | undefined): string =>
    (list ?? [])
      .map(({ name }) => name)
      .sort()
      .join(', ');
  return {
    id: key,
    ...(said.issuetype ? { type: said.issuetype.name } : {}),
    title: said.summary ?? '',
    text: htmlAsMarkdown(renderedFields.description ?? ''),
    markdown: true,
    attributes: saying({
      state: said.status?.name,
      resolution: said.resolution?.name,
      closed: said.resolutiondate,
      priority: said.priority?.name,
      labels: [...(said.labels ?? [])].sort().join(', '),
      components: names(said.components),
      'fix versions': names(said.fixVersions),
    }),
    links: [
      ...(said.parent ? [{ relation: 'parent', to: said.parent.key }] : []),
      ...(said.issuelinks ?? []).flatMap(({ type, inwardIssue, outwardIssue }) => [
        ...(outwardIssue ? [{ relation: type.outward, to: outwardIssue.key }] : []),
        ...(inwardIssue ? [{ relation: type.inward, to: inwardIssue.key }] : []),
      ]),
    ],
    place: `${address}browse/${key}`,
  };
}
