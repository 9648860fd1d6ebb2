import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { silentProgress } from '../../src/cache/progress.ts';
import { loadProject } from '../../src/config/index.ts';
import { analyseProject } from '../../src/workflows/build.ts';
import { TestProject } from '../cli/project.ts';

const lock = (...names: string[]): string =>
  JSON.stringify({
    lockfileVersion: 3,
    packages: Object.fromEntries([
      ['', { dependencies: Object.fromEntries(names.map((name) => [name, '1'])) }],
      ...names.map((name) => [`node_modules/${name}`, { version: '1.0.0' }]),
    ]),
  });

let project: TestProject;
beforeAll(() => {
  project = TestProject.clean();
});
afterAll(() => project.remove());

const soup = async (): Promise<string[]> => {
  const { model } = await analyseProject(await loadProject(project.root), { progress: silentProgress });
  return model.soup.map(({ name, places }) => `${name} ${places.map(({ file }) => file).join(' ')}`);
};

// @verifies SRS-1601
it('finds lockfiles wherever git does not ignore them', async () => {
  project
    .write('.gitignore', `${project.read('.gitignore')}/vendor/\n`)
    .write('package-lock.json', lock('root'))
    .write('web/app/package-lock.json', lock('web'))
    .write('vendor/package-lock.json', lock('vendored'))
    .write('node_modules/x/package-lock.json', lock('installed'))
    .write('src/package-lock.json', lock('beside'));
  expect(await soup()).toEqual([
    'beside src/package-lock.json',
    'root package-lock.json',
    'web web/app/package-lock.json',
  ]);
  expect(project.findings().filter((finding) => /vendor|ignored/.test(finding))).toEqual([]);
});

// @verifies SRS-1626
it('refuses an empty list of SOUP where source imports packages', async () => {
  const bare = TestProject.clean();
  try {
    bare.edit('src/queue.ts', '', "import { z } from 'zod';\nimport pino from 'pino';\n");
    const told = (): Promise<string[]> =>
      loadProject(bare.root)
        .then((loaded) => analyseProject(loaded, { progress: silentProgress }))
        .then(({ findings }) =>
          findings
            .filter(({ rule }) => /^soup-(?:nothing-locked|import-unlocked)$/.test(rule))
            .map(({ file, line, message }) => `${file}:${line} ${message}`),
        );
    expect(await told()).toEqual([
      'src/queue.ts:1 Packages of npm are imported (pino, zod), but no lockfile or bill of materials states any.',
    ]);
    bare.write('package-lock.json', lock('zod'));
    expect(await told()).toEqual([
      'src/queue.ts:2 pino is imported, but no lockfile or bill of materials holds it: nobody can tell which version is used.',
    ]);
    bare.write('package-lock.json', lock('zod', 'pino'));
    expect(await told()).toEqual([]);
  } finally {
    bare.remove();
  }
});

// @verifies SRS-1601
it('reads what a pattern names, and tells that git ignores it', async () => {
  const named = TestProject.clean();
  try {
    named
      .write('.gitignore', `${named.read('.gitignore')}/build/\n`)
      .write('build/package-lock.json', lock('made'))
      .write('package-lock.json', lock('root'))
      .edit('site.config.ts', '  product:', "  sources: { soup: ['build/package-lock.json'] },\n  product:");
    const { model, findings } = await analyseProject(await loadProject(named.root), {
      progress: silentProgress,
    });
    expect(model.soup.map(({ name }) => name)).toEqual(['made']);
    expect(findings.filter(({ rule }) => rule === 'ignored-input').map(({ file }) => file)).toEqual([
      'build/package-lock.json',
    ]);
  } finally {
    named.remove();
  }
});

// @verifies SRS-1601
it('searches the tree where there is no version control', async () => {
  const bare = TestProject.empty();
  try {
    bare
      .write('site.config.ts', project.read('site.config.ts'))
      .write('web/package-lock.json', lock('web'))
      .write('node_modules/x/package-lock.json', lock('installed'))
      .write('skipped/package-lock.json', lock('skipped'))
      .edit('site.config.ts', '  product:', "  sources: { exclude: ['skipped/**'] },\n  product:");
    const { model } = await analyseProject(await loadProject(bare.root), { progress: silentProgress });
    expect(model.soup.map(({ name }) => name)).toEqual(['web']);
  } finally {
    bare.remove();
  }
});

// @verifies SRS-1618
it('takes the commit of a submodule from git', async () => {
  const commit = '0123456789abcdef0123456789abcdef01234567';
  const holding = TestProject.clean();
  try {
    holding.write('.gitmodules', '[submodule "v"]\n\tpath = deps/v\n\turl = https://example.com/v.git\n');
    holding.git('update-index', '--add', '--cacheinfo', `160000,${commit},deps/v`);
    // A clone without its submodules has their directories.
    mkdirSync(join(holding.root, 'deps/v'), { recursive: true });
    holding.git('add', '.gitmodules');
    holding.git('commit', '-qm', 'Pin the valve');
    const { model, findings } = await analyseProject(await loadProject(holding.root), {
      progress: silentProgress,
    });
    expect(model.soup.map(({ name, version }) => `${name} ${version}`)).toEqual([`v ${commit}`]);
    expect(findings.filter(({ rule }) => rule === 'unresolved-version')).toEqual([]);
  } finally {
    holding.remove();
  }
});
