import { afterEach, describe, expect, it } from 'vitest';
import { type Fetched, fetchSnapshot, type Request } from '../../src/trackers/index.ts';
import { contextOf, readFile, told } from '../imports/context.ts';
import { type Played, type PlayedServer, playServer } from './server.ts';

let server: PlayedServer | undefined;
afterEach(() => server?.close());

const secret = 'ghp_verysecret';
const path = 'content/trackers/t.items.json';

/** Fetches from a server that answers so; the text of the file is kept for the next time. */
async function fetched(
  play: (path: string, turn: number, body: string) => Played,
  request: Partial<Request> = {},
  before?: string,
): Promise<Fetched> {
  await server?.close();
  server = await playServer(play);
  return ask(request, before);
}

function ask(request: Partial<Request>, before?: string): Promise<Fetched> {
  const whole = { from: 'github', project: 'example/pump', prefix: '', only: '', isWhole: false };
  return fetchSnapshot(
    { ...whole, address: server?.address ?? '', ...request },
    { path, before },
    () => secret,
    new AbortController().signal,
  );
}

const issue = (number: number, more: object = {}) => ({
  number,
  title: `Title  ${number}`,
  body: 'It *shall* sound.\r\n',
  state: 'open',
  state_reason: null,
  html_url: `https://github.com/example/pump/issues/${number}`,
  closed_at: null,
  labels: [{ name: 'safety' }, 'alarm'],
  milestone: null,
  user: { login: 'jroe', avatar_url: 'https://example.org/a.png' },
  ...more,
});

const readAs = (text: string | undefined, map: object = {}) =>
  readFile(
    path,
    text ?? '',
    contextOf(
      { format: 'items', map },
      { types: { SRS: { prefixes: ['GH', 'GL', 'AB', 'PUMP'], pattern: '{prefix}-{number}' } } },
    ),
  );

