import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { silentProgress } from '../../src/cache/progress.ts';
import { loadProject } from '../../src/config/index.ts';
import { analyseProject } from '../../src/workflows/build.ts';
import { TestProject } from '../cli/project.ts';
import { levels } from '../levels.ts';
import { badlySet, readPages } from '../pdf/positions.ts';

const names = { reviewer: 'Test Reviewer', approver: 'Test Approver', tester: 'Test Tester' } as const;
type Role = keyof typeof names;

let project: TestProject;
let keys = '';
let store = '';
let www = '';
/** Types of the documents that have hundreds of pages. */
const longDocuments = [
  'architecture',
  'detailed-design',
  'instructions-for-use',
  'release-notes',
  'risk-management-file',
  'software-requirements',
  'soup-list',
  'test-report',
  'trace-matrices',
  'user-needs',
];

/** Every commit of the clone is of this time (project.ts), so no signature may be younger. */
const now = '2026-03-01T10:00:00Z';

const tool = (name: string, ...words: string[]): string =>
  execFileSync(join(project.root, 'node_modules/.bin', name), words, {
    cwd: project.root,
    env: { ...process.env, VITEST: undefined, NO_COLOR: '1' } as NodeJS.ProcessEnv,
    encoding: 'utf8',
    maxBuffer: 1e9,
    stdio: ['ignore', 'pipe', 'ignore'],
  });

/**
 * Reports that say of every test of the suite that it passed; of a parametrised one they hold one case, under its title as it is
 * written, with a number where it asks for one.
 * They prove nothing of Dossier, and stay in the clone: what is tried here is what a release does with reports of a run that passed.
 */
