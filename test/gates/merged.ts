import { TestProject } from '../cli/project.ts';

/** Where the pull request is from. */
export const repository = 'https://github.com/alarm-makers/monitor';

/** A pull request that was merged, with the commits git has of it. */
export interface Merged {
  project: TestProject;
  base: string;
  head: string;
  merge: string;
  /** Name of the bytes of the requirements at the head. */
  blob: string;
}

const people = `approvals: { mergeIsReview: ['reviewer'], pullRequests: [
    { login: 'jane', name: 'Jane Roe', roles: ['reviewer'] },
    { login: 'john', name: 'John Doe', roles: ['approver'] },
    { login: 'jroe', name: 'Jane  roe', roles: ['reviewer'] },
    { login: 'test', name: 'Somebody', email: 'test@localhost', roles: ['reviewer'] },
    { login: 'dependabot[bot]', name: 'A program', roles: ['reviewer'] },
  ] },`;

/** The alarm monitor, in which a merged pull request changed a requirement, while its branch changed a risk control that the requirement implements. */
export function mergedPullRequest(): Merged {
  const project = TestProject.clean();
  project.edit('site.config.ts', '  documents:', `  ${people}\n  documents:`).commit('Say who reviews');
  project.git('remote', 'add', 'origin', 'git@github.com:alarm-makers/monitor.git');
  const base = project.git('rev-parse', 'HEAD').trim();
  project.git('switch', '-qc', 'sooner');
  project.edit('content/requirements.md', 'within 2 s of the', 'within 1 s of the').commit('Sound sooner');
  const head = project.git('rev-parse', 'HEAD').trim();
  project.git('switch', '-q', 'main');
  project.edit('content/risks.md', 'before everything else', 'before all else').commit('Say it shorter');
  project.git('merge', '-q', '--no-ff', '-m', 'Merge pull request #12', 'sooner');
  const named = (name: string): string => project.git('rev-parse', name).trim();
  return { project, base, head, merge: named('HEAD'), blob: named(`${head}:content/requirements.md`) };
}

type Members = Record<string, unknown>;

/** The export of that pull request from GitHub, with other members where they are given. */
export function gitHubExport(
  { base, head, merge, blob: sha }: Merged,
  { pull, review, ...change }: { pull?: Members; review?: Members | Members[] } & Members = {},
): string {
  const reviews = [review ?? {}].flat().map((each) => ({
    user: { login: 'jane', type: 'User' },
    state: 'APPROVED',
    submitted_at: '2026-03-01T11:00:00Z',
    commit_id: head,
    ...each,
  }));
  return JSON.stringify({
    pull_request: {
      number: 12,
      user: { login: 'mary' },
      merged_at: '2026-03-01T12:00:00Z',
      merge_commit_sha: merge,
      base: { sha: base, repo: { html_url: repository } },
      head: { sha: head },
      ...pull,
    },
    reviews,
    files: [{ filename: 'content/requirements.md', status: 'modified', sha }],
    ...change,
  });
}

/** The same from GitLab. */
export function gitLabExport({ base, head, merge }: Merged, change: Members = {}): string {
  return JSON.stringify({
    merge_request: {
      iid: 12,
      web_url: `${repository}/-/merge_requests/12`,
      author: { username: 'mary' },
      merged_at: '2026-03-01T12:00:00.000Z',
      sha: head,
      merge_commit_sha: merge,
      squash_commit_sha: null,
      diff_refs: { base_sha: base, head_sha: head, start_sha: base },
    },
    approvals: { approved_by: [{ user: { username: 'jane' }, approved_at: '2026-03-01T11:00:00.000Z' }] },
    diffs: [
      {
        old_path: 'content/requirements.md',
        new_path: 'content/requirements.md',
        renamed_file: false,
        deleted_file: false,
        diff: '',
      },
    ],
    versions: [{ head_commit_sha: head, created_at: '2026-03-01T10:30:00.000Z' }],
    ...change,
  });
}
