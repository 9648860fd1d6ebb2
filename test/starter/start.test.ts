import { execFileSync } from 'node:child_process';
import { type Dirent, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Finding, Link } from '../../src/model/index.ts';
import { type Outcome, TestProject } from '../cli/project.ts';
import { badlySet, readPages } from '../pdf/positions.ts';
import { walkThePaper } from './auditors-walk.ts';
import { clone, type Packed } from './packed.ts';
import { Walk } from './walk.ts';
import { runScript } from './workflow.ts';

const { version } = JSON.parse(readFileSync(join(clone, 'package.json'), 'utf8')) as { version: string };

let walk: Walk;
let packed: Packed;
let beginning: TestProject;

beforeAll(() => {
  beginning = TestProject.empty();
  walk = new Walk(beginning.root);
  packed = walk.packed;
});
afterAll(() => beginning?.remove());

// @verifies SRS-2201
describe('the package', () => {
  it('holds compiled source, templates, licence and README, and no TypeScript to run', () => {
    const files = packed.files();
    expect(files).toContain('bin/dossier.cjs');
    expect(files).toContain('lib/cli/main.js');
    expect(files).toContain('lib/index.d.ts');
    expect(files).toContain('lib/regulation/clauses/iec62304-2006-a1-2015.json');
    expect(files).toContain('templates/layouts/site.hbs');
    const templates = (
      readdirSync(join(clone, 'templates'), { recursive: true, withFileTypes: true }) as Dirent[]
    )
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name).slice(clone.length));
    expect(files.filter((path) => path.startsWith('templates/')).sort()).toEqual(templates.sort());
    expect(files).toContain('LICENSE');
    expect(files).toContain('README.md');
    expect(files.filter((path) => /^(?:src|test|content)\//.test(path))).toEqual([]);
    expect(files.filter((path) => path.startsWith('lib/') && /(?<!\.d)\.ts$/.test(path))).toEqual([]);
  });
});

describe('a program that imports the package', () => {
  let project: TestProject;
  beforeAll(() => {
    project = TestProject.clean();
    packed.installInto(project.root);
    project.write('.git/info/exclude', 'node_modules\nuse.mjs\ntold.json\n');
  });
  afterAll(() => project.remove());

  /** What the script hands over in a file, with all that it printed. */
  const ran = (script: string): { outcome: Outcome; told: Record<string, unknown> } => {
    project.write(
      'use.mjs',
      `import { appendFileSync, writeFileSync } from 'node:fs';\nimport { build, check, ConfigurationError } from 'dossier';\n${script}`,
    );
    const outcome = runScript({ root: project.root }, 'node use.mjs', {});
    return { outcome, told: JSON.parse(project.read('told.json')) };
  };
  const silent = { code: 0, out: '', err: '' };

  // @verifies SRS-3320
  it('gets findings and the places of the output as data, and nothing is printed', () => {
    const { outcome, told } = ran(`
      const clean = await check('.');
      appendFileSync('content/requirements.md', '\\nMore.\\n');
      const checked = await check();
      const stages = [];
      const progress = { stage: (name) => stages.push(name), step() {}, end() {} };
      const built = await build('site.config.ts', { pdf: false, progress });
      writeFileSync('told.json', JSON.stringify({ clean, checked, built, stages }));`);
    expect(outcome).toEqual(silent);
    const root = realpathSync(project.root);
    expect(told.clean).toEqual({ root, passed: true, findings: [] });
    expect(told.checked).toMatchObject({
      root,
      passed: false,
      findings: expect.arrayContaining([
        expect.objectContaining({
          rule: 'evidence-of-other-commit',
          severity: 'error',
          file: 'reports/junit.xml',
        }),
      ]),
    });
    expect(told.built).toMatchObject({
      root,
      passed: false,
      product: { name: 'Alarm monitor', version: '2.4.1' },
      release: expect.stringMatching(/^DRAFT /),
    });
    expect(told.built).toHaveProperty('output', {
      site: 'dist/site/index.html',
      data: 'dist/data/',
      manifest: 'dist/manifest.json',
    });
    expect(told.stages).toContain('seal');
    expect(project.read('dist/site/index.html')).toContain('Alarm monitor');
  });

  // @verifies SRS-3320
  it('is told of a configuration that cannot be used by an error with findings', () => {
    const { outcome, told } = ran(`
      const error = await check('nowhere').catch((reason) => reason);
      const { findings } = error;
      writeFileSync('told.json', JSON.stringify({ isKnown: error instanceof ConfigurationError, findings }));`);
    expect(outcome).toEqual(silent);
    expect(told).toMatchObject({ isKnown: true, findings: [{ rule: 'configuration', severity: 'error' }] });
  });
});

