import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TestProject } from '../cli/project.ts';
import { laidDown } from './laid.ts';
import { pageTexts } from './paper.ts';
import { runScript, scriptsOf, stepsOf } from './workflow.ts';

let project: TestProject;
let keys: string;

beforeAll(() => {
  project = laidDown('--example', 'infusion-alarm');
  keys = mkdtempSync(join(tmpdir(), 'dossier-keys-'));
  execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', '', '-f', join(keys, 'jane')]);
  const key = readFileSync(join(keys, 'jane.pub'), 'utf8').trim();
  project.write(
    'allowed_signers',
    `jane@localhost namespaces="dossier-deployment" ${key} Jane Roe (deployer)\n`,
  );
  // One document is enough beside the record of the release, which tells of deployments.
  const documents = /(\n {2}documents: \[\n.*?\n {4}\},\n).*?\n {2}\],/s;
  project.write('site.config.ts', project.read('site.config.ts').replace(documents, '$1  ],'));
  project.commit('Name who may deploy');
});
afterAll(() => {
  project?.remove();
  rmSync(keys, { recursive: true, force: true });
});

const npm = (...words: string[]) =>
  spawnSync('npm', ['run', '--silent', ...words], { cwd: project.root, encoding: 'utf8' });

/** Deploys with the script of the example, and records what it did. */
function done(day: number, action: string, environment: string, ...more: string[]): string {
  const { status, stderr } = npm(action, '--', ...(action === 'swap' ? [] : [environment]));
  if (status !== 0) return `smoke test failed ${stderr}`;
  const { code, out, err } = project.run(
    '--quiet',
    'deployment',
    'record',
    '--action',
    action,
    '--environment',
    environment,
    '--result',
    join(project.root, `build/smoke-${environment}.xml`),
    '--key',
    join(keys, 'jane'),
    '--name',
    'Jane Roe',
    '--date',
    `2026-11-${day}T10:00:00Z`,
    ...more,
  );
  project.date = `2026-11-${day}T11:00:00Z`;
  project.commit(`Record: ${action} ${environment}`);
  return code === 2 ? err : (out.split('\n', 1)[0] ?? '');
}

/** Builds a version, and records what was built for the tree; the script of the example keeps what it unpacked. */
function built(version: string): string[] {
  const artifact = `build/infusion-alarm-monitor-${version}.tgz`;
  npm('build');
  project.write('reports/.keep', '').must('stamp');
  return ['--artifact', join(project.root, artifact)];
}

