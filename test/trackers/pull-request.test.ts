import { afterEach, describe, expect, it } from 'vitest';
import { readForgeExport } from '../../src/release/approvals/forge-export.ts';
import { readMergeExport } from '../../src/release/approvals/merge-export.ts';
import { readReviewThreads } from '../../src/release/approvals/review-threads.ts';
import { fetchPullRequest } from '../../src/trackers/index.ts';
import { type PlayedServer, playServer } from './server.ts';

let server: PlayedServer | undefined;
afterEach(() => server?.close());

const [base, head, merged] = ['a', 'b', 'c'].map((sign) => sign.repeat(40)) as [string, string, string];

async function fetched(from: string, what: 'records' | 'merge', answers: Record<string, unknown>) {
  await server?.close();
  server = await playServer((path) => {
    const own = path.replace(/\?.*$/, '');
    return own in answers ? { body: answers[own] } : { status: 404 };
  });
  return fetchPullRequest(
    { from, project: 'example/pump', address: server.address, number: 12 },
    what,
    () => 'secret-token',
    new AbortController().signal,
  );
}

const pull = '/repos/example/pump/pulls/12';
const review = {
  id: 1,
  user: { login: 'jroe', type: 'User', avatar_url: 'https://example.org/a.png' },
  body: 'Looks good.',
  state: 'APPROVED',
  submitted_at: '2026-11-29T07:00:00Z',
  commit_id: head,
};
const gitHub = {
  [pull]: {
    number: 12,
    title: 'Alarm',
    user: { login: 'jdoe', type: 'User' },
    merged_at: '2026-11-29T07:30:00Z',
    merge_commit_sha: merged,
    base: { sha: base, repo: { html_url: 'https://github.com/example/pump' } },
    head: { sha: head },
  },
  [`${pull}/reviews`]: [review],
  [`${pull}/comments`]: [
    {
      id: 5,
      path: 'src/alarm.ts',
      line: 4,
      body: 'Why 2 s?',
      user: { login: 'jroe', avatar_url: 'x' },
      created_at: '2026-11-29T06:00:00Z',
      diff_hunk: '@@',
    },
  ],
  [`${pull}/files`]: [
    { filename: 'src/alarm.ts', status: 'modified', sha: 'd'.repeat(40), patch: '@@ -1 +1 @@' },
  ],
};
const request = '/projects/example%2Fpump/merge_requests/12';
const gitLab = {
  [request]: {
    iid: 12,
    web_url: 'https://gitlab.example/example/pump/-/merge_requests/12',
    author: { username: 'jdoe' },
    merged_at: '2026-11-29T07:30:00Z',
    sha: head,
    merge_commit_sha: merged,
    diff_refs: { base_sha: base },
  },
  [`${request}/approvals`]: {
    approved_by: [{ user: { username: 'jroe', name: 'Jane' }, approved_at: '2026-11-29T07:00:00Z' }],
  },
  [`${request}/discussions`]: [
    { notes: [{ body: 'hello', author: { username: 'jroe' }, created_at: '2026-11-29T06:00:00Z' }] },
  ],
  [`${request}/diffs`]: [
    { old_path: 'a.ts', new_path: 'a.ts', renamed_file: false, deleted_file: false, diff: '@@' },
  ],
  [`${request}/versions`]: [{ head_commit_sha: head, created_at: '2026-11-29T05:00:00Z' }],
};

// @verifies SRS-3793
describe('what a forge says of a pull request', () => {
  it('of GitHub is read as approvals, threads and merge, and holds nothing else', async () => {
    const records = await fetched('github', 'records', gitHub);
    expect(records.map(({ name }) => name)).toEqual([
      'pull-request-12.json',
      'pull-request-12-comments.json',
    ]);
    const [reviews = '', comments = ''] = records.map(({ text }) => text);
    expect(readForgeExport(reviews)).toMatchObject({
      forge: 'GitHub',
      reviews: [{ login: 'jroe', said: 'approved', commit: head }],
    });
    expect(readReviewThreads(comments)).toMatchObject([{ path: 'src/alarm.ts', line: 4 }]);
    expect(`${reviews}${comments}`).not.toMatch(/avatar_url|diff_hunk|Looks good|secret-token/);
    const [whole] = await fetched('github', 'merge', gitHub);
    expect(readMergeExport(whole?.text ?? '')).toMatchObject({
      forge: 'GitHub',
      number: 12,
      author: 'jdoe',
      head,
      merge: merged,
      files: [{ path: 'src/alarm.ts', isRemoved: false }],
    });
    expect(whole?.text).not.toContain('patch');
  });

  it('of GitLab is read as approvals and merge; comments that stand at no line are left there', async () => {
    const records = await fetched('gitlab', 'records', gitLab);
    expect(records.map(({ name }) => name)).toEqual(['pull-request-12.json']);
    expect(readForgeExport(records[0]?.text ?? '')).toMatchObject({
      forge: 'GitLab',
      reviews: [{ login: 'jroe', said: 'approved', commit: head }],
    });
    const [whole] = await fetched('gitlab', 'merge', gitLab);
    expect(readMergeExport(whole?.text ?? '')).toMatchObject({
      forge: 'GitLab',
      repository: 'https://gitlab.example/example/pump',
      merge: merged,
      files: [{ path: 'a.ts' }],
    });
  });

  it('is not to be had of Jira, nor where it lacks something', async () => {
    await expect(fetched('jira', 'records', {})).rejects.toThrow(
      'Jira has no pull requests; github and gitlab have.',
    );
    await expect(fetched('github', 'merge', { ...gitHub, [pull]: { number: 12 } })).rejects.toThrow(
      'The tracker answers with what is none of its known forms (user:',
    );
  });
});
