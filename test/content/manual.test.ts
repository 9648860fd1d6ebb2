import { execFileSync } from 'node:child_process';
import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { idSyntax, loadProject } from '../../src/config/index.ts';
import { type SourceKind, sourceKinds } from '../../src/sources/kinds.ts';
import { markdownSource } from '../../src/sources/markdown/index.ts';
import { sourceContext } from '../../src/sources/source.ts';
import { levels } from '../levels.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { config } = await loadProject(root);
const read = (path: string) =>
  markdownSource.read(
    { path, bytes: readFileSync(`${root}/${path}`) },
    sourceContext({ config, ids: idSyntax(config.trace.types) }),
  );
const manual = readdirSync(`${root}/content/manual`)
  .map((name) => readFileSync(`${root}/content/manual/${name}`, 'utf8'))
  .join('\n');
/** The help of the program and of each command, by one process that prints them one after the other. */
const helps = (): string[] => {
  const script = `
    const { commands } = await import('./src/cli/commands/index.ts');
    const { run } = await import('./src/cli/run.ts');
    for (const words of [[], ...Object.keys(commands).map((name) => [name])]) {
      await run([...words, '--help']);
      process.stdout.write('\\0');
    }`;
  return execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: root,
    encoding: 'utf8',
  }).split('\0');
};

describe('the manual', () => {
  // @verifies SRS-1501
  it('has the place that each information for safety names, with text below it', () => {
    const controls = read('content/risk/03-controls.md').items.filter(
      ({ attributes }) => attributes.kind === 'information for safety',
    );
    expect(controls.map(({ id }) => id)).toEqual(['RC-020', 'RC-024']);
    for (const { id, attributes } of controls) {
      const [path = '', anchor] = (attributes.ifu ?? '').split('#');
      const [page] = read(path).pages;
      const heading = page?.headings.find((each) => each.anchor === anchor);
      expect(heading, id).toBeDefined();
      const below = (page?.text ?? '').split(`## ${heading?.text}\n`)[1] ?? '';
      expect((below.split('\n## ')[0] as string).length, id).toBeGreaterThan(200);
    }
  });

  // @verifies SRS-1502, SRS-1205
  it('names every command, every option and every exit code', () => {
    const texts = helps();
    const [help = ''] = texts;
    const list = help.split('Commands:\n')[1]?.split('Exit codes:')[0] ?? '';
    const commands = Array.from(list.matchAll(/^ {2}([a-z-]+)/gm), ([, name]) => name as string);
    expect(commands).toEqual(expect.arrayContaining(['check', 'build', 'accept', 'stamp', 'rules']));
    for (const name of commands) expect(manual).toContain(`## dossier ${name}\n`);
    expect(texts.filter((text) => text.startsWith('Usage: dossier'))).toHaveLength(commands.length + 1);
    for (const option of new Set(texts.flatMap((text) => text.match(/(?<=^ .*)--[a-z][a-z-]+/gm) ?? [])))
      expect(manual, option).toContain(`\`${option}`);
    for (const [, code] of help.matchAll(/^ {2}(\d) {2}/gm)) expect(manual).toContain(`| ${code} |`);
    expect(manual).toContain('```dossier\nrules\n```');
  });
});

// @verifies SRS-3485
it('lists for each kind of source what its reader may leave out', () => {
  const sections: Record<SourceKind, string> = {
    markdown: 'Markdown pages',
    imports: 'Files of other tools',
    code: 'Source code',
    results: 'Test reports',
    soup: 'Lockfiles, manifests and bills of materials',
    coverage: 'Coverage reports',
    analysis: 'Analysis reports',
    artifacts: 'Records of software',
    exploratory: 'Records of exploratory sessions',
    logs: 'Logs',
    vulnerabilities: 'Vulnerability reports',
    vex: 'VEX documents',
  };
  const chapter = readFileSync(`${root}/content/manual/26-left-out.md`, 'utf8');
  expect(chapter).toContain('whatever is not listed here and looks meant is read, or is a finding');
  expect(Object.keys(sections).sort()).toEqual(Object.keys(sourceKinds).sort());
  for (const [kind, heading] of Object.entries(sections)) {
    const below = chapter.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
    expect(below.length, kind).toBeGreaterThan(50);
  }
  expect(readFileSync(`${root}/content/manual/10-limits.md`, 'utf8')).toContain('(26-left-out.md)');
});

// @verifies SRS-1503
it('the technical file of Dossier holds a document of each kind, with pages', () => {
  expect(config.documents.map(({ type }) => type).sort()).toEqual([
    'architecture',
    'clause-coverage',
    'detailed-design',
    'document-register',
    'instructions-for-use',
    'known-anomalies',
    'release-notes',
    'release-record',
    'risk-management-file',
    'software-development-plan',
    'software-maintenance-plan',
    'software-requirements',
    'soup-list',
    'technical-description',
    'test-plan',
    'test-report',
    'trace-matrices',
    'user-needs',
  ]);
  for (const { id, pages } of config.documents) {
    expect(pages.length, id).toBeGreaterThan(0);
    for (const page of pages) expect(existsSync(`${root}/${page.replace(/\/\*\.md$/, '')}`), page).toBe(true);
  }
});

// @verifies SRS-1208
it('the scripts of the package are the commands the README names', () => {
  const { scripts } = JSON.parse(readFileSync(`${root}/package.json`, 'utf8'));
  const readme = readFileSync(`${root}/README.md`, 'utf8');
  const ci = readFileSync(`${root}/.ci/run`, 'utf8');
  expect(readme).toContain('npm ci && npm run docs');
  expect(readme).toContain('npm ci && npm test');
  expect(Object.keys(scripts)).toEqual(expect.arrayContaining(['test', 'docs']));
  expect(ci).toMatch(/npm ci\nnpm test\nnpm run docs\n/);
  expect(ci).toContain('npm run check\n');
});

// @verifies SRS-2103
it('each test of Dossier is of one level, and each level has its report', () => {
  const all = Object.values(levels()).flat();
  expect(new Set(all).size).toBe(all.length);
  const files = globSync('test/**/*.test.ts', { cwd: root, exclude: (name) => name.includes('fixtures') });
  for (const file of files) expect(all, file).toContain(file.split(/[\\/]/)[1]);
  expect(config.sources.results).toEqual(
    Object.keys(levels()).map((level) => ({ files: [`reports/${level}.xml`], level })),
  );
});

// @verifies SRS-3836
it('is a site of its own, of its pages and nothing else, that a workflow publishes', async () => {
  const { config } = await loadProject(`${root}/manual.config.ts`);
  expect(config.documents.map(({ pages }) => pages)).toEqual([['content/manual/*.md']]);
  expect(config.sources.markdown).toEqual(['content/manual/*.md']);
  expect([...config.sources.code, ...config.sources.results, ...(config.sources.soup ?? ['all'])]).toEqual(
    [],
  );
  const workflow = readFileSync(`${root}/.github/workflows/manual.yml`, 'utf8');
  expect(workflow).toContain('npm run manual');
  expect(workflow).toContain(`path: ${config.output.directory}/site\n`);
  const { scripts } = JSON.parse(readFileSync(`${root}/package.json`, 'utf8'));
  expect(scripts.manual).toContain(' --config manual.config.ts build ');
});
