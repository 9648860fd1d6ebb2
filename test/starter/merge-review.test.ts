import { spawn } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { gitHubExport, gitLabExport, type Merged, mergedPullRequest } from '../gates/merged.ts';
import { linkCommands } from './packed.ts';
import { runScript, scriptsOf, stepsOf } from './workflow.ts';

const laid = fileURLToPath(new URL('../../templates/starter/common', import.meta.url));
let merged: Merged;

beforeAll(() => {
  merged = mergedPullRequest();
  const { project, head } = merged;
  for (const path of ['.github', '.gitlab', '.gitlab-ci.yml'])
    cpSync(join(laid, path), join(project.root, path), { recursive: true });
  linkCommands(project.root);
  project.write('.git/info/exclude', 'node_modules\n.github\n.gitlab*\n');
  // Its remote is a directory, which tells no address; what a forge keeps of a pull request lies there.
  mkdirSync(join(project.root, 'node_modules/forge'), { recursive: true });
  project.git('init', '-q', '--bare', 'node_modules/forge');
  project.git('-C', 'node_modules/forge', 'config', 'receive.advertisePushOptions', 'true');
  project.git('remote', 'set-url', 'origin', join(project.root, 'node_modules/forge'));
  project.git(
    'push',
    '-q',
    'origin',
    'main',
    `${head}:refs/pull/12/head`,
    `${head}:refs/merge-requests/12/head`,
  );
});
afterAll(() => merged?.project.remove());

const offered = (): string =>
  merged.project.git(
    '-C',
    'node_modules/forge',
    'show',
    '--format=%an: %s',
    '--stat=200',
    'dossier/merge-12',
  );

// @verifies SRS-3736
it('the GitHub workflow offers the merge of a pull request as the review of its links', () => {
  const { project, merge } = merged;
  const { pull_request, reviews, files } = JSON.parse(gitHubExport(merged));
  const answers = { 'pulls/12': pull_request, 'pulls/12/reviews': reviews, 'pulls/12/files': files };
  const list = [{ number: 12, merge_commit_sha: merge, head: { ref: 'sooner' } }];
  for (const [path, answer] of Object.entries({ ...answers, [`commits/${merge}/pulls`]: list }))
    project.write(`node_modules/api/repos/o/r/${path}.json`, JSON.stringify(answer));
  // Stands in for GitHub's own program: answers from files, by the expression that it is given.
  project.write(
    'node_modules/.bin/gh',
    `#!/bin/sh
[ "$1" = pr ] && { echo "$@" > "$RUNNER_TEMP/offered"; exit; }
shift; [ "$1" = --paginate ] && shift
jq -cr "\${3:-.}" "node_modules/api/$1.json"
`,
  );
  chmodSync(join(project.root, 'node_modules/.bin/gh'), 0o755);
  const output = join(project.root, 'node_modules/output');
  const variables = {
    GH_TOKEN: 'none',
    GITHUB_REPOSITORY: 'o/r',
    GITHUB_SHA: merge,
    GITHUB_OUTPUT: output,
    RUNNER_TEMP: join(project.root, 'node_modules'),
    NUMBER: '12',
  };
  for (const { name, run } of stepsOf(project, 'merge-is-review')) {
    if (run === undefined || run === 'npm ci') continue;
    expect({ name, ...runScript(project, run, variables) }).toMatchObject({ name, code: 0 });
  }
  expect(project.read('node_modules/output')).toBe('number=12\n');
  expect(project.read('node_modules/offered')).toBe('pr create --base main --head dossier/merge-12 --fill\n');
  expect(offered()).toContain('Dossier: Take the merge of pull request 12 for the review of its links\n');
  expect(offered()).toContain(' content/trace.lock | 10 +++++-----\n 1 file changed');
  project.git('switch', '-q', 'main');
  project.git('branch', '-qD', 'dossier/merge-12');
  project.git('-C', 'node_modules/forge', 'branch', '-qD', 'dossier/merge-12');
});

/** Stands in for the interface of GitLab. */
const standIn = `
const answers = JSON.parse(process.argv[1]);
require('node:http').createServer(({ url, headers }, response) => {
  const answer = headers['private-token'] === 'none' ? answers[url.split('/projects/7/')[1].split('?')[0]] : undefined;
  response.writeHead(answer ? 200 : 404).end(JSON.stringify(answer));
}).listen(0, '127.0.0.1', function () { console.log(this.address().port); });
`;

// @verifies SRS-3736
it('the GitLab pipeline offers the merge of a merge request as the review of its links', async () => {
  const { project, merge } = merged;
  const { merge_request, approvals, diffs, versions } = JSON.parse(gitLabExport(merged));
  const own = 'merge_requests/12';
  const answers = {
    [`repository/commits/${merge}/merge_requests`]: [
      { iid: 12, merge_commit_sha: merge, source_branch: 'sooner' },
    ],
    [own]: merge_request,
    [`${own}/approvals`]: approvals,
    [`${own}/diffs`]: diffs,
    [`${own}/versions`]: versions,
  };
  const server = spawn(process.execPath, ['-e', standIn, JSON.stringify(answers)]);
  try {
    const port = await new Promise((resolve) => server.stdout.once('data', resolve));
    const variables = {
      CI_API_V4_URL: `http://127.0.0.1:${`${port}`.trim()}/api/v4`,
      CI_PROJECT_ID: '7',
      CI_COMMIT_SHA: merge,
      DOSSIER_REVIEW_TOKEN: 'none',
    };
    // The lines of a job are one script.
    const script = scriptsOf(project, 'merge is review').join('\n');
    expect(runScript(project, script, variables)).toMatchObject({ code: 0 });
    expect(offered()).toContain('Dossier: Take the merge of merge request 12 for the review of its links\n');
    expect(offered()).toContain(' content/trace.lock | 10 +++++-----\n 1 file changed');
  } finally {
    server.kill();
  }
});
