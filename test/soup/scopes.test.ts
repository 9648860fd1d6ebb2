import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Config } from '../../src/config/index.ts';
import type { ArchitectureModel, PackageUse } from '../../src/model/index.ts';
import { checkScopes, mergeSoup, scopeFiles } from '../../src/soup/index.ts';
import { locksOf } from '../../src/sources/soup/formats.ts';
import { TestProject } from '../cli/project.ts';
import { lockfile, withSoup } from './project.ts';
import { readLock } from './read.ts';

type Scopes = Config['soup']['scopes'];

const scoped = (paths: readonly string[], scopes: Scopes = {}) =>
  scopeFiles(
    paths.flatMap((path) => readLock(path, textOf(path)).packages),
    scopes,
    (path) => locksOf(path) === 'any',
  );
const textOf = (path: string) =>
  path.endsWith('.json')
    ? JSON.stringify({
        bomFormat: 'CycloneDX',
        specVersion: '1.6',
        components: [{ type: 'library', name: 'leftpad', version: '1.0', purl: 'pkg:pypi/leftpad@1.0' }],
      })
    : 'leftpad==1.0\n';
const told = (paths: readonly string[], scopes?: Scopes) =>
  scoped(paths, scopes).files.map(
    ({ path, scope, toldBy, by, product, tools }) =>
      `${path}: ${scope} by ${toldBy} ${by} ${product}+${tools}`,
  );

describe('what a lockfile is there for', () => {
  // @verifies SRS-3542
  it('is guessed by the outermost directory of a usual name, in any case of letters', () => {
    expect(
      told([
        'requirements.txt',
        'app/Docs/requirements.txt',
        'tools/docs/requirements.txt',
        '.github/requirements.txt',
        'toolset/requirements.txt',
        'docs.d/requirements.txt',
      ]),
    ).toEqual([
      '.github/requirements.txt: development by directory .github 0+1',
      'app/Docs/requirements.txt: documentation by directory app/Docs 0+1',
      'docs.d/requirements.txt: product by file  1+0',
      'requirements.txt: product by file  1+0',
      'tools/docs/requirements.txt: development by directory tools 0+1',
      'toolset/requirements.txt: product by file  1+0',
    ]);
  });

  // @verifies SRS-3542
  it('is what the configuration says by the first pattern that matches', () => {
    const scopes: Scopes = {
      'tools/service/**': 'product',
      'tools/**': 'development',
      '*.txt': 'documentation',
    };
    expect(
      told(
        [
          'tools/service/requirements.txt',
          'tools/requirements.txt',
          'requirements.txt',
          'a/requirements.txt',
        ],
        scopes,
      ),
    ).toEqual([
      'a/requirements.txt: product by file  1+0',
      'requirements.txt: documentation by configuration *.txt 0+1',
      'tools/requirements.txt: development by configuration tools/** 0+1',
      'tools/service/requirements.txt: product by configuration tools/service/** 1+0',
    ]);
  });

  // @verifies SRS-3542
  it('is not guessed of a bill of materials, nor of a file that says it itself', () => {
    expect(told(['docs/bom.json', 'docs/requirements-dev.txt'])).toEqual([
      'docs/bom.json: product by file  1+0',
      'docs/requirements-dev.txt: development by file  0+1',
    ]);
    expect(told(['docs/bom.json'], { 'docs/**': 'documentation' })).toEqual([
      'docs/bom.json: documentation by configuration docs/** 0+1',
    ]);
  });

  // @verifies SRS-3542
  it('lets a package that the product locks as well stay in the product', () => {
    const scopes = (paths: string[]) => mergeSoup(scoped(paths).packages).map(({ scope }) => scope);
    expect(scopes(['docs/requirements.txt'])).toEqual(['development']);
    expect(scopes(['docs/requirements.txt', 'app/requirements.txt'])).toEqual(['production']);
  });
});

