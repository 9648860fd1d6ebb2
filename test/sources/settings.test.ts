import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, it } from 'vitest';
import { silentProgress } from '../../src/cache/progress.ts';
import { loadProject } from '../../src/config/index.ts';
import type { Facts } from '../../src/model/index.ts';
import { read } from '../../src/sources/read.ts';
import { survey } from '../../src/sources/survey.ts';
import { TestProject } from '../cli/project.ts';

const project = TestProject.clean();
afterAll(() => project.remove());

/** Facts of the project under its settings of now, and how many files were read for them. */
async function readAll(): Promise<{ facts: Facts; count: number }> {
  const loaded = await loadProject(project.root);
  let count = 0;
  const progress = {
    ...silentProgress,
    step: (done: number) => {
      count = done;
    },
  };
  const { facts } = await read(loaded, await survey(loaded, 'bytes'), { progress, texts: true });
  return { facts, count };
}

/** The same without what was kept. */
async function readAnew(): Promise<{ facts: Facts; count: number }> {
  rmSync(join(project.root, '.dossier/cache'), { recursive: true, force: true });
  return readAll();
}

function configure(settings: string): void {
  project.edit('site.config.ts', 'defineSite({', `defineSite({\n  ${settings},`);
}

beforeEach(() => {
  project.git('checkout', '-q', '.');
});

// @verifies SRS-3330
it('reads no file again where the title of a document changes', async () => {
  const before = await readAnew();
  expect(before.count).toBe(6);
  project.edit('site.config.ts', "'Software requirements'", "'Requirements of the software'");
  expect(await readAll()).toEqual({ facts: before.facts, count: 0 });
});

// @verifies SRS-3330
it.each([
  [
    'a type',
    "trace: { types: { srs: { title: 'Software requirement', plural: 'Software requirements', prefixes: ['SWR'] } } }",
  ],
  ['a column', "trace: { columns: { 'Derived from': 'satisfies' } }"],
  ['the limit of a size', 'sources: { maximumFileSize: 600 }'],
  ['HTML', 'output: { html: true }'],
])('reads every file again where %s changes', async (_, settings) => {
  const before = await readAnew();
  configure(settings);
  const after = await readAll();
  expect(after.count).toBe(before.count);
  expect(after.facts).toEqual((await readAnew()).facts);
});

// @verifies SRS-3330
it('reads again the one file that another source reads from now on', async () => {
  await readAnew();
  configure("sources: { vex: ['content/trace.md'] }");
  const after = await readAll();
  expect(after.count).toBe(1);
  expect(after.facts).toEqual((await readAnew()).facts);
});