async function reportEverythingPassed(): Promise<void> {
  const { ground } = await analyseProject(await loadProject(project.root), { progress: silentProgress });
  const tests = ground.facts.tests.filter(({ kind, file }) => kind === 'test' && file.startsWith('test/'));
  const escaped = (text: string): string =>
    text.replace(/[&<>"\p{Cc}]/gu, (char) => `&#${char.charCodeAt(0)};`);
  for (const [level, directories] of Object.entries(levels())) {
    const cases = tests.flatMap(({ names, file }) =>
      directories.some((directory) => file.startsWith(`test/${directory}/`))
        ? [
            `<testcase classname="${escaped(file)}" name="${escaped(names.join(' > ').replaceAll('%#', '0'))}" time="0"/>`,
          ]
        : [],
    );
    project.write(
      `reports/${level}.xml`,
      `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="vitest tests" tests="${cases.length}" failures="0" errors="0"><testsuite name="${level}">\n${cases.join('\n')}\n</testsuite></testsuites>\n`,
    );
  }
  tool('biome', 'lint', '--reporter=sarif', '--reporter-file=reports/lint.sarif');
  project.must('stamp');
}

const approve = (gate: string, role: Role, meaning: string, ...more: string[]): string => {
  const words = ['--role', role, '--meaning', meaning, '--key', join(keys, role), '--name', names[role]];
  return project.must('approve', gate, ...words, '--date', now, ...more).out;
};

interface Told {
  gate: string;
  passed: boolean;
  waitsFor: string;
  criteria: { criterion: { id: string }; state: string }[];
}
/** Each gate: passed, or what it lacks and what it waits for. */
const gates = (): string[] =>
  (JSON.parse(project.run('gate', '--format', 'json').out) as Told[]).map(
    ({ gate, passed, waitsFor, criteria }) => {
      const lacking = criteria.filter(({ state }) => !['met', 'off', 'follows'].includes(state));
      const ids = lacking.map(({ criterion, state }) => `${criterion.id} ${state}`).join(', ');
      return passed
        ? `${gate} passed`
        : `${gate} lacks ${ids || 'nothing'}${waitsFor && `, waits for ${waitsFor}`}`;
    },
  );

beforeAll(() => {
  keys = mkdtempSync(join(tmpdir(), 'dossier-keys-'));
  for (const role of Object.keys(names))
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', '', '-f', join(keys, role)]);
  project = TestProject.own();
  store = join(project.root, 'releases');
  www = join(keys, 'www');
});
afterAll(() => {
  project.remove();
  rmSync(keys, { recursive: true, force: true, maxRetries: 5 });
});

describe('Dossier itself, in a clone with throw-away keys', () => {
  it('is prepared: signers named, the UDI decided, anomalies of SOUP evaluated, links reviewed', async () => {
    const signer = (role: Role): string =>
      `${role}@localhost namespaces="dossier-approval,git" ${readFileSync(join(keys, `${role}.pub`), 'utf8').trim()} ${names[role]} (${role})\n`;
    project.write('allowed_signers', (Object.keys(names) as Role[]).map(signer).join(''));
    project.edit(
      'site.config.ts',
      'specimen: true',
      `specimen: true, decision: { version: '0.1.0', change: 'new-di', reason: 'the first version', approver: '${names.approver}' }`,
    );
    // The binder would print each document a second time: that it is the same again is shown with a smaller project (archive.test.ts).
    project.edit('site.config.ts', '  documents: [', '  output: { binder: false },\n  documents: [');
    // What is long is printed where all documents are built (`npm run docs`): a release has them as short ones, and tells of the same items.
    for (const type of longDocuments)
      project.write(`templates/documents/${type}.hbs`, '<h1>Left out</h1>\n<p>See the site.</p>\n');
    const entries = [...project.read('content/soup.md').matchAll(/^### (SOUP-\d+) /gm)].map(
      ([, id = '']) => id,
    );
    project.must('soup', 'review', ...entries, '--anomalies-evaluated', now.slice(0, 10));
    project.must('accept', '--all', '--reason', 'reviewed in this clone');
    project.commit('Prepare the release\n\nThe release is tried in this clone.\n\nImplements: SRS-1901');
    await reportEverythingPassed();
    const { findings } = JSON.parse(project.run('check', '--format', 'json').out) as {
      findings: { severity: string; message: string }[];
    };
    expect(findings.filter(({ severity }) => severity === 'error').map(({ message }) => message)).toEqual([]);
    expect(gates()).toEqual([
      'G1 passed',
      'G2 lacks G2.1 open, G2.2 open, G2.6 open, G2.7 open',
      'G3 lacks G3.1 external, G3.2 external, waits for G2',
      'G4 lacks G4.1 open, G4.3 external, G4.5 open, waits for G2',
      'G5 lacks G5.1 external, G5.2 open, G5.3 open, G5.4 open, G5.5 open, G5.6 open, G5.8 open, G5.10 open, G5.11 external, waits for G2',
    ]);
  });

  // @verifies SRS-1901, SRS-1902
  it('passes G1 to G5, one after the other, as people sign', () => {
    approve('G2', 'reviewer', 'review');
    approve('G2', 'approver', 'approval', '--document', 'DOS-SAD', 'DOS-SRS');
    approve('G2', 'approver', 'approval');
    approve('G4', 'approver', 'approval');
    project.commit('Approve the change\n\nThe release is tried in this clone.\n\nImplements: SRS-1901');
    expect(gates()).toEqual([
      'G1 passed',
      'G2 passed',
      'G3 lacks G3.1 external, G3.2 external',
      'G4 lacks G4.1 open, G4.3 external, waits for G3',
      'G5 lacks G5.1 external, G5.2 open, G5.3 open, G5.4 open, G5.5 open, G5.6 open, G5.8 open, G5.10 open, G5.11 external, waits for G3',
    ]);
    approve('G3', 'approver', 'approval', '--criterion', 'G3.1', 'G3.2');
    approve('G4', 'tester', 'approval', '--criterion', 'G4.3');
    approve('G4', 'approver', 'approval', '--document', 'DOS-STR');
    approve('G5', 'tester', 'approval', '--criterion', 'G5.1');
    approve('G5', 'approver', 'approval', '--criterion', 'G5.11');
    approve('G5', 'approver', 'approval', '--document', 'DOS-ANM', 'DOS-RMF', 'DOS-IFU');
    approve('G5', 'approver', 'approval');
    project.commit('Approve the release\n\nThe release is tried in this clone.\n\nImplements: SRS-1901');
    expect(gates()).toEqual(['G1 passed', 'G2 passed', 'G3 passed', 'G4 passed', 'G5 passed']);
  });

  // @verifies SRS-2003, SRS-2005
  it('is released into an archive that is what it says', () => {
    project.git('tag', '-a', '-m', 'Version 0.1.0', 'v0.1.0');
    const { code, out, err } = project.run('--quiet', 'release', 'v0.1.0', '--key', join(keys, 'approver'));
    expect([code, out, err]).toEqual([
      0,
      expect.stringMatching(/^v0\.1\.0: \d+ files in releases\/v0\.1\.0\//),
      '',
    ]);
    expect(existsSync(join(store, 'v0.1.0/evidence/reports/lint.sarif'))).toBe(true);
    for (const path of [join(store, 'v0.1.0'), join(store, 'v0.1.0.zip')]) {
      const verdict = project.run('verify', path, '--signers', 'allowed_signers');
      expect(verdict.out).toMatch(/^Dossier 0\.1\.0, v0\.1\.0: verified by signers you named\n/);
      expect(verdict.out).not.toMatch(/[✗?] /);
      expect(verdict.out).toContain('✓ Signed by Test Approver with the key SHA256:');
      expect(verdict.code).toBe(0);
    }
  });

  // @verifies SRS-3635
  it('is printed with no heading alone at the foot of a page', async () => {
    const directory = join(store, 'v0.1.0/pdf');
    const names = readdirSync(directory).filter((name) => name.endsWith('.pdf'));
    expect(names).toContain('DOS-SOUP.pdf');
    for (const name of names) {
      const faults = badlySet(await readPages(readFileSync(join(directory, name))));
      expect({ name, alone: faults.filter((fault) => fault.includes('alone')) }).toEqual({ name, alone: [] });
    }
  });

  // @verifies SRS-2051, SRS-2052
  it('is staged, tried and shown to visitors', () => {
    project.must('publish', '--to', www, '--who', names.approver);
    expect(existsSync(join(www, 'current'))).toBe(false);
    expect(project.must('promote', '--to', www, '--who', names.approver).out).toMatch(/: v0\.1\.0 shown\n/);
    const page = readFileSync(join(www, 'current/latest/index.html'), 'utf8');
    expect(page).toContain('v0.1.0');
    expect(page).not.toContain('DRAFT');
    for (const path of ['documents/DOS-IFU/index.html', 'pdf/DOS-REL.pdf', 'gates/index.html'])
      expect(existsSync(join(www, 'current/v0.1.0', path)), path).toBe(true);
    const versions = JSON.parse(readFileSync(join(www, 'current/versions.json'), 'utf8')) as object[];
    expect(versions).toMatchObject([
      { version: 'v0.1.0', date: expect.stringMatching(/^\d{4}-\d\d-\d\d$/), current: true },
    ]);
  });
}, 1_800_000);
