import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TestProject } from '../cli/project.ts';

/** One criterion of each gate at least, so that a release is cheap and yet refused for what is wrong with its links and tests. */
const asked = ['G1.1', 'G1.2', 'G1.7', 'G2.5', 'G3.1', 'G4.2', 'G5.8', 'G5.9'];
const perGate = { G1: 8, G2: 7, G3: 2, G4: 5, G5: 11 };
const off = Object.entries(perGate).flatMap(([gate, count]) =>
  Array.from({ length: count }, (_, at) => `${gate}.${at + 1}`).filter((id) => !asked.includes(id)),
);

/** The alarm monitor under another name, with one document and few criteria, which the commands release. */
export class LightProject {
  readonly project = TestProject.clean();
  readonly key = join(mkdtempSync(join(tmpdir(), 'dossier-keys-')), 'key');

  readonly product: string;

  /** @param more settings of the configuration */
  constructor(product: string, more = '') {
    this.product = product;
    const { project, key } = this;
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', '', '-f', key]);
    project.write('allowed_signers', this.signers(product));
    const settings = `${more}
  sources: { results: [{ files: ['reports/*.xml'], level: 'system' }] },
  gates: { off: Object.fromEntries(${JSON.stringify(off)}.map((id) => [id, 'looked at elsewhere'])) },`;
    const documents =
      "documents: [{ id: 'ONE', type: 'plain', title: 'All', pages: ['content/*.md'] }],\n});\n";
    const config = project.read('site.config.ts').replace('Alarm monitor', product);
    project.write(
      'site.config.ts',
      `${config.slice(0, config.indexOf('  documents:'))}${settings}\n  ${documents}`,
    );
    project.write('.gitignore', '/dist/\n/.dist-*\n/reports/\n/.dossier/cache/\n/releases/\n');
  }

  /** Its key as others allow it. */
  signers(product: string): string {
    const key = readFileSync(`${this.key}.pub`, 'utf8').trim();
    return `releases@localhost namespaces="dossier-approval,git" ${key} ${product} releases (approver, release)\n`;
  }

  /** Commits, with tests of the new tree. */
  commit(message: string): this {
    this.project.commit(message);
    this.project.retest();
    return this;
  }

  /** Begins another version: what was signed for the one before is gone, and its document has the next revision. */
  next(before: string, version: string): this {
    const { project } = this;
    project.edit('site.config.ts', `version: '${before}'`, `version: '${version}'`);
    project.edit(
      'site.config.ts',
      "pages: ['content/*.md']",
      "revision: '2', replaces: '1', pages: ['content/*.md']",
    );
    project.git('rm', '-q', '-r', 'approvals');
    return this;
  }

  /** Confirms that it is published, tags the version and releases it. @returns the path of the archive */
  release(version: string): string {
    const { project, key } = this;
    const who = [
      '--role',
      'approver',
      '--meaning',
      'approval',
      '--key',
      key,
      '--name',
      `${this.product} releases`,
    ];
    project.must('approve', 'G3', ...who, '--criterion', 'G3.1', '--date', project.date);
    project.must('approve', 'G5', ...who, '--date', project.date);
    project.commit(`Confirm ${version}`);
    project.git('tag', `v${version}`);
    project.must('-q', 'release', `v${version}`, '--key', key);
    return `releases/v${version}.zip`;
  }
}
