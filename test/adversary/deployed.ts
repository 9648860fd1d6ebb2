import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Model, Revision } from '../../src/model/index.ts';
import { judgeDeployments, signDeployment } from '../../src/release/deployments/index.ts';
import { deploymentFiles, readSmokeReport } from '../../src/sources/deployments/index.ts';
import { sourceContext } from '../../src/sources/source.ts';
import { report } from '../deployments/records.ts';
import type { Files, Subject } from './mini.ts';

const directory = 'deployments/';

/** A deployment of software to staging as its record, its report and the list of who may sign. */
export async function deployed(
  artifact: { name: string; sha256: string },
  { commit, tree, date: time }: Revision,
  of: Subject['project'],
): Promise<Files> {
  const text = report(3);
  const smoke = await readSmokeReport('smoke.xml', Buffer.from(text), sourceContext(of));
  if ('refused' in smoke) throw new Error(smoke.refused);
  const keys = mkdtempSync(join(tmpdir(), 'dossier-keys-'));
  try {
    const key = join(keys, 'jane');
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', '', '-f', key]);
    const record = await signDeployment(
      {
        action: 'deploy',
        environment: 'staging',
        artifact: { name: artifact.name, sha256: artifact.sha256 },
        after: '',
        source: { version: '1.0.0', commit, tree },
        configuration: [],
        smoke: { report: 'staging.smoke.xml', ...smoke },
        why: '',
        name: 'Jane Roe',
        role: 'deployer',
        time,
      },
      key,
    );
    return {
      [`${directory}staging.deployment.json`]: record,
      [`${directory}staging.smoke.xml`]: text,
      allowed_signers: `jane@localhost ${readFileSync(`${key}.pub`, 'utf8').trim()} Jane Roe (deployer)\n`,
    };
  } finally {
    rmSync(keys, { recursive: true });
  }
}

/** The deployments among files, judged as a build does. */
export async function deploymentsOf(
  files: Files,
  model: Model,
  { project, revision }: Subject,
): Promise<Model['deployments']> {
  const named = Object.entries(files).filter(([path]) => path.startsWith(directory));
  if (named.length === 0) return [];
  return judgeDeployments(model, {
    files: await deploymentFiles(
      new Map(named.map(([path, text]) => [path, Buffer.from(text)])),
      sourceContext(project),
    ),
    environments: project.config.deployment.environments,
    signers: files.allowed_signers ?? '',
    signersFile: project.config.approvals.signers,
    revoked: '',
    now: revision.date,
    contentOf: async () => undefined,
    taggedCommit: async () => undefined,
  });
}