describe('findings on what a lockfile is there for', () => {
  const findings = (paths: string[], { scopes = {}, imports = [] as string[] } = {}) => {
    const { packages, files } = scoped(paths, scopes);
    const uses = imports.map(
      (file): PackageUse => ({
        element: 'pump',
        ecosystem: 'pypi',
        name: 'leftpad',
        count: 1,
        example: { file, line: 3 },
      }),
    );
    return checkScopes({
      model: {
        soup: mergeSoup(packages),
        soupFiles: files,
        architecture: { packages: uses } as unknown as ArchitectureModel,
      },
      config: { soup: { scopes } } as never,
      configFile: 'site.config.ts',
    }).map(
      ({ rule, severity, file, line, message, hint }) =>
        `${rule} ${severity} ${file}:${line} ${message} → ${hint}`,
    );
  };

  // @verifies SRS-3543
  it('tell a guess once a directory, with the setting that states it, and nothing of what is stated', () => {
    expect(findings(['docs/requirements.txt', 'docs/a/requirements.txt', 'tools/requirements.txt'])).toEqual([
      "soup-scope-guessed warning docs/a/requirements.txt:1 2 files in docs/ (first docs/a/requirements.txt; packages: 2) count as documentation only because they lie there. → State what is there: `soup: { scopes: { 'docs/**': 'documentation' } }`, or 'product' where it reaches the product.",
      "soup-scope-guessed warning tools/requirements.txt:1 tools/requirements.txt (packages: 1) counts as tools only because it lies in tools/. → State what is there: `soup: { scopes: { 'tools/**': 'development' } }`, or 'product' where it reaches the product.",
    ]);
    expect(findings(['docs/requirements.txt'], { scopes: { 'docs/**': 'product' } })).toEqual([]);
  });

  // @verifies SRS-3543
  it('tell a pattern that tells of no file, behind a wider one too', () => {
    expect(
      findings(['docs/requirements.txt'], {
        scopes: { 'docs/**': 'product', 'docs/*.txt': 'documentation', 'doc/**': 'documentation' },
      }).map((each) => each.replace(/ → .*/, '')),
    ).toEqual([
      'soup-scope-empty warning site.config.ts:1 `soup.scopes` names docs/*.txt, which tells of no file that states SOUP.',
      'soup-scope-empty warning site.config.ts:1 `soup.scopes` names doc/**, which tells of no file that states SOUP.',
    ]);
  });

  // @verifies SRS-3544
  it('tell a package that the product imports and only tools lock, guessed or stated, and no import of the tools', () => {
    const scopes: Scopes = { 'tools/**': 'development' };
    const contradicted = (paths: string[], options: { scopes?: Scopes; imports: string[] }) =>
      findings(paths, options).filter((each) => each.startsWith('soup-scope-contradicted'));
    const lock = 'tools/requirements.txt';
    expect(contradicted([lock], { scopes, imports: ['tools/make.py', 'src/pump.py'] })).toEqual([
      "soup-scope-contradicted error src/pump.py:3 leftpad is imported here, and only tools/requirements.txt locks it, which counts as tools (`soup.scopes`: tools/**). → Lock it for the product. Where it is of the product, say so: `soup: { scopes: { 'tools/requirements.txt': 'product' } }`.",
    ]);
    expect(contradicted([lock], { imports: ['src/pump.py'] })).toEqual([
      expect.stringContaining('which counts as tools (directory tools).'),
    ]);
    expect(contradicted([lock], { scopes, imports: ['tools/make.py', 'docs/conf.py'] })).toEqual([]);
    expect(contradicted([lock, 'requirements.txt'], { scopes, imports: ['src/pump.py'] })).toEqual([]);
    expect(contradicted(['requirements-dev.txt'], { imports: ['src/pump.py'] })).toEqual([]);
  });
});

describe('a project with a lockfile of its documentation', () => {
  let project: TestProject;
  beforeAll(() => {
    project = withSoup(TestProject.clean());
    project.write(
      'package-lock.json',
      lockfile(
        { 'node_modules/commander': '15.1.0', 'node_modules/left': '1.2.3', 'node_modules/right': '2.0.0' },
        { transitive: ['left', 'right'] },
      ),
    );
    project.write('docs/requirements.txt', 'sphinx==8.1.0\n');
    project.commit('Lock');
  });
  afterAll(() => project.remove());
  const criterion = (): string => /G1\.6 .*\n +(.*)\n/.exec(project.run('gate', 'G1').out)?.[1] ?? '';

  // @verifies SRS-3541, SRS-3543
  it('passes no gate on a guess, and is shown what was guessed', () => {
    expect(criterion()).toBe(
      'Found: docs/requirements.txt (packages: 1) counts as documentation only because it lies in docs/.',
    );
    expect(project.must('soup').out).toMatch(
      /\ndocs\/requirements.txt: documentation, guessed from the directory docs; packages: 1\n$/,
    );
    project.run('build', '--no-pdf');
    expect(project.read('dist/site/soup/index.html')).toContain(
      '<tr><th scope="row"><code>docs/requirements.txt</code></th><td>0</td><td>1</td><td>documentation</td><td><span class="gap">guessed from the directory docs</span></td></tr>',
    );
    project.edit(
      'site.config.ts',
      '  documents: [',
      "  soup: { scopes: { 'docs/**': 'documentation' } },\n  documents: [",
    );
    expect(criterion()).toMatch(
      /^4 SOUP items, 3 of them in the product; nothing found by unreadable-lockfile, /,
    );
    project.write('Cargo.LOCK', '');
    expect(criterion()).toMatch(/^Found: Cargo\.LOCK /);
  });
});
