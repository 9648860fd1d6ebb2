import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { silentProgress } from '../../src/cache/progress.ts';
import { loadProject, type Project } from '../../src/config/index.ts';
import { readMergeExport, refuseMerge, reviewersOf } from '../../src/release/approvals/index.ts';
import { type MergedChange, readMergedChange } from '../../src/sources/git/index.ts';
import { acceptMerge } from '../../src/workflows/accept-merge.ts';
import { gitHubExport, gitLabExport, type Merged, mergedPullRequest, repository } from './merged.ts';

let merged: Merged;
let after = '';
let loaded: Project;
let change: MergedChange;

beforeAll(async () => {
  merged = mergedPullRequest();
  after = merged.merge;
  loaded = await loadProject(merged.project.root);
  const read = await readMergedChange(merged.project.root, merged);
  if ('refused' in read) throw new Error(read.refused);
  change = read;
});
afterAll(() => merged?.project.remove());

/** What the merge of an export accepts, one line each; or why it accepts nothing. */
async function told(exported: string): Promise<string[] | string> {
  const outcome = await acceptMerge(loaded, exported, '2026-03-02T00:00:00Z', {
    progress: silentProgress,
  });
  if ('refused' in outcome) return outcome.refused;
  const of = ({ from, relation, to }: { from: string; relation: string; to: string }) =>
    `${from} ${relation} ${to}`;
  return [
    ...outcome.entries
      .filter(({ merge }) => merge)
      .map((entry) => `${of(entry)}: ${entry.reviewer}. ${entry.reason}`),
    ...outcome.left.map((link) => `left: ${of(link)}`),
  ];
}

const held = (name: string): string[] => {
  const how = `${name}. Merge of pull request 12 of GitHub, approved at ${merged.head.slice(0, 12)}`;
  return [
    `SDS-010 implements SRS-041: ${how}`,
    `SRS-041 satisfies URS-001: ${how}`,
    `TST-201 verifies SRS-041: ${how}`,
    `src/queue.ts#nextEvent implements SRS-041: ${how}`,
    `test/queue.test.ts#serves an alarm first verifies SRS-041: ${how}`,
    'left: SRS-041 implements RC-012',
  ];
};

describe('the merge of a pull request', () => {
  afterEach(() => {
    merged.project.git('reset', '-q', '--hard', after);
  });

  // @verifies SRS-3732
  it('accepts exactly the links that its diff touched and that are as they were approved', () => {
    const { project, head } = merged;
    project.write('.dossier/cache/export.json', gitHubExport(merged));
    const before = project.read('content/trace.lock').split('\n');
    const { code, out } = project.run('accept', '--from-pull-request', '.dossier/cache/export.json');
    expect({ code, out }).toEqual({
      code: 0,
      out: [
        `content/trace.lock: 0 new, 5 reviewed again, 0 removed, by the merge of pull request 12, approved by Jane Roe at ${head.slice(0, 12)}`,
        'Touched by it, and others since, so that they stay to be reviewed:',
        '  SRS-041 implements RC-012',
        '',
      ].join('\n'),
    });
    const lines = project.read('content/trace.lock').split('\n');
    const changed = lines.filter((line) => !before.includes(line));
    expect(changed.map((line) => line.split('\t').slice(5))).toEqual(
      Array.from({ length: 5 }, () => [
        'Jane Roe',
        `Merge of pull request 12 of GitHub, approved at ${head.slice(0, 12)}`,
        `GitHub 12 ${head}`,
      ]),
    );
    const open = JSON.parse(project.run('check', '--format', 'json', '--rule', 'suspect-link').out);
    expect(open.findings.map(({ message }: { message: string }) => message)).toEqual([
      'The link SRS-041 implements RC-012 is suspect: SRS-041 and RC-012 changed since Test reviewed it.',
      'The link RC-012 controls HAZ-001 is suspect: RC-012 changed since Test reviewed it.',
    ]);
  });

  // @verifies SRS-3732
  it('is told by GitHub or by GitLab', async () => {
    expect(await told(gitHubExport(merged))).toEqual(held('Jane Roe'));
    expect(await told(gitLabExport(merged))).toEqual(
      held('Jane Roe').map((line) => line.replace('GitHub', 'GitLab')),
    );
  });

  // @verifies SRS-3734
  it('is known as a squashed or a rebased commit too, and as one that a later commit stands on', async () => {
    const { project, head } = merged;
    for (const words of [
      ['merge', '--squash', '-q', 'sooner'],
      ['cherry-pick', '-n', head],
    ]) {
      project.git('reset', '-q', '--hard', `${after}^1`);
      project.git(...words);
      project.commit('Sound sooner (#12)');
      const merge = project.git('rev-parse', 'HEAD').trim();
      project.write('NOTES.md', 'Later.\n').commit('Note');
      expect(await told(gitHubExport({ ...merged, merge }))).toEqual(held('Jane Roe'));
    }
  });

  // @verifies SRS-3734
  it('is no review where the merge brought another content than was approved', async () => {
    const { project, head } = merged;
    const short = (commit: string): string => commit.slice(0, 12);
    project.edit('content/requirements.md', 'within 1 s of the', 'within 9 s of the');
    project.git('commit', '-qa', '--amend', '--no-edit');
    let merge = project.git('rev-parse', 'HEAD').trim();
    expect(await told(gitHubExport({ ...merged, merge }))).toBe(
      `The merge ${short(merge)} holds another content/requirements.md than ${short(head)}.`,
    );
    project.git('reset', '-q', '--hard', after);
    project.edit('src/queue.ts', 'events[0]', 'events[1]');
    project.git('commit', '-qa', '--amend', '--no-edit');
    merge = project.git('rev-parse', 'HEAD').trim();
    expect(await told(gitHubExport({ ...merged, merge }))).toBe(
      `The merge ${short(merge)} changes src/queue.ts, which ${short(head)} does not.`,
    );
  });
});

