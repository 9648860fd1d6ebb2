import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadProject } from '../../src/config/index.ts';
import { inspect } from '../../src/pipeline.ts';
import { silentProgress } from '../../src/progress.ts';
import { TestProject } from '../cli/project.ts';

const lock = (name: string): string =>
  JSON.stringify({
    lockfileVersion: 3,
    packages: { '': { dependencies: { [name]: '1' } }, [`node_modules/${name}`]: { version: '1.0.0' } },
  });

let project: TestProject;
beforeAll(() => {
  project = TestProject.clean();
});
afterAll(() => project.remove());

const soup = async (): Promise<string[]> => {
  const { model } = await inspect(await loadProject(project.root), { progress: silentProgress });
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
}, 30_000);

// @verifies SRS-1626
it('refuses an empty list of SOUP where source imports packages', async () => {
  const bare = TestProject.clean();
  try {
    bare.edit('src/queue.ts', '', "import { z } from 'zod';\nimport pino from 'pino';\n");
    const told = (): Promise<string[]> =>
      loadProject(bare.root)
        .then((loaded) => inspect(loaded, { progress: silentProgress }))
        .then(({ findings }) =>
          findings
            .filter(({ rule }) => rule === 'soup-nothing-locked')
            .map(({ file, line, message }) => `${file}:${line} ${message}`),
        );
    expect(await told()).toEqual([
      'src/queue.ts:1 Packages of npm are imported (pino, zod), but no lockfile or bill of materials states any.',
    ]);
    bare.write('package-lock.json', lock('zod'));
    expect(await told()).toEqual([]);
  } finally {
    bare.remove();
  }
}, 30_000);
