import { spawn } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Outcome, TestProject } from '../cli/project.ts';
import { laidDown } from './laid.ts';
import { runScript, type Step, scriptsOf, stepsOf } from './workflow.ts';

interface Payload {
  pull_request: { body: string };
}

let project: TestProject;
const payloads = fileURLToPath(new URL('./payloads', import.meta.url));

beforeAll(() => {
  project = laidDown('--example', 'blank');
  mkdirSync(join(project.root, 'node_modules/.tmp'));
  cpSync(payloads, join(project.root, 'node_modules/.tmp'), { recursive: true });
  // Stands in for GitHub's own program: it writes down what it was asked for, and knows one issue where it is told so.
  project.write(
    'node_modules/.bin/gh',
    '#!/bin/sh\ncase "$*" in "issue list "*) printf "%s" "$KNOWN" ;; *) { echo "$@"; cat; } > "$RUNNER_TEMP/gh" ;; esac\n',
  );
  chmodSync(join(project.root, 'node_modules/.bin/gh'), 0o755);
  project.git('remote', 'add', 'origin', project.root);
  project.git('fetch', '-q', 'origin');
  project.git('switch', '-qc', 'capitals');
  project.edit('content/requirements.md', 'shall tell its name', 'shall tell its own name');
  project.commit('Say whose name');
});
afterAll(() => project?.remove());

const temporary = (): string => join(project.root, 'node_modules/.tmp');
const variables = (payload: string): Record<string, string> => ({
  GITHUB_EVENT_PATH: join(temporary(), payload),
  GITHUB_STEP_SUMMARY: join(temporary(), 'summary.md'),
  GITHUB_BASE_REF: 'main',
  RUNNER_TEMP: temporary(),
  GITHUB_OUTPUT: join(temporary(), 'output'),
  GH_TOKEN: 'none',
  WHAT: 'gate',
  GITHUB_JOB: 'check',
  GITHUB_SERVER_URL: 'https://git.example.org',
  GITHUB_REPOSITORY: 'org/alarm',
  GITHUB_RUN_ID: '1',
});

/** What a step handed on under a name. */
function output(name: string): string {
  const text = project.read('node_modules/.tmp/output');
  return new RegExp(`^${name}<<(.+)\\n([\\s\\S]*?)\\n\\1\\n`, 'm').exec(text)?.[2] ?? '';
}

/** Runs the steps of a job that hold commands, without the one that needs the network; up to one of them where that is enough. */
function runJob(job: string, payload: string, until = ''): Map<string, Outcome> {
  const outcomes = new Map<string, Outcome>();
  for (const { name, run, if: when = '' } of stepsOf(project, job)) {
    if (run === undefined || run === 'npm ci' || when.includes("event_name != 'pull_request'")) continue;
    const hasFailed = [...outcomes.values()].some(({ code }) => code !== 0);
    if (when.includes('failure()') && !hasFailed) continue;
    outcomes.set(name ?? '', runScript(project, run, variables(payload)));
    if (name === until) break;
  }
  return outcomes;
}

