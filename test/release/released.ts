import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Outcome, TestProject } from '../cli/project.ts';
import { sample } from '../samples.ts';

const time = '2026-03-01T10:00:00Z';
const documents = [
  ['ALM-SAD', 'architecture', 'Software architecture'],
  ['ALM-STR', 'test-report', 'Test report'],
  ['ALM-ANM', 'known-anomalies', 'Known anomalies'],
  ['ALM-IFU', 'instructions-for-use', 'Instructions for use'],
  ['ALM-VAL', 'validation-report', 'Validation report'],
] as const;

/** The alarm monitor grown up: every document a release needs, tests of each level, SOUP in its register, and somebody who signs. */
export class ReleasableProject {
  readonly project: TestProject;
  /** The directory of the key that signs. */
  readonly keys: string;

  private constructor(project: TestProject, keys: string) {
    this.project = project;
    this.keys = keys;
  }

  /** Nothing of it is signed yet. */
  static grown(): ReleasableProject {
    return ReleasableProject.#copyOf('releasable', () => {
      const made = new ReleasableProject(TestProject.clean(), keysDirectory());
      execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', '', '-f', made.key]);
      return made.#growUp();
    });
  }

  /** Every gate is signed; nothing is tagged yet. */
  static approved(): ReleasableProject {
    return ReleasableProject.#copyOf('approved', () => {
      const made = ReleasableProject.grown();
      made.approveAll();
      return made;
    });
  }

  /** Released as v2.4.1 into `releases/`, with the responsibility for G5 signed as a tag. */
  static released(): ReleasableProject {
    return ReleasableProject.#copyOf('released', () => {
      const made = ReleasableProject.approved();
      const { project } = made;
      project.git('tag', 'v2.4.1');
      made.takeResponsibility();
      const outcome = project.must('release', 'v2.4.1', '--key', made.key);
      writeFileSync(join(made.keys, 'outcome.json'), JSON.stringify(outcome));
      return made;
    });
  }

  static #copyOf(name: string, make: () => ReleasableProject): ReleasableProject {
    const directory = sample(name, () => {
      const { project, keys } = make();
      const whole = keysDirectory();
      renameSync(project.root, join(whole, 'project'));
      renameSync(keys, join(whole, 'keys'));
      return whole;
    });
    const keys = keysDirectory();
    cpSync(join(directory, 'keys'), keys, { recursive: true });
    return new ReleasableProject(TestProject.copyOf(join(directory, 'project')), keys);
  }

  /** What `dossier release` answered when it was released. */
  get outcome(): Outcome {
    return JSON.parse(readFileSync(join(this.keys, 'outcome.json'), 'utf8')) as Outcome;
  }

  #growUp(): this {
    const { project } = this;
    for (const [id, , title] of documents)
      project.write(
        `content/${id.toLowerCase()}.md`,
        `# ${title}\n\nWhat there is to say of the alarm monitor.\n`,
      );
    project.edit(
      'site.config.ts',
      '  documents: [',
      [
        "  sources: { results: (['unit', 'integration', 'system'] as const).map((level) => ({ files: ['reports/' + level + '.xml'], level })) },",
        "  risk: { severities: { minor: '', critical: '' }, probabilities: { remote: '', frequent: '' }, matrix: { minor: ['low', 'low'], critical: ['low', 'high'] }, levels: { low: 'acceptable', high: 'unacceptable' } },",
        "  gates: { off: { 'G3.2': 'it has no environment to be deployed to', 'G5.5': 'no profile says which documents a plan asks for' } },",
        "  release: { artifacts: ['build/*.tgz'] },",
        '  documents: [',
        ...documents.map(
          ([id, type, title]) =>
            `    { id: '${id}', type: '${type}', title: '${title}', pages: ['content/${id.toLowerCase()}.md'] },`,
        ),
      ].join('\n'),
    );
    this.decide('2.4.1', 'new-di');
    project.write(
      'src/index.ts',
      '/**\n * Serves events.\n * @c4 component "Event loop"\n * @technology TypeScript\n * @class C\n */\nexport { nextEvent } from \'./queue.ts\';\n',
    );
    project.write(
      'allowed_signers',
      `jane@localhost namespaces="dossier-approval,git" ${readFileSync(`${this.key}.pub`, 'utf8').trim()} Jane Roe (reviewer, approver, tester)\n`,
    );
    project.write('.gitignore', `${project.read('.gitignore')}/releases/\n/build/\n`);
    project.write(
      'package-lock.json',
      `${JSON.stringify({ name: 'alarm', lockfileVersion: 3, packages: { '': { dependencies: { left: '1.2.3' } }, 'node_modules/left': { version: '1.2.3', license: 'MIT' } } }, null, 2)}\n`,
    );
    const entry = [
      'package: npm:left',
      'version: 1.2.3',
      'purpose: pads',
      'owner: Alarm team',
      'risk: none',
      'functional-requirements: pads',
      'hardware-software: Node.js',
      'anomaly-list: none is published',
      'anomalies-evaluated: 2026-02-01',
    ];
    project.write(
      'content/soup.md',
      `# SOUP\n\n### SOUP-001 left\n\n${entry.map((line) => `- ${line}`).join('\n')}\n`,
    );
    project.edit(
      'content/risks.md',
      'Probability |\n| --- |',
      'Probability | Residual probability |\n| --- | --- |',
    );
    project.edit('content/risks.md', '| critical | remote |', '| critical | remote | remote |');
    this.commit('Grow up');
    return this;
  }

  get key(): string {
    return join(this.keys, 'jane');
  }

  /** Commits, with the links accepted and the evidence of each level stamped. */
  commit(message: string): void {
    const { project } = this;
    project.must('accept', '--all', '--reason', 'reviewed');
    project.commit(message);
    this.test();
  }

  /** Writes the decision on the UDI of a version, the first one or another. */
  decide(version: string, change: 'new-di' | 'new-pi'): void {
    const { project } = this;
    const text = project.read('site.config.ts').replace(/, decision: \{[^}]*\}/, '');
    project.write(
      'site.config.ts',
      text.replace(
        'specimen: true',
        `specimen: true, decision: { version: '${version}', change: '${change}', reason: 'as it was assessed', approver: 'Jane Roe' }`,
      ),
    );
  }

  /** Leaves reports of each level, as test runs would, and stamps them. */
  test(): void {
    const { project } = this;
    const report = project.read('reports/junit.xml');
    for (const level of ['unit', 'integration', 'system']) project.write(`reports/${level}.xml`, report);
    project.write('build/alarm-2.4.1.tgz', `built from ${project.git('rev-parse', 'HEAD')}`);
    project.retest();
  }

  sign(gate: string, role: string, meaning: string, ...more: string[]): void {
    this.project.must(
      'approve',
      gate,
      '--role',
      role,
      '--meaning',
      meaning,
      '--key',
      this.key,
      '--name',
      'Jane Roe',
      '--date',
      time,
      ...more,
    );
  }

  /** Every signature that the five gates ask for, committed. */
  approveAll(...more: string[]): void {
    const sign = (...words: [gate: string, role: string, meaning: string, ...string[]]): void =>
      this.sign(...words, ...more);
    sign(
      'G2',
      'approver',
      'approval',
      '--document',
      'ALM-SAD',
      'ALM-SRS',
      'ALM-STR',
      'ALM-ANM',
      'ALM-IFU',
      'ALM-VAL',
      'ALM-RMF',
    );
    sign('G1', 'reviewer', 'approval', '--criterion', 'G1.5');
    sign('G2', 'reviewer', 'review');
    for (const gate of ['G2', 'G4', 'G5']) sign(gate, 'approver', 'approval');
    sign('G3', 'approver', 'approval', '--criterion', 'G3.1');
    sign('G4', 'tester', 'approval', '--criterion', 'G4.3');
    sign('G5', 'tester', 'approval', '--criterion', 'G5.1');
    this.project.commit('Approve');
  }

  /** The responsibility for G5, signed as a tag a day later. */
  takeResponsibility(variant = ''): void {
    execFileSync(
      'git',
      ['-c', 'gpg.format=ssh', '-c', `user.signingKey=${this.key}`, 'tag', '-s', 'approvals/jane'].concat([
        '-m',
        `Approval: G5 approver responsibility${variant && ` for ${variant}`}`,
      ]),
      {
        cwd: this.project.root,
        env: {
          ...process.env,
          GIT_COMMITTER_NAME: 'Jane Roe',
          GIT_COMMITTER_EMAIL: 'jane@localhost',
          GIT_COMMITTER_DATE: '2026-03-02T10:00:00Z',
        },
      },
    );
  }

  remove(): void {
    this.project.remove();
    rmSync(this.keys, { recursive: true, force: true });
  }
}

function keysDirectory(): string {
  return mkdtempSync(join(tmpdir(), 'dossier-keys-'));
}