// @verifies SRS-3790
describe('what a tracker holds', () => {
  it('of GitHub is read page by page, minimal and in order, and read again as items', async () => {
    const { text, ...rest } = await fetched((asked) =>
      asked.includes('page=2')
        ? { body: [issue(2, { state: 'closed', closed_at: '2026-10-01T00:00:00Z', type: { name: 'Task' } })] }
        : {
            headers: { link: '</repos/example/pump/issues?page=2>; rel="next", <x>; rel="last"' },
            body: [
              issue(10, { parent_issue_url: 'https://api.github.com/repos/example/pump/issues/2' }),
              issue(3, { pull_request: {} }),
            ],
          },
    );
    expect(rest).toEqual({ added: ['GH-2', 'GH-10'], changed: [], removed: [], count: 2, title: 'GitHub' });
    expect(server?.asked.map(({ path: each }) => each)).toEqual([
      '/repos/example/pump/issues?state=all&sort=created&direction=asc&per_page=100',
      '/repos/example/pump/issues?page=2',
    ]);
    expect(text).not.toContain('jroe');
    expect(text).not.toContain(secret);
    const facts = readAs(text, { types: { Task: 'SRS' }, fields: { parent: 'implements' } });
    expect(told(facts)).toEqual([]);
    expect(facts.items).toMatchObject([
      {
        id: 'GH-2',
        title: 'Title 2',
        body: 'It *shall* sound.',
        attributes: { state: 'closed', closed: '2026-10-01T00:00:00Z', labels: 'alarm, safety' },
        origin: { place: 'https://github.com/example/pump/issues/2' },
      },
      { id: 'GH-10' },
    ]);
    expect(facts.links).toMatchObject([{ from: 'GH-10', relation: 'implements', to: 'GH-2' }]);
  });

  it('is asked for what changed since, and the file stays where nothing did', async () => {
    let now = [issue(1), issue(2)];
    const first = await fetched(() => ({ body: now }), { only: 'safety' });
    await expect(ask({ only: 'alarm' }, first.text)).rejects.toThrow(
      `${path} is a snapshot of another condition ("safety", not "alarm"). Name another file, or take it away.`,
    );
    now = [issue(1, { labels: [] }), issue(2, { title: 'New' }), issue(3)];
    const second = await ask({ only: 'safety' }, first.text);
    expect(server?.asked.at(-1)?.path).toContain('since=2026-11-29T08%3A00%3A00.000Z');
    expect(second).toMatchObject({ added: ['GH-3'], changed: ['GH-2'], removed: ['GH-1'], count: 2 });
    const third = await ask({ only: 'safety' }, second.text);
    expect(third).toMatchObject({ text: undefined, added: [], changed: [], removed: [], count: 2 });
    const whole = await ask({ only: 'safety', isWhole: true }, second.text);
    expect(server?.asked.at(-1)?.path).not.toContain('since');
    expect(whole.text).toBeUndefined();
  });

  it('of GitLab comes with its links within the project', async () => {
    const gitlab = (iid: number) => ({
      iid,
      project_id: 7,
      title: 'Alarm',
      description: null,
      state: 'opened',
      web_url: `https://gitlab.example/g/p/-/issues/${iid}`,
      labels: [],
      issue_type: 'issue',
    });
    const { text } = await fetched(
      (asked) =>
        asked.includes('/1/links')
          ? {
              body: [
                { iid: 2, project_id: 7, link_type: 'blocks' },
                { iid: 9, project_id: 8, link_type: 'relates_to' },
              ],
            }
          : asked.includes('/links')
            ? { body: [] }
            : { body: [gitlab(1), gitlab(2)] },
      { from: 'gitlab', project: 'group/pump' },
    );
    expect(server?.asked[0]?.path).toContain('/projects/group%2Fpump/issues?scope=all');
    expect(JSON.parse(text ?? '').items).toMatchObject([
      { id: 'GL-1', links: [{ relation: 'blocks', to: 'GL-2' }] },
      { id: 'GL-2', links: [] },
    ]);
  });

  const jiraIssue = (key: string) => ({
    key,
    fields: {
      summary: 'Alarm',
      status: { name: 'Done' },
      issuetype: { name: 'Requirement' },
      labels: ['b', 'a'],
      parent: { key: 'PUMP-1' },
      issuelinks: [
        { type: { inward: 'is tested by', outward: 'tests' }, inwardIssue: { key: 'PUMP-9' } },
        { type: { inward: 'is refined by', outward: 'refines' }, outwardIssue: { key: 'PUMP-3' } },
      ],
    },
    renderedFields: {
      description:
        '<p>It <b>shall</b> sound,<br/>* loud</p><ul><li>once</li></ul><table><tr><th>s</th></tr><tr><td>2</td></tr></table><script>x()</script>',
    },
  });

  it('of Jira is read from the cloud, with what it renders as Markdown', async () => {
    const { text } = await fetched(
      (asked) =>
        asked.includes('nextPageToken=t2')
          ? { body: { issues: [jiraIssue('PUMP-10')] } }
          : { body: { issues: [jiraIssue('PUMP-2')], nextPageToken: 't2' } },
      { from: 'jira', project: 'PUMP', only: 'type = Requirement' },
    );
    expect(new URL(server?.asked[0]?.path ?? '', 'http://x').searchParams.get('jql')).toBe(
      'project = "PUMP" AND (type = Requirement) ORDER BY created ASC, key ASC',
    );
    const { items } = JSON.parse(text ?? '');
    expect(items.map(({ id }: { id: string }) => id)).toEqual(['PUMP-2', 'PUMP-10']);
    expect(items[0]).toMatchObject({
      type: 'Requirement',
      text: 'It **shall** sound,\\\n\\* loud\n\n- once\n\n| s |\n| --- |\n| 2 |',
      attributes: { state: 'Done', labels: 'a, b' },
      links: [
        { relation: 'is tested by', to: 'PUMP-9' },
        { relation: 'parent', to: 'PUMP-1' },
        { relation: 'refines', to: 'PUMP-3' },
      ],
      place: `${server?.address}/browse/PUMP-2`,
    });
  });

  it('of a Jira server is read where there is no cloud', async () => {
    const { count } = await fetched(
      (asked) =>
        asked.includes('/api/3/')
          ? { status: 404 }
          : asked.includes('startAt=0')
            ? { body: { issues: [jiraIssue('PUMP-2')], startAt: 0, total: 2 } }
            : { body: { issues: [jiraIssue('PUMP-3')], startAt: 1, total: 2 } },
      { from: 'jira', project: 'PUMP' },
    );
    expect(count).toBe(2);
  });

  it('of Azure DevOps is read in portions, with links between work items', async () => {
    const ids = Array.from({ length: 201 }, (_, index) => ({ id: index + 1 }));
    const { text } = await fetched(
      (asked) => {
        if (asked.includes('wiql')) return { body: { workItems: ids } };
        const own = new URL(asked, 'http://x').searchParams.get('ids')?.split(',') ?? [];
        return {
          body: {
            value: own.map((id) => ({
              id: Number(id),
              fields: {
                'System.Title': 'Alarm',
                'System.WorkItemType': 'Requirement',
                'System.State': 'Active',
                'System.Description': '<div>It shall sound.</div>',
                'Microsoft.VSTS.Common.AcceptanceCriteria': '<div>2 s</div>',
              },
              relations: [
                {
                  rel: 'System.LinkTypes.Hierarchy-Reverse',
                  url: 'https://dev.azure.com/o/p/_apis/wit/workItems/7',
                  attributes: { name: 'Parent' },
                },
                { rel: 'Hyperlink', url: 'https://example.org', attributes: {} },
              ],
            })),
          },
        };
      },
      { from: 'azure-devops', project: 'example/My pump' },
    );
    expect(server?.asked.map(({ method }) => method)).toEqual(['POST', 'GET', 'GET']);
    expect(server?.asked[0]?.path).toBe(
      '/example/My%20pump/_apis/wit/wiql?timePrecision=true&api-version=7.1',
    );
    expect(JSON.parse(text ?? '').items.at(-1)).toMatchObject({
      id: 'AB-201',
      text: 'It shall sound.\n\n**Acceptance criteria**\n\n2 s',
      links: [{ relation: 'Parent', to: 'AB-7' }],
    });
  });

  it('counts for nothing once somebody changed it by hand', async () => {
    const { text = '' } = await fetched(() => ({ body: [issue(1)] }));
    const edited = text.replace('"open"', '"closed"');
    expect(told(readAs(edited))).toEqual([
      `3:1 unreadable-import: ${path} counts for nothing: its items are not those that were fetched; change them in the tracker and fetch anew.`,
    ]);
    await expect(ask({}, edited)).rejects.toThrow(
      `${path} was changed after it was fetched. Take it away, and fetch anew; or name another file.`,
    );
  });
});