/** Why a pull request is refused, of which git tells what it told once. */
function refusal(exported: string, approvals = loaded.config.approvals): string | undefined {
  const pull = readMergeExport(exported);
  if ('refused' in pull) return pull.refused;
  const outcome =
    refuseMerge(pull, approvals, repository, '2026-03-02T00:00:00Z') ?? reviewersOf(pull, change, approvals);
  return 'refused' in outcome ? outcome.refused : undefined;
}

describe('a pull request is no review', () => {
  const head = (): string => merged.head.slice(0, 12);
  const refused: [what: string, why: () => string, exported: () => string][] = [
    [
      'of another repository',
      () =>
        `Pull request 12 is one of https://github.com/others/monitor, and this repository is ${repository}.`,
      () =>
        gitHubExport(merged, {
          pull: { base: { sha: merged.base, repo: { html_url: 'https://github.com/others/monitor' } } },
        }),
    ],
    [
      'that is not merged',
      () => 'Pull request 12 is not merged.',
      () => gitHubExport(merged, { pull: { merged_at: null } }),
    ],
    [
      'that is merged in the future',
      () => 'Pull request 12 was merged on 2026-04-01T00:00:00Z, which has not come yet.',
      () => gitHubExport(merged, { pull: { merged_at: '2026-04-01T00:00:00Z' } }),
    ],
    [
      'that nobody approved',
      () => 'Nobody approved pull request 12.',
      () => gitHubExport(merged, { reviews: [] }),
    ],
    [
      'whose approval was dismissed',
      () => 'The approval of jane was dismissed.',
      () => gitHubExport(merged, { review: { state: 'DISMISSED' } }),
    ],
    [
      'of which somebody known asked for changes',
      () => 'john asked for changes on 2026-03-01T11:00:00Z.',
      () => gitHubExport(merged, { review: [{}, { user: { login: 'john' }, state: 'CHANGES_REQUESTED' }] }),
    ],
    [
      'of which an older head was approved',
      () => `jane approved another head than ${head()}, which was merged.`,
      () => gitHubExport(merged, { review: { commit_id: merged.base } }),
    ],
    [
      'of GitLab that was approved before the head was pushed',
      () => `jane approved another head than ${head()}, which was merged.`,
      () =>
        gitLabExport(merged, {
          versions: [{ head_commit_sha: merged.head, created_at: '2026-03-01T11:30:00Z' }],
        }),
    ],
    [
      'approved by who opened it',
      () => 'Jane Roe opened the pull request; somebody else has to review it.',
      () => gitHubExport(merged, { pull: { user: { login: 'jane' } } }),
    ],
    [
      'approved by who opened it under another login',
      () => 'Jane Roe opened the pull request; somebody else has to review it.',
      () => gitHubExport(merged, { pull: { user: { login: 'jroe' } } }),
    ],
    [
      'approved by who wrote a commit of it',
      () => `Somebody wrote a part of it (commit ${head()}); somebody else has to review it.`,
      () => gitHubExport(merged, { review: { user: { login: 'test' } } }),
    ],
    [
      'approved by a program',
      () => 'dependabot[bot] is a program, and no person who reviews.',
      () => gitHubExport(merged, { review: { user: { login: 'dependabot[bot]' } } }),
    ],
    [
      'approved in another role',
      () => 'John Doe has none of the roles whose approval makes a merge a review (reviewer).',
      () => gitHubExport(merged, { review: { user: { login: 'john' } } }),
    ],
    [
      'approved by somebody unknown',
      () => 'The configuration does not say who mallory is (`approvals.pullRequests`).',
      () => gitHubExport(merged, { review: { user: { login: 'mallory' } } }),
    ],
    [
      'approved before its head was made',
      () =>
        `jane approved on 2026-02-01T11:00:00Z, before the commit ${head()} was made on 2026-03-01T10:00:00Z.`,
      () => gitHubExport(merged, { review: { submitted_at: '2026-02-01T11:00:00Z' } }),
    ],
    [
      'approved after the merge only',
      () => 'jane approved on 2026-03-01T13:00:00Z, after the merge on 2026-03-01T12:00:00Z.',
      () => gitHubExport(merged, { review: { submitted_at: '2026-03-01T13:00:00Z' } }),
    ],
    [
      'whose export lacks a file',
      () =>
        'The diff of pull request 12 is another here: content/requirements.md differs, and the export does not say so.',
      () => gitHubExport(merged, { files: [] }),
    ],
    [
      'whose export names a file too many',
      () => 'The diff of pull request 12 is another here: content/a.md does not differ.',
      () =>
        gitHubExport(merged, { files: [{ filename: 'content/a.md', status: 'added', sha: merged.head }] }),
    ],
    [
      'whose export has other bytes of a file',
      () => 'The diff of pull request 12 is another here: content/requirements.md holds other bytes.',
      () =>
        gitHubExport(merged, {
          files: [{ filename: 'content/requirements.md', status: 'modified', sha: merged.head }],
        }),
    ],
    [
      'whose export lacks its reviews',
      () => 'It is no export of a pull request: `reviews` is missing, or not as a forge writes it.',
      () => gitHubExport(merged, { reviews: undefined }),
    ],
    ['in no JSON', () => 'It is no export of a pull request: it is no object of JSON.', () => '{'],
  ];
  // @verifies SRS-3733
  it.each(refused)('%s', (_, why, exported) => {
    expect(refusal(exported())).toBe(why());
  });

  // @verifies SRS-3734
  it('whose head or merge is not here', async () => {
    expect(await told(gitHubExport(merged, { pull: { head: { sha: '1'.repeat(40) } } }))).toBe(
      `The head ${'1'.repeat(12)} is not in this repository: fetch it (refs/pull/<number>/head on GitHub, refs/merge-requests/<number>/head on GitLab).`,
    );
    expect(await told(gitHubExport(merged, { pull: { merge_commit_sha: '2'.repeat(40) } }))).toBe(
      `The merge ${'2'.repeat(12)} is not in the history of what is here.`,
    );
  });

  // @verifies SRS-3733
  it('approved by who wrote a commit of it under a name that the mailmap gives', async () => {
    const { project } = merged;
    project.write('.mailmap', 'Jane Roe <jane@localhost> <test@localhost>\n');
    expect(await told(gitHubExport(merged))).toBe(
      `Jane Roe wrote a part of it (commit ${head()}); somebody else has to review it.`,
    );
    project.git('clean', '-qf', '.mailmap');
  });

  // @verifies SRS-3733
  it('where the project does not ask for it, and where signatures alone count', () => {
    const { approvals } = loaded.config;
    expect(refusal(gitHubExport(merged), { ...approvals, signedOnly: true })).toBe(
      'Approvals of pull requests do not count here, signatures alone do (`approvals.signedOnly`).',
    );
    expect(refusal(gitHubExport(merged), { ...approvals, mergeIsReview: [] })).toBe(
      'The merge of a pull request is no review here. Whose approval makes it one is for the configuration to say (`approvals.mergeIsReview`).',
    );
  });
});
