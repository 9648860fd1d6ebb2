import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { silentProgress } from '../../src/cache/progress.ts';
import { loadProject } from '../../src/config/index.ts';
import { readReviewThreads } from '../../src/release/approvals/review-threads.ts';
import { analyseProject } from '../../src/workflows/build.ts';
import { TestProject } from '../cli/project.ts';

let project: TestProject;
let head = '';

const people = `approvals: { pullRequests: [
    { login: 'jane', name: 'Jane Roe', roles: ['reviewer'] },
    { login: 'john', name: 'John Doe', roles: ['reviewer', 'approver'] },
    { login: 'test', name: 'Somebody', email: 'test@localhost', roles: ['reviewer'] },
  ] },`;

const review = (login: string, change: Record<string, unknown> = {}) => ({
  id: 1,
  user: { login, id: 7, type: 'User' },
  body: '',
  state: 'APPROVED',
  html_url: 'https://github.com/o/r/pull/1#pullrequestreview-1',
  submitted_at: '2026-03-01T10:00:00Z',
  commit_id: head,
  ...change,
});
const gitLab = (change: Record<string, unknown> = {}) => ({
  iid: 12,
  approved: true,
  sha: head,
  approved_by: [{ user: { username: 'jane', name: 'Jane' }, approved_at: '2026-03-01T11:00:00.000+01:00' }],
  ...change,
});

/** What is known of approvals after an export was committed, one line each. */
async function told(exported: unknown): Promise<string[]> {
  project.write('approvals/pr.json', JSON.stringify(exported)).git('add', '-A');
  project.git('commit', '-qm', 'Record the approvals', '--allow-empty');
  const { model } = await analyseProject(await loadProject(project.root), { progress: silentProgress });
  return model.approvals.map(({ state, reason, gate, role, meaning, name, time, subjects, forge }) =>
    state === 'refused'
      ? `refused: ${reason}`
      : `${state}: ${name}, ${role}, ${time}: ${meaning} of ${subjects.join()} for ${gate}, ${forge}${reason && `. ${reason}`}`,
  );
}

beforeAll(() => {
  project = TestProject.clean();
  project.edit('site.config.ts', '  documents:', `  ${people}\n  documents:`).commit('Say who reviews');
  head = project.git('rev-parse', 'HEAD').trim();
});
beforeEach(() => {
  project.git('reset', '-q', '--hard', head);
});
afterAll(() => project.remove());

// @verifies SRS-3590
it('comments on lines of a pull request approve nothing, and are kept with the place they are about', async () => {
  const comment = {
    id: 5,
    path: 'content/a.md',
    line: 4,
    body: 'Is 2 s enough?',
    user: { login: 'jane' },
    created_at: '2026-03-01T11:00:00+01:00',
    html_url: 'javascript:alert(1)',
  };
  expect(
    await told([{ ...comment, id: 6, in_reply_to_id: 5, created_at: '2026-03-02T10:00:00Z' }, comment]),
  ).toEqual([]);
  const { model } = await analyseProject(await loadProject(project.root), { progress: silentProgress });
  const said = { by: 'jane', text: 'Is 2 s enough?' };
  expect(model.threads).toEqual([
    {
      path: 'content/a.md',
      line: 4,
      resolved: false,
      url: '',
      comments: [
        { ...said, time: '2026-03-01T10:00:00Z' },
        { ...said, time: '2026-03-02T10:00:00Z' },
      ],
    },
  ]);
  const note = {
    body: 'Mended.',
    author: { username: 'john' },
    created_at: '2026-03-03T10:00:00Z',
    resolved: true,
  };
  const discussions = [
    { id: 'a', notes: [{ ...note, position: { new_path: 'content/b.md', new_line: 2 } }] },
    { id: 'b', notes: [{ ...note, position: null }] },
  ];
  expect(readReviewThreads(JSON.stringify(discussions))).toEqual([
    {
      path: 'content/b.md',
      line: 2,
      resolved: true,
      url: '',
      comments: [{ by: 'john', time: '2026-03-03T10:00:00Z', text: 'Mended.' }],
    },
  ]);
});

