import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { report } from '../deployments/records.ts';
import { TestProject } from './project.ts';

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');
const short = digest('built').slice(0, 12);
const environments = `  deployment: {
    environments: [
      { name: 'staging', purpose: 'Smoke tests', gate: 'G3', settings: ['PORT'], properties: { System: 'Debian 13' } },
      { name: 'production', purpose: 'Actual use' },
    ],
    actualUse: { System: 'Debian 13' },
  },
`;

describe('a deployment of a project', () => {
  let project: TestProject;
  let keys: string;
  beforeAll(() => {
    keys = mkdtempSync(join(tmpdir(), 'dossier-keys-'));
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', '', '-f', join(keys, 'jane')]);
    project = TestProject.clean();
    project.edit(
      'site.config.ts',
      '  documents: [',
      `  release: { artifacts: ['build/*.tgz'] },\n${environments}  documents: [`,
    );
    project.write(
      'allowed_signers',
      `jane@localhost namespaces="dossier-deployment" ${readFileSync(join(keys, 'jane.pub'), 'utf8').trim()} Jane Roe (deployer)\n`,
    );
    project.write('.gitignore', `${project.read('.gitignore')}/build/\n`);
    project.commit('Name the environments');
    project.write('build/pump.tgz', 'built');
    project.retest();
    writeFileSync(join(keys, 'smoke.xml'), report(2));
  });
  afterAll(() => {
    project.remove();
    rmSync(keys, { recursive: true, force: true });
  });

  const record = (environment: string, time: string, ...more: string[]) =>
    project.run(
      'deployment',
      'record',
      '--environment',
      environment,
      '--result',
      join(keys, 'smoke.xml'),
      '--key',
      join(keys, 'jane'),
      '--name',
      'Jane Roe',
      '--date',
      time,
      ...more,
    );
  const criterion = (id: string): string =>
    new RegExp(`${id} (\\w+): [^\\n]*\\n {6}([^\\n]*)`).exec(project.run('gate').out)?.slice(1).join(': ') ??
    '';
  const findings = (): string[] =>
    (
      JSON.parse(project.run('check', '--format', 'json').out) as {
        findings: { rule: string; severity: string; message: string }[];
      }
    ).findings
      .filter(({ rule }) => /^(?:deployment|environment)/.test(rule))
      .map(({ rule, severity, message }) => `${severity} ${rule}: ${message}`);

  // @verifies SRS-3757, SRS-3759
  it('is missed where a gate asks for it', () => {
    expect(criterion('G3.1')).toBe(
      'open: No record says that software of this content was deployed to staging.',
    );
    expect(criterion('G3.2')).toBe(
      'open: No record says that software of this content was deployed to staging.',
    );
    expect(findings()).toEqual([
      'warning environment-not-compared: The environment production does not say how it is in "System".',
    ]);
  });

  // @verifies SRS-3752
  it('is not recorded where it is not what it says', () => {
    const refusal = (...words: string[]) => project.run('deployment', 'record', ...words);
    expect(
      record('moon', '2026-03-02T10:00:00Z', '--artifact', join(project.root, 'build/pump.tgz')).err,
    ).toContain(
      'The configuration names no environment "moon". It names staging, production. Nothing was written.',
    );
    expect(record('staging', '2026-03-02T10:00:00Z').err).toContain(
      'Say what was deployed: --artifact <file or reference>.',
    );
    expect(record('staging', '2026-03-02T10:00:00Z', '--action', 'rollback').err).toContain(
      'Say why it was rolled back: --reason "<why>".',
    );
    expect(record('staging', '2026-03-02T10:00:00Z', '--migration', 'moved').err).toContain(
      'A migration of data is told with its way back: --migration and --migration-back.',
    );
    expect(
      refusal(
        '--environment',
        'staging',
        '--result',
        'none.xml',
        '--key',
        join(keys, 'jane'),
        '--name',
        'Jane Roe',
      ).err,
    ).toContain('There is no report none.xml.');
    project.write('content/more.md', '# More\n');
    expect(
      record('staging', '2026-03-02T10:00:00Z', '--artifact', join(project.root, 'build/pump.tgz')).err,
    ).toContain('There are changes that no commit holds, so that nobody can tell what was deployed.');
    rmSync(join(project.root, 'content/more.md'));
    expect(project.git('status', '--short')).toBe('');
  });

  // @verifies SRS-3752, SRS-3756, SRS-3758, SRS-3759
  it('meets the gate once it is recorded, and is told as not released', () => {
    const { code, out } = record(
      'staging',
      '2026-03-02T10:00:00Z',
      '--artifact',
      join(project.root, 'build/pump.tgz'),
      '--set',
      'PORT=8080',
      '--migration',
      'copied',
      '--migration-back',
      'the copy before',
    );
    const file = 'deployments/2026-03-02T100000Z-staging-deploy.deployment.json';
    expect([code, out]).toEqual([
      0,
      `${file}: Jane Roe, deployer: deploy of build/pump.tgz (${short}…) in staging, smoke test passed\nCommit it with its report; it counts from then on.\n`,
    ]);
    project.date = '2026-03-02T11:00:00Z';
    project.commit('Record the deployment');
    expect(criterion('G3.1')).toBe(
      `met: staging: build/pump.tgz (${short}…) by Jane Roe, deployer, 2026-03-02T10:00:00Z (${file}).`,
    );
    expect(criterion('G3.2')).toBe(
      'met: staging: 2 passed, 0 failed, 0 left out (2026-03-02T100000Z-staging-deploy.smoke.xml).',
    );
    expect(project.run('deployment').out).toBe(
      `staging: build/pump.tgz (${short}…), version 2.4.1, not released when it was recorded, since 2026-03-02T10:00:00Z (${file})\nproduction: nothing was recorded\n`,
    );
  });

  // @verifies SRS-3752
  it('is not read through a link, which is told', () => {
    const link = 'deployments/link.deployment.json';
    symlinkSync('../allowed_signers', join(project.root, link));
    expect(findings()).toContain(
      `error deployments-unread: ${link} is no plain file of at most 2 MB, so it is not read.`,
    );
    rmSync(join(project.root, link));
  });

  // @verifies SRS-3757
  it('is told where it is irregular or proves nothing', () => {
    const { code, err } = record(
      'production',
      '2026-03-03T10:00:00Z',
      '--artifact',
      join(project.root, 'build/pump.tgz'),
    );
    const remark = `build/pump.tgz (${short}…) is not released: the record names no archive that binds it.`;
    expect([code, err.split('\n').at(-2)]).toEqual([1, remark]);
    project.edit('deployments/2026-03-02T100000Z-staging-deploy.smoke.xml', 'answers 0', 'answers 9');
    project.date = '2026-03-03T11:00:00Z';
    project.commit('Record the deployment, and change a report');
    expect(findings()).toEqual([
      'error deployment-refused: deployments/2026-03-02T100000Z-staging-deploy.deployment.json proves nothing. 2026-03-02T100000Z-staging-deploy.smoke.xml is not the report that was signed.',
      `warning deployment-irregular: build/pump.tgz (${short}…) came to production before a smoke test of it passed in staging.`,
      `warning deployment-irregular: ${remark}`,
      'warning environment-not-compared: The environment production does not say how it is in "System".',
    ]);
  });
});