// @verifies SRS-3763, SRS-3719
it('the example is deployed, swapped and rolled back, and its history is in site, print and archive', async () => {
  const first = built('1.0.0');
  const software = (version: string): string => `build/infusion-alarm-monitor-${version}.tgz`;
  const told = [done(22, 'deploy', 'staging', ...first), done(23, 'deploy', 'production', ...first)];
  project.edit('package.json', '"version": "1.0.0"', '"version": "1.0.1"');
  project.edit('site.config.ts', "version: '1.0.0'", "version: '1.0.1'");
  project.edit('src/alarm/engine.ts', 'longestSilence = 3000', 'longestSilence = 2900');
  project.commit('Alarm earlier');
  rmSync(join(project.root, software('1.0.0')));
  const second = built('1.0.1');
  told.push(
    done(24, 'deploy', 'staging', ...second),
    done(25, 'swap', 'production'),
    done(26, 'rollback', 'production', '--reason', 'it alarms too early'),
  );
  expect(told.map((line) => line.replace(/^.*?: Jane Roe, deployer: | \([0-9a-f]{12}…\)/g, ''))).toEqual([
    `deploy of ${software('1.0.0')} in staging, smoke test passed`,
    `deploy of ${software('1.0.0')} in production, smoke test passed`,
    `deploy of ${software('1.0.1')} in staging, smoke test passed`,
    `swap of ${software('1.0.1')} in production, smoke test passed`,
    `rollback of ${software('1.0.0')} in production, smoke test passed`,
  ]);
  const reports = readdirSync(join(project.root, 'deployments')).filter((name) => name.endsWith('.xml'));
  expect(reports).toHaveLength(5);
  expect(reports.map((name) => project.read(`deployments/${name}`)).join()).not.toContain(project.root);

  project.git('tag', 'v1.0.1');
  project.must('release', 'v1.0.1', '--candidate');
  const archive = join(
    project.root,
    'releases',
    `v1.0.1-candidate-${project.git('rev-parse', 'HEAD').slice(0, 12)}`,
  );
  expect(readdirSync(join(archive, 'deployments')).length).toBe(10);
  const history = [
    /2026112410:00:002026112510:00:00build.{60,600}deployedJane.*?swapped\(production\)/,
    /2026112510:00:002026112610:00:00build.{60,600}swapped\(staging\)Jane.*?rolledback:italarmstooearly/,
    /2026112610:00:00runsnow.{60,600}rolledbackto:italarmstooearly/,
    /≠differs:nopumpcanbehadforeachcommit/,
  ];
  const site = readFileSync(join(archive, 'site/environments/index.html'), 'utf8').replace(/<[^>]+>/g, '');
  const print = (await pageTexts(readFileSync(join(archive, 'pdf/release-record.pdf')))).join('');
  // Lines break anywhere, and so does a page, with what stands at its edges.
  for (const text of [site, print])
    for (const each of history) expect(text.replace(/[\s-]/g, '')).toMatch(each);
  const { out } = project.run('verify', archive);
  expect(out.match(/(?:deploy|swap|rollback) of \S+ in \w+, smoke test passed/g)).toHaveLength(5);
});

// @verifies SRS-3764
it('the pipelines that are laid down deploy, record that with the key of the environment, and push the record', () => {
  const origin = join(keys, 'origin.git');
  execFileSync('git', ['clone', '-q', '--bare', project.root, origin]);
  project.git('remote', 'add', 'origin', origin);
  const tip = (): string =>
    execFileSync('git', ['-C', origin, 'log', '-1', '--format=%an: %s', '--name-only', 'main'], {
      encoding: 'utf8',
    });
  const identity = { GIT_CONFIG_GLOBAL: '/dev/null', RUNNER_TEMP: keys, GH_TOKEN: 'none' };
  for (const { name, run } of stepsOf(project, 'deploy').filter(({ name = '' }) =>
    /^(?:Deploy|Record|Commit)/.test(name),
  )) {
    const outcome = runScript(project, run ?? '', {
      ...identity,
      ENVIRONMENT: 'staging',
      DEPLOYER: 'Jane Roe',
      KEY: readFileSync(join(keys, 'jane'), 'utf8').trimEnd(),
    });
    expect({ name, ...outcome }).toMatchObject({ name, code: 0 });
  }
  expect(tip()).toMatch(
    /^Jane Roe: Record a deployment\n\ndeployments\/\S+-staging-deploy\.deployment\.json\ndeployments\/\S+-staging-deploy\.smoke\.xml\n$/,
  );
  expect(existsSync(join(keys, 'key'))).toBe(false);

  const scripts = scriptsOf(project, 'deploy').filter((line) => !line.includes(' stamp '));
  const { code, out, err } = runScript(project, scripts.join('\n'), {
    ...identity,
    DOSSIER_ENVIRONMENT: 'staging',
    DOSSIER_DEPLOYER: 'Jane Roe',
    DOSSIER_DEPLOY_KEY: join(keys, 'jane'),
    DOSSIER_PUSH_TOKEN: 'none',
    CI_COMMIT_BRANCH: 'main',
  });
  expect({ code, out, err }).toMatchObject({ code: 0 });
  expect(tip()).toMatch(/^Jane Roe: Record a deployment \[skip ci\]\n/);
  expect(project.run('deployment')).toMatchObject({
    code: 0,
    err: expect.not.stringContaining('proves nothing'),
  });
});