/** The jobs that may write take what the failed one handed on to GitHub. */
function tellsWhoHasToKnow(): void {
  rmSync(join(temporary(), 'output'), { force: true });
  const say = stepsOf(project, 'check').find(({ name }) => name === 'Say who has to know');
  expect(say?.if).toContain('failure()');
  const said = runScript(project, say?.run ?? '', variables('pull-request.json'));
  expect(said).toEqual({ code: 0, out: '', err: '' });
  const notice = output('text');
  expect(notice).toContain('## Gate G1 is not passed\n\nJob `check` · Commit `');
  expect(notice).toContain('[Log of the job](<https://git.example.org/org/alarm/actions/runs/1>)');
  expect(notice).toContain('\nrequirement-verified  content/requirements.md:3:1  SRS-001\n');
  expect(notice).toMatch(/\n- `Test`: author of `commit [0-9a-f]{12}`/);
  expect(project.read('node_modules/.tmp/summary.md')).toContain(notice);
  const asked = (job: string, more: Record<string, string>): string => {
    const [step] = stepsOf(project, job);
    const told = { RUNNER_TEMP: temporary(), NOTICE: notice, TITLE: output('title'), NUMBER: '17', ...more };
    expect(runScript(project, step?.run ?? '', told)).toMatchObject({ code: 0, err: '' });
    return project.read('node_modules/.tmp/gh');
  };
  const comment = asked('comment', { IMPACT: 'ü'.repeat(64_999) });
  expect(comment).toContain('pr comment 17 --body-file -\n## Gate G1 is not passed\n');
  expect(comment.length).toBeLessThan(65_536);
  expect(asked('notify', {})).toBe(
    `issue create --title Gate G1 is not passed: check --body-file -\n${notice}\n`,
  );
  expect(asked('notify', { KNOWN: '4' })).toBe(`issue comment 4 --body-file -\n${notice}\n`);
}