/** Every page of every document is set as a reader expects it. */
async function expectWellSet(directory: string): Promise<void> {
  const names = readdirSync(directory).filter((name) => name !== 'technical-file.pdf');
  expect(names.length).toBeGreaterThan(20);
  for (const name of names)
    expect({ name, faults: badlySet(await readPages(readFileSync(join(directory, name)))) }).toEqual({
      name,
      faults: [],
    });
}

// @verifies SRS-2008, SRS-2201, SRS-3697, SRS-2205, SRS-2208, SRS-2810, SRS-3620, SRS-3621, SRS-3644, SRS-3650, SRS-3710, SRS-3758, SRS-3763
describe('the page "From nothing to a release"', () => {
  it('holds commands that work in their order, up to a release whose archive is verified', async () => {
    expect(Walk.commands().length).toBeGreaterThan(20);
    const outcomes = walk.run((command, outcome) =>
      expect({ command, ...outcome }).toMatchObject({ command, code: 0 }),
    );
    for (const words of [[], ['--no-install']]) {
      const cwd = join(beginning.root, 'alarm');
      expect(execFileSync('npx', [...words, 'dossier', '--version'], { cwd, encoding: 'utf8' })).toBe(
        `${version}\n`,
      );
    }
    expect(outcomes.get('npx dossier gate')?.out).toContain('G5 Manufacturer release: passed\n');
    expect(outcomes.get('npx dossier deployment')?.out).toMatch(
      /^staging: .*\nproduction: build\/infusion-alarm-monitor-1\.0\.0\.tgz .* released as v1\.0\.0, since /,
    );
    const verified =
      outcomes.get('npx dossier verify releases/v1.0.0.zip --signers allowed_signers')?.out ?? '';
    expect(verified).toMatch(/^Infusion alarm monitor 1\.0\.0, v1\.0\.0: verified by signers you named\n/);
    expect(verified).not.toMatch(/^\s*[✗?]/m);
    expect(outcomes.get('npx dossier impact --base main')?.out).toContain('SRS-041');
    const built = (path: string): string => beginning.read(`alarm/dist/${path}`);
    expect(built('site/index.html')).not.toContain('DRAFT');
    expect(
      JSON.parse(built('data/findings.json')).findings.filter(
        ({ severity }: Finding) => severity === 'error',
      ),
    ).toEqual([]);
    const { verdicts, links, release } = JSON.parse(built('data/model.json'));
    expect(release).toMatchObject({ label: 'v1.0.0', draft: false });
    for (const id of ['HAZ-004', 'RC-012', 'SRS-041', 'SDS-010', 'TST-201', 'TST-202'])
      expect({ id, state: verdicts[id].state }).toEqual({ id, state: 'verified' });
    const written = links.map(({ from, relation, to }: Link) => `${from} ${relation} ${to}`);
    for (const link of [
      'RC-012 controls HAZ-004',
      'SRS-041 implements RC-012',
      'SDS-010 implements SRS-041',
      'TST-201 verifies SRS-041',
      'TST-202 verifies SRS-041',
    ])
      expect(written).toContain(link);
    // What Dossier's own release would show at many times the cost: each kind of document, with translations and drawings.
    expect(
      runScript({ root: join(beginning.root, 'alarm') }, 'npx dossier reproduce releases/v1.0.0.zip', {}),
    ).toEqual({
      code: 0,
      out: expect.stringMatching(/^v1\.0\.0: built again, \d+ files are the same bytes\n$/),
      err: expect.any(String),
    });
    for (const command of ['publish', 'promote'])
      expect(
        runScript(
          { root: join(beginning.root, 'alarm') },
          `npx dossier ${command} --to ../www --who "Example Reviewer"`,
          {},
        ),
      ).toMatchObject({ code: 0, out: expect.stringContaining('v1.0.0') });
    expect(beginning.read('www/current/latest/index.html')).toContain('v1.0.0');
    // Who looks up the instructions at their address sees them as the rest of the site.
    expect(beginning.read('www/current/ifu/09504000059118/de/index.html')).toMatch(
      /<link rel="stylesheet" href="\.\.\/\.\.\/\.\.\/v1\.0\.0\/assets\/[^>]*>[\s\S]*<h1>Infusion alarm monitor: Gebrauchsanweisung<\/h1>/,
    );
    await expectWellSet(join(beginning.root, 'alarm/dist/pdf'));
    await walkThePaper(join(beginning.root, 'alarm/dist/pdf'), 'v1.0.0');
  }, 600_000);
});
