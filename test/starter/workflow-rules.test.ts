import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { actionProblems, pipelineProblems, workflowProblems } from './workflow-rules.ts';

const starter = fileURLToPath(new URL('../../templates/starter', import.meta.url));
const files = readdirSync(starter, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.ya?ml$/.test(path))
  .sort();
const tokens = { comment: 'DOSSIER_COMMENT_TOKEN' };
const read = (path: string): string => readFileSync(join(starter, path), 'utf8');
const github = read('common/.github/workflows/technical-file.yml');
const gitlab = read('common/.gitlab-ci.yml');

function problemsOf(path: string): string[] {
  if (path.includes('/workflows/')) return workflowProblems(read(path));
  if (path.endsWith('action.yml')) return actionProblems(read(path));
  return pipelineProblems(read(path), tokens);
}

// @verifies SRS-3204
describe('pipelines that are laid down', () => {
  it('are all known', () => {
    expect(files).toEqual([
      'common/.github/actions/dossier/action.yml',
      'common/.github/actions/notify/action.yml',
      'common/.github/workflows/technical-file.yml',
      'common/.gitlab-ci.yml',
    ]);
  });

  it.each(files)('give nothing away: %s', (path) => {
    expect(problemsOf(path)).toEqual([]);
  });

  it.each([github, gitlab])('keep the archive of a release that is whole and that nobody signed', (text) => {
    expect(text).toMatch(/dossier --quiet verify "releases\/\$\w+\.zip" \|\| \[ \$\? -eq 4 \]\n/);
  });

  it.each([
    [
      'persist-credentials: false',
      'persist-credentials: true',
      'check: actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683: keeps its credentials',
    ],
    ['  pull_request:\n', '  pull_request:\n  pull_request_target:\n', 'on pull_request_target'],
    ['permissions:\n  contents: read', 'permissions: write-all', 'permissions are not to read only'],
    [
      '    outputs:\n',
      '    permissions: { contents: write }\n    outputs:\n',
      'check: runs a pull request and may write',
    ],
    [
      '        run: npm ci\n',
      `        run: npm ci\n        env: { T: "$\{{ secrets.T }}" }\n`,
      'check: runs a pull request and names a secret',
    ],
    [' && !github.event.pull_request.head.repo.fork', '', 'comment: has rights and runs for forks'],
    [
      'run: npm ci',
      `run: echo $\{{ github.head_ref }}`,
      'check: Install what is locked: an expression stands in a script',
    ],
    [
      '@49933ea5288caeca8642d1e84afbd3f7d6820020',
      '@v4',
      'check: actions/setup-node@v4: is not named by commit',
    ],
    ['needs: check', 'needs: chek', 'comment: needs chek, which is none'],
    ['id: impact', 'id: other', 'check: names the step impact, which is none'],
    [
      'outputs.impact }}\n          NOTICE',
      'outputs.impacts }}\n          NOTICE',
      'comment: names the output impacts of check, which is none',
    ],
    ['ubuntu-24.04', 'ubuntu-latest', 'check: runs on no named version'],
  ])('would be told on GitHub: %s → %s', (from, to, problem) => {
    expect(github).toContain(from);
    expect(workflowProblems(github.replace(from, to))).toContain(problem);
  });

  it.each([
    [
      ' && $CI_MERGE_REQUEST_SOURCE_PROJECT_ID == $CI_PROJECT_ID',
      '',
      'comment: has a token and runs for forks',
    ],
    ['  before_script: []\n', '', 'comment: has a token and runs the packages of a merge request'],
    [
      '    - git show FETCH_HEAD:.gitlab/comment.mjs | node --input-type=module -',
      '    - node .gitlab/comment.mjs',
      'comment: has a token and runs what a merge request brings',
    ],
    ['  GIT_DEPTH: 0', '  GIT_DEPTH: 0\n  A_TOKEN: x', 'a secret stands for all jobs'],
    [
      'needs: [technical file, merge request]',
      'needs: [technical file, merge requests]',
      'comment: needs merge requests, which is none',
    ],
    [
      'stages: [check, comment, deploy, release, notify]',
      'stages: [check, deploy, release, notify]',
      'comment: is of no stage',
    ],
  ])('would be told on GitLab: %s → %s', (from, to, problem) => {
    expect(gitlab).toContain(from);
    expect(pipelineProblems(gitlab.replace(from, to), tokens)).toContain(problem);
  });
});