// @verifies SRS-2207, SRS-3618
describe('the GitHub workflow on a pull request', () => {
  it('tests, stamps, checks, builds a preview, and comments what is touched', { timeout: 120_000 }, () => {
    const outcomes = runJob('check', 'pull-request.json');
    expect(
      [...outcomes].map(([name, { code, err }]) => (code === 0 ? `${name}: 0` : `${name}: ${code} ${err}`)),
    ).toEqual([
      'Run first the tests that the pull request reaches: 0',
      'Test, and stamp the reports: 0',
      'Check the change and its description: 0',
      'Gate G1: 0',
      'Write the job summary: 0',
      'Write the findings as SARIF: 0',
      'Build the preview: 0',
      'Tell what the pull request touches: 0',
      'Hand on what the pull request touches: 0',
    ]);
    expect(project.read('node_modules/.tmp/summary.md')).toContain('## Technical file\n\n');
    expect(project.read('node_modules/.tmp/output')).toMatch(/^text<<[0-9a-f-]{36}\n/);
    const [comment] = stepsOf(project, 'comment');
    const told = { NUMBER: '17', IMPACT: output('text'), RUNNER_TEMP: temporary() };
    expect(runScript(project, comment?.run ?? '', told)).toMatchObject({ code: 0, err: '' });
    expect(project.read('node_modules/.tmp/gh')).toMatch(
      /^pr comment 17 --edit-last --create-if-none --body-file -\n/,
    );
    expect(project.read('node_modules/.tmp/gh')).toContain('SRS-001');
    expect(outcomes.get('Run first the tests that the pull request reaches')?.out).toMatch(
      /Tests .*1 passed/,
    );
    const sarif = JSON.parse(project.read('.dossier/ci/findings.sarif'));
    expect([sarif.version, sarif.runs[0].tool.driver.name]).toEqual(['2.1.0', 'dossier']);
    expect(project.read('dist/site/index.html')).toContain('DRAFT');
    expect(project.git('status', '--porcelain')).toBe('');
  });

  it('turns red with an annotation where a requirement loses its test, and still tells why', {
    timeout: 120_000,
  }, () => {
    project.edit('test/identity.test.ts', '// @verifies SRS-001', '');
    project.edit('test/identity.test.ts', 'TST-001 tells', 'tells').commit('Drop tag and ID');
    const outcomes = runJob('check', 'pull-request.json', 'Write the job summary');
    expect(outcomes.get('Check the change and its description')?.code).toBe(1);
    expect(outcomes.get('Check the change and its description')?.out).toContain(
      '::error file=content/requirements.md,line=3,',
    );
    expect(project.read('node_modules/.tmp/summary.md')).toContain('    content/requirements.md:3:');
    tellsWhoHasToKnow();
    project.git('reset', '-q', '--hard', 'HEAD~1');
  });

  it('puts no text of a pull request into a script', () => {
    for (const job of ['check', 'comment', 'notify', 'release', 'deploy'])
      for (const { run } of stepsOf(project, job)) expect(run ?? '').not.toContain('${{');
  });

  it('names the actions of others by commit, with the version beside it', () => {
    const workflow = project.read('.github/workflows/technical-file.yml');
    const others = [...workflow.matchAll(/uses: (?!\.\/)(.*)/g)].map(([, used]) => used);
    expect(others.length).toBeGreaterThan(4);
    for (const used of others) expect(used).toMatch(/^[a-z-]+\/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  it('goes on after a failed check, so that the preview shows it', () => {
    const conditions = stepsOf(project, 'check').map(({ name, if: when }: Step) => [
      name,
      when?.includes('!cancelled()'),
    ]);
    for (const name of [
      'Write the job summary',
      'Build the preview',
      'Keep the preview',
      'Hand on what the pull request touches',
    ])
      expect(conditions).toContainEqual([name, true]);
  });
});

/** Stands in for the interface of GitLab: keeps notes in memory, and writes down what it was asked for. */
const standIn = `
const { appendFileSync } = require('node:fs');
const notes = [];
const issues = [];
require('node:http').createServer((request, response) => {
  const answer = (status, value) => response.writeHead(status).end(JSON.stringify(value));
  if (request.headers['private-token'] !== 'none') return answer(401, {});
  let text = '';
  request.on('data', (part) => { text += part; }).on('end', () => {
    const { body, title, description } = text ? JSON.parse(text) : {};
    const isRight = body && body.includes('## What this change reaches') && body.includes('SRS-001');
    const isNotice = /^## A job failed, though gate G1 is passed$/m.test(body ?? description);
    const said = (body ? ' ' + isRight : '') + (title ? ' ' + title : '') + (isNotice ? ' notice' : '');
    appendFileSync(process.argv[1], request.method + ' ' + request.url + said + '\\n');
    if (request.url.includes('/issues?')) return answer(200, issues);
    if (request.url.endsWith('/issues')) issues.push({ iid: 5, title });
    if (request.method === 'GET') return answer(200, notes);
    if (request.method === 'POST') notes.push({ id: notes.length + 1, body });
    answer(200, {});
  });
}).listen(0, '127.0.0.1', function () { console.log(this.address().port); });
`;

// @verifies SRS-2207, SRS-3618
describe('the GitLab pipeline', () => {
  const { body } = (JSON.parse(readFileSync(join(payloads, 'pull-request.json'), 'utf8')) as Payload)
    .pull_request;
  const gitlab = { CI_MERGE_REQUEST_TARGET_BRANCH_NAME: 'main', CI_MERGE_REQUEST_DESCRIPTION: body };

  it('writes code quality, JUnit and the preview as artifacts', () => {
    for (const script of scriptsOf(project, 'technical file'))
      expect({ script, code: runScript(project, script, gitlab).code }).toEqual({ script, code: 0 });
    expect(JSON.parse(project.read('.dossier/ci/code-quality.json'))).toEqual(expect.any(Array));
    expect(project.read('.dossier/ci/findings.xml')).toContain('<testsuites');
    expect(project.git('status', '--porcelain')).toBe('');
  });

  it('tells what a merge request touches', () => {
    // The tests of this very tree have just run for the other job.
    for (const script of scriptsOf(project, 'merge request').filter((each) => !each.endsWith('npm test')))
      expect({ script, code: runScript(project, script, gitlab).code }).toEqual({ script, code: 0 });
    expect(project.read('.dossier/ci/impact.md')).toContain('SRS-001');
    expect(project.read('.dossier/ci/tests')).toContain('test/identity.test.ts');
    expect(JSON.parse(project.read('.dossier/ci/findings.sarif')).version).toBe('2.1.0');
  });

  /** What is left of a job that failed. */
  function failedJob(): void {
    const [script = ''] = scriptsOf(project, 'technical file', 'after_script');
    const outcome = runScript(project, script, {
      CI_JOB_STATUS: 'failed',
      CI_JOB_NAME: 'technical file',
      CI_JOB_URL: 'https://git.example.org/jobs/1',
      CI_MERGE_REQUEST_IID: '17',
      CI_COMMIT_BEFORE_SHA: '0'.repeat(40),
    });
    expect(outcome).toMatchObject({ code: 0, err: '' });
    expect(project.git('status', '--porcelain')).toBe('');
  }

  it('comments once, and writes the comment anew', async () => {
    const asked = join(temporary(), 'asked');
    const server = spawn(process.execPath, ['-e', standIn, asked], { stdio: ['ignore', 'pipe', 'inherit'] });
    try {
      const port = await new Promise<string>((resolve) =>
        server.stdout.once('data', (text) => resolve(`${text}`)),
      );
      const variables = {
        CI_API_V4_URL: `http://127.0.0.1:${port.trim()}/api/v4`,
        CI_PROJECT_ID: '7',
        CI_MERGE_REQUEST_IID: '17',
      };
      const comment = scriptsOf(project, 'comment').find((script) => script.includes('comment')) ?? '';
      const run = (token: Record<string, string>) => runScript(project, comment, { ...variables, ...token });
      expect(run({}).code).toBe(0);
      expect(run({ DOSSIER_COMMENT_TOKEN: 'none' })).toMatchObject({ code: 0, err: '' });
      expect(run({ DOSSIER_COMMENT_TOKEN: 'none' }).code).toBe(0);
      expect(run({ DOSSIER_COMMENT_TOKEN: 'wrong' }).err).toContain('GitLab answered 401 to GET');
      failedJob();
      expect(run({ DOSSIER_COMMENT_TOKEN: 'none' })).toMatchObject({ code: 0, err: '' });
      const [issue = ''] = scriptsOf(project, 'notify');
      const ofBranch = { ...variables, CI_MERGE_REQUEST_IID: '', DOSSIER_COMMENT_TOKEN: 'none' };
      expect(runScript(project, issue, ofBranch)).toMatchObject({ code: 0, err: '' });
      expect(runScript(project, issue, ofBranch).code).toBe(0);
    } finally {
      server.kill();
    }
    const notes = '/api/v4/projects/7/merge_requests/17/notes';
    const issues = '/api/v4/projects/7/issues';
    expect(readFileSync(asked, 'utf8').split('\n')).toEqual([
      `GET ${notes}?sort=desc&per_page=100`,
      `POST ${notes} true`,
      `GET ${notes}?sort=desc&per_page=100`,
      `PUT ${notes}/1 true`,
      `GET ${notes}?sort=desc&per_page=100`,
      `POST ${notes} true notice`,
      ...[
        `POST ${issues} A job failed, though gate G1 is passed: technical file notice`,
        `POST ${issues}/5/notes false notice`,
      ].flatMap((post) => [
        `GET ${issues}?state=opened&in=title&per_page=100&search=A%20job%20failed%2C%20though%20gate%20G1%20is%20passed%3A%20technical%20file`,
        post,
      ]),
      '',
    ]);
  });
});

// @verifies SRS-2207
describe('a release', () => {
  it('stops at the gates while nobody signed, whatever the tests say', () => {
    project.git('switch', '-q', 'main');
    project.must('accept', '--all', '--reason', 'first review');
    project.commit('Accept the links').git('tag', 'v0.1.0');
    const outcomes = runJob('release', 'push-tag.json', 'All gates');
    expect([...outcomes].map(([name, { code }]) => [name, code])).toEqual([
      ['Test, and stamp the reports', 0],
      ['All gates', 1],
    ]);
    expect(outcomes.get('All gates')?.out).toContain('G1 Continuous integration: passed\n');
    expect(outcomes.get('All gates')?.out).toContain('○ G5.8 open: The release is approved');
  });
});