describe('approvals of a pull request', () => {
  // @verifies SRS-2803
  it('of GitHub count for people by their logins, in each role they have', async () => {
    expect(await told([review('jane'), review('bot', { state: 'COMMENTED' }), review('john')])).toEqual([
      'valid: Jane Roe, reviewer, 2026-03-01T10:00:00Z: review of tree for G2, GitHub',
      'valid: John Doe, reviewer, 2026-03-01T10:00:00Z: review of tree for G2, GitHub',
      'valid: John Doe, approver, 2026-03-01T10:00:00Z: approval of tree for G2, GitHub',
    ]);
    const { out } = project.run('gate', 'G2');
    expect(out).toContain(
      'Jane Roe, reviewer, 2026-03-01T10:00:00Z: review (approvals/pr.json, told by GitHub and signed by nobody).',
    );
    expect(out).toContain('✓ G2.7 met');
    project.write(
      'content/trace.md',
      `${project.read('content/trace.md')}\n\`\`\`dossier\napprovals\n\`\`\`\n`,
    );
    project.run('build', '--no-pdf');
    expect(project.read('dist/site/gates/index.html')).toContain('void, told by GitHub, not signed');
    expect(project.read('dist/site/documents/ALM-TRM/index.html')).toContain(
      '<td>void, not signed: told by GitHub:',
    );
  });

  // @verifies SRS-2803
  it('of GitLab count too, where the export names the commit', async () => {
    expect(await told(gitLab())).toEqual([
      'valid: Jane Roe, reviewer, 2026-03-01T10:00:00Z: review of tree for G2, GitLab',
    ]);
  });

  // @verifies SRS-2803
  it('are of one commit: void once its content changed, as good on another commit of the same content', async () => {
    project.write('approvals/note.txt', 'no record').commit('The same content');
    expect(await told([review('jane')])).toEqual([expect.stringMatching(/^valid: Jane Roe/)]);
    project.write('content/more.md', '# More\n').commit('Change');
    expect(await told([review('jane')])).toEqual([
      `void: Jane Roe, reviewer, 2026-03-01T10:00:00Z: review of tree for G2, GitHub. It was given for the commit ${head.slice(0, 12)}, which held other content. Since ${head.slice(0, 12)}: content/more.md (+1 -0).`,
    ]);
  });

  // @verifies SRS-2803
  it('are what each said last', async () => {
    const changed = review('jane', { state: 'CHANGES_REQUESTED', submitted_at: '2026-03-01T10:00:00Z' });
    expect(await told([review('jane'), changed])).toEqual([
      'refused: jane asked for changes on 2026-03-01T10:00:00Z.',
    ]);
    expect(await told([changed, review('jane')])).toEqual([expect.stringMatching(/^valid: Jane Roe/)]);
  });

  const refusedForms: [reason: string, exported: () => unknown][] = [
    ['The configuration does not say who mallory is (`approvals.pullRequests`).', () => [review('mallory')]],
    ['The approval of jane was dismissed.', () => [review('jane', { state: 'DISMISSED' })]],
    [
      `The commit ${'0'.repeat(12)} that jane approved is not in this repository.`,
      () => [review('jane', { commit_id: '0'.repeat(40) })],
    ],
    [
      'jane approved on 2099-01-01T00:00:00Z, which has not come yet.',
      () => [review('jane', { submitted_at: '2099-01-01T00:00:00Z' })],
    ],
    ['It holds no approval of anybody.', () => [review('jane', { state: 'COMMENTED' })]],
    ['It is no list of reviews as GitHub exports it.', () => [{ state: 'APPROVED' }]],
    [
      'The export of GitLab names no commit: add the `sha` of the merge request to it.',
      () => gitLab({ sha: undefined }),
    ],
    [
      'It is no list of approvals as GitLab exports it, each with its `approved_at`.',
      () => gitLab({ approved_by: [{ user: { username: 'jane' } }] }),
    ],
  ];
  // @verifies SRS-2803
  it.each(refusedForms)('are refused: %s', async (reason, exported) => {
    expect(await told(exported())).toEqual([`refused: ${reason}`]);
  });

  // @verifies SRS-2803, SRS-3246
  it('are refused of whoever wrote a part of the content', async () => {
    expect(await told([review('test')])).toEqual([
      expect.stringMatching(
        /^refused: Somebody wrote a part of the content since the release before \(commit [0-9a-f]{12}\); somebody else has to approve it\.$/,
      ),
    ]);
  });

  // @verifies SRS-2803
  it('are refused when they are older than their commit, and where signatures alone count', async () => {
    const early = await told([review('jane', { submitted_at: '2026-02-01T10:00:00Z' })]);
    expect(early).toEqual([
      `refused: jane approved on 2026-02-01T10:00:00Z, before the commit ${head.slice(0, 12)} was made on 2026-03-01T10:00:00Z.`,
    ]);
    project.edit('site.config.ts', 'approvals: {', 'approvals: { signedOnly: true,').commit('Sign');
    expect(await told([review('jane')])).toEqual([
      'refused: Approvals of pull requests do not count here, signatures alone do (`approvals.signedOnly`).',
    ]);
  });
});
