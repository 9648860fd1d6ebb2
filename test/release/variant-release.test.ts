import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TestProject } from '../cli/project.ts';
import { report } from '../deployments/records.ts';
import { ReleasableProject } from './released.ts';

const decision = `decision: { version: '2.4.1', change: 'new-di', reason: 'as it was assessed', approver: 'Jane Roe' }`;

let family: ReleasableProject;
let project: TestProject;
/** The alarm monitor for adults and for children, of which only the one for children is approved and deployed. */
beforeAll(() => {
  family = ReleasableProject.grown();
  project = family.project;
  project.edit(
    'site.config.ts',
    '  documents: [',
    `  variants: {
    adult: { product: { model: 'A1' } },
    child: { product: { name: 'Alarm monitor junior', udi: { di: '09504000059101', specimen: true, ${decision} } } },
  },
  deployment: { environments: [{ name: 'staging', purpose: 'Smoke tests', gate: 'G3' }, { name: 'ward', purpose: 'Use' }], actualUse: {} },
  documents: [`,
  );
  project.edit('allowed_signers', 'dossier-approval,git', 'dossier-approval,dossier-deployment,git');
  project.edit('allowed_signers', 'tester)', 'tester, deployer)');
  writeFileSync(join(family.keys, 'smoke.xml'), report(2));
  family.commit('Have a variant for children');
});
afterAll(() => family.remove());

const deploy = (environment: string, date: string): void => {
  const words = ['deployment', 'record', '--variant', 'child', '--environment', environment];
  const artifact = join(project.root, 'build/alarm-2.4.1.tgz');
  const signed = ['--key', family.key, '--name', 'Jane Roe', '--date', date];
  project.must(...words, '--artifact', artifact, '--result', join(family.keys, 'smoke.xml'), ...signed);
};

// @verifies SRS-3852, SRS-3855
it('a variant is approved, deployed, released, verified, built again and published by itself', () => {
  family.approveAll('--variant', 'child');
  deploy('staging', '2026-03-01T10:00:00Z');
  project.commit('Deploy it for children');
  project.git('tag', 'child-v2.4.1');
  family.takeResponsibility('child');
  project.must('release', 'child-v2.4.1', '--variant', 'child', '--key', family.key);
  const archive = join(project.root, 'releases/child/child-v2.4.1.zip');
  const verified = project.must('verify', archive, '--signers', 'allowed_signers').out;
  expect(verified).toMatch(/^Alarm monitor junior 2\.4\.1, child-v2\.4\.1: verified by signers you named\n/);
  expect(verified).toContain('deploy of build/alarm-2.4.1.tgz in staging, smoke test passed.');
  expect(verified).not.toMatch(/[✗?] /);
  expect(project.must('reproduce', archive).out).toMatch(
    /^child-v2\.4\.1: built again, \d+ files are the same/,
  );
  deploy('ward', '2026-03-03T10:00:00Z');
  expect(project.must('deployment', '--variant', 'child').out).toMatch(
    /\nward: .* released as child-v2\.4\.1, /,
  );
  const www = join(family.keys, 'www');
  project.must('publish', '--variant', 'child', '--to', www, '--who', 'Jane Roe');
  expect(project.must('promote', '--to', www, '--who', 'Jane Roe').out).toContain('child-v2.4.1 shown\n');
  // Nothing of it is of the other one, and what is told to be done is told for that one.
  const other = project.run('release', 'adult-v2.4.1', '--variant', 'adult', '--key', family.key);
  expect(other.code).toBe(1);
  expect(other.out).toContain('See: dossier gate G2 --variant adult\n');
  expect(other.out).toMatch(/G3 is not passed: G3\.1 open/);
}, 300_000);
