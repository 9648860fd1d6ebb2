import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deployment, type EnvironmentConfig } from '../../src/config/deployment.ts';
import { idSyntax } from '../../src/config/index.ts';
import { siteSchema } from '../../src/config/schema.ts';
import type { DeploymentRecord, Model, StatedDeployment } from '../../src/model/index.ts';
import { readEnvelope } from '../../src/release/approvals/envelope.ts';
import {
  type DeploymentRequest,
  judgeDeployments,
  signDeployment,
  stateDeployment,
} from '../../src/release/deployments/index.ts';
import { deploymentFiles, readSmokeReport } from '../../src/sources/deployments/index.ts';
import { sourceContext } from '../../src/sources/source.ts';

export const digest = (text: string): string => createHash('sha256').update(text).digest('hex');
export const tgz = { name: 'build/pump.tgz', sha256: digest('2.0.0') };
export const old = { name: 'build/pump.tgz', sha256: digest('1.0.0') };
export const here = { commit: 'c'.repeat(40), tree: 'd'.repeat(40) };
export const before = { commit: 'a'.repeat(40), tree: 'b'.repeat(40) };

const product = {
  name: 'Pump',
  version: '2.0.0',
  safetyClass: 'B',
  manufacturer: { name: 'Example', address: 'Example Street 1' },
};
const trace = siteSchema.parse({ product }).trace;
export const context = sourceContext({ config: siteSchema.parse({ product }), ids: idSyntax(trace.types) });

/** The report of a smoke test with as many tests that passed, failed and were left out. */
export function report(passed: number, failed = 0, skipped = 0): string {
  const cases = (count: number, what: string, inner: string): string =>
    Array.from(
      { length: count },
      (_, index) => `<testcase classname="smoke" name="${what} ${index}">${inner}</testcase>`,
    ).join('');
  return `<testsuites><testsuite name="smoke" tests="${passed + failed + skipped}" failures="${failed}" skipped="${skipped}">${cases(passed, 'answers', '')}${cases(failed, 'fails', '<failure message="no answer"/>')}${cases(skipped, 'waits', '<skipped/>')}</testsuite></testsuites>`;
}

export const environments: readonly EnvironmentConfig[] = deployment.parse({
  environments: [
    { name: 'staging', purpose: 'Smoke tests', gate: 'G3', settings: ['PORT'] },
    { name: 'qa', purpose: 'System tests', gate: 'G4' },
    { name: 'production', purpose: 'Actual use', swapsWith: 'staging', role: 'operator' },
  ],
}).environments;

/** Records of deployments in memory, signed by real keys and judged as in a project. */
export class Records {
  readonly files = new Map<string, Buffer>();
  readonly keys = mkdtempSync(join(tmpdir(), 'dossier-keys-'));
  now = '2026-12-31T00:00:00Z';
  artifacts: Model['artifacts'] = [{ ...tgz, kind: 'file', record: 'reports/a.intoto.json', builder: '' }];

  constructor() {
    for (const name of ['jane', 'mallory'])
      execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', '', '-f', join(this.keys, name)]);
  }

  remove(): void {
    rmSync(this.keys, { recursive: true, force: true });
  }

  get signers(): string {
    const key = readFileSync(join(this.keys, 'jane.pub'), 'utf8').trim();
    return `jane@localhost namespaces="dossier-deployment" ${key} Jane Roe (deployer, operator)\n`;
  }

  judge(): Promise<DeploymentRecord[]> {
    return this.#judge(this.files);
  }

  async #judge(files: ReadonlyMap<string, Buffer>): Promise<DeploymentRecord[]> {
    const revision = { ...here, dirty: false };
    const model = { artifacts: this.artifacts, release: { revision } } as unknown as Model;
    return judgeDeployments(model, {
      files: await deploymentFiles(files, context),
      environments,
      signers: this.signers,
      signersFile: 'allowed_signers',
      revoked: '',
      now: this.now,
      contentOf: async (commit) =>
        [
          { ...here, date: '2026-06-01T00:00:00Z' },
          { ...before, date: '2026-01-01T00:00:00Z' },
        ].find((each) => each.commit === commit),
      taggedCommit: async (tag) => (tag === 'v1.0.0' ? before.commit : undefined),
    });
  }

  /** States and signs what was done, as the command does. */
  async add(
    time: string,
    environment: string,
    action: DeploymentRequest['action'] = 'deploy',
    said: Partial<DeploymentRequest> & { report?: string } = {},
  ): Promise<string> {
    const { report: text = report(2), ...request } = said;
    const answer = stateDeployment(
      {
        action,
        environment,
        artifact: action === 'deploy' ? tgz : undefined,
        source: { version: '2.0.0', ...here },
        smoke: { report: this.#reportName(time), ...(await smokeOf(text)) },
        configuration: [{ name: 'PORT', value: '8080' }],
        migration: undefined,
        why: '',
        name: 'Jane Roe',
        role: environment === 'production' ? 'operator' : 'deployer',
        time,
        ...request,
      },
      {
        deployments: await this.judge(),
        digests: new Map([...this.files].map(([path, bytes]) => [path, digest(bytes.toString())])),
        environments,
        artifacts: this.artifacts,
        committed: '2026-06-01T00:00:00Z',
        now: '2026-12-01T00:00:00Z',
      },
    );
    if ('refused' in answer) throw new Error(answer.refused);
    return this.sign(answer.stated, text);
  }

  /** Signs whatever is stated, lies too. */
  async sign(stated: StatedDeployment, text = report(2), key = 'jane'): Promise<string> {
    const file = `deployments/${stated.time.replaceAll(':', '')}-${stated.environment}.deployment.json`;
    this.files.set(`deployments/${stated.smoke.report}`, Buffer.from(text));
    this.files.set(file, Buffer.from(await signDeployment(stated, join(this.keys, key))));
    return file;
  }

  /** What the record of a file states. */
  statedIn(file: string): StatedDeployment {
    const payload = readEnvelope(String(this.files.get(file)))?.payload ?? '';
    const { subject, predicate } = JSON.parse(Buffer.from(payload, 'base64').toString());
    return { ...predicate, artifact: { name: subject[0].name, sha256: subject[0].digest.sha256 } };
  }

  /** State, reason and remarks of each record, by its file. */
  async told(): Promise<Record<string, string>> {
    return Object.fromEntries(
      (await this.judge()).map(({ file, state, reason, remarks }) => [
        file,
        [state, reason, ...remarks].filter(Boolean).join(' '),
      ]),
    );
  }

  #reportName(time: string): string {
    return `${time.replaceAll(':', '')}.smoke.xml`;
  }
}

async function smokeOf(text: string): Promise<Omit<StatedDeployment['smoke'], 'report'>> {
  const read = await readSmokeReport('smoke.xml', Buffer.from(text), context);
  if ('refused' in read) throw new Error(read.refused);
  return read;
}