// @verifies SRS-3791
describe('a tracker that fails', () => {
  it.each<[string, (turn: number) => Played]>([
    [
      'is busy',
      (turn) => (turn === 0 ? { status: 429, headers: { 'retry-after': '0' } } : { body: [issue(1)] }),
    ],
    [
      'has its limit reset now',
      (turn) =>
        turn === 0
          ? {
              status: 403,
              headers: {
                'x-ratelimit-remaining': '0',
                'x-ratelimit-reset': String(Date.parse('2026-11-29T08:00:00Z') / 1000),
              },
            }
          : { body: [issue(1)] },
    ],
    ['fails once', (turn) => (turn === 0 ? { status: 502 } : { body: [issue(1)] })],
  ])('for a while is asked again: it %s', async (_, play) => {
    const { count } = await fetched((_path, turn) => play(turn));
    expect([count, server?.asked.length]).toEqual([1, 2]);
  });

  it.each<[string, Played, string]>([
    ['401', { status: 401 }, 'refuses (401): look at the token in the environment, and what it may read.'],
    ['404', { status: 404 }, 'answers 404 to /repos/example/pump/issues.'],
    ['no JSON', { body: '<html>' }, 'answers with what is no JSON.'],
    ['half an answer', { breaks: true }, 'broke off in the middle; nothing was written.'],
    [
      'a long pause',
      { status: 429, headers: { 'retry-after': '1800' } },
      'allows no more requests for 30 minutes; nothing was written.',
    ],
    [
      'a page elsewhere',
      { headers: { link: '<https://evil.example/x>; rel="next"' } },
      'names a next page in another place; nothing was asked there.',
    ],
    [
      'another place',
      { status: 302, headers: { location: 'https://evil.example/' } },
      'answers 302 to /repos/example/pump/issues.',
    ],
  ])('with %s is told, without its secret', async (_, played, message) => {
    const error: Error = await fetched(() => played).then(
      () => new Error('nothing'),
      (each) => each,
    );
    expect(error.message).toBe(`The tracker at ${new URL(server?.address ?? '').host} ${message}`);
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain(secret);
  });

  it('with other shapes and pages without end is refused', async () => {
    await expect(fetched(() => ({ body: [{ number: 'x' }] }))).rejects.toThrow(
      'The tracker answers with what is none of its known forms (0.number:',
    );
    await expect(
      fetched(() => ({ headers: { link: '</repos/example/pump/issues?page=2>; rel="next"' } })),
    ).rejects.toThrow('The tracker names the same page twice; nothing was written.');
  });

  it.each([
    ['http://tracker.example', 'is no address of a tracker: name one that begins with https://.'],
    ['https://user:word@tracker.example', 'The address of a tracker holds no user, query or fragment.'],
  ])('is not asked at an address that is not fit for it, %#', async (address, message) => {
    await expect(fetched(() => ({}), { address })).rejects.toThrow(message);
    expect(server?.asked).toEqual([]);
  });
});
