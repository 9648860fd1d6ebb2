import { readdirSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readCached, writeCached } from '../../src/cache/json-cache.ts';
import { TestProject } from './project.ts';

let project: TestProject;
/** One for each test, made before, so that all grow old at once. */
const projects: TestProject[] = [];
beforeAll(async () => {
  for (let count = 0; count < 6; count++) {
    const made = TestProject.clean();
    made.git('tag', 'v2.4.1');
    projects.push(made);
  }
  // Long enough that what is remembered of the files counts.
  await setTimeout(2200);
});
beforeEach(() => {
  project = projects.pop() as TestProject;
  project.must('check');
});
afterEach(() => project.remove());

/** Changes a file as one that copies with times would: its size and its time of change stay. */
function slip(path: string, from: string, to: string): void {
  expect(Buffer.byteLength(to)).toBe(Buffer.byteLength(from));
  const full = join(project.root, path);
  const { atime, mtime } = statSync(full);
  project.edit(path, from, to);
  utimesSync(full, atime, mtime);
}

/** Makes what is remembered of a file look like the file as it lies there now, as no change of a file can. */
function pretend(cache: string, path: string): void {
  const file = join(project.root, '.dossier/cache', cache);
  const { size, mtimeMs, ctimeMs, ino } = statSync(join(project.root, path));
  const kept = readCached(file) as { written?: number; read?: number; files: unknown[] };
  const later = Date.now() + 1e6;
  const files = kept.files.map((row) => {
    const [name, ...rest] = row as [string, ...unknown[]];
    if (name !== path) return row;
    // State of the file, its hash, and what else is remembered.
    const known = [size, mtimeMs, ctimeMs, ino, ...rest.flat().slice(4)];
    return Array.isArray(rest[0]) ? [name, known] : [name, ...known];
  });
  writeCached(file, kept.read === undefined ? { ...kept, written: later, files } : { read: later, files });
}

const failed = [
  '<testcase classname="system" name="TST-201 ',
  '<testcase classname="system" name="TST-999 ',
] as const;

// @verifies SRS-3180
describe('bytes that changed at the same size and time', () => {
  it('of a report are no evidence, in check and in stamp', () => {
    slip('reports/junit.xml', ...failed);
    expect(project.findings()).toContain('evidence-altered reports/junit.xml:1:1');
    expect(project.run('stamp', '--check')).toMatchObject({
      code: 1,
      err: 'The reports in reports changed after they were stamped.\n',
    });
  });

  it('of a source file make another tree, in check and in stamp', () => {
    slip('test/queue.test.ts', '@verifies SRS-041', '@verifies SRS-040');
    expect(project.findings()).toContain('unknown-id test/queue.test.ts:4:14');
    expect(project.run('stamp', '--check')).toMatchObject({
      code: 1,
      err: 'The reports in reports are of another tree: run the tests through `dossier stamp -- <command>`.\n',
    });
  });

  it('of an image that nothing reads make a draft', () => {
    project.write('content/picture.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>').commit('A picture');
    project.git('tag', '-f', 'v2.4.1');
    project.run('check');
    slip('content/picture.svg', '2000', '2001');
    project.run('build', '--no-pdf');
    expect(JSON.parse(project.read('dist/manifest.json')).release).toMatch(/^DRAFT v2\.4\.1-dirty$/);
  });
});

// @verifies SRS-3180
describe('what may be signed never rests on what is remembered of a file', () => {
  it('build, gate and release see a report that changed', () => {
    const before = project.run('gate', 'G1').out;
    slip('reports/junit.xml', ...failed);
    pretend('facts.index.json', 'reports/junit.xml');
    // Checks rely on it.
    expect(project.findings()).not.toContain('evidence-altered reports/junit.xml:1:1');
    const after = project.run('gate', 'G1').out;
    const said = 'SRS-041 is open, not verified: TST-201 has no result.';
    expect([before.includes(said), after.includes(said)]).toEqual([false, true]);
    expect(project.run('build', '--no-pdf').out).toContain(
      'The report reports/junit.xml was altered after it was stamped',
    );
    expect(project.run('release', 'v2.4.1', '--candidate', '--to', 'kept').code).toBe(0);
    const [archive] = readdirSync(join(project.root, 'kept')).filter((name) => !name.endsWith('.zip'));
    const { reports } = JSON.parse(project.read(`kept/${archive}/data/model.json`));
    expect(reports.map(({ origin }: { origin: string }) => origin)).toEqual(['altered']);
  });

  it.each([
    ['stamp --check', ['stamp', '--check']],
    ['build', ['build', '--no-pdf']],
  ])('%s sees a tracked file that changed', (_, words) => {
    slip('src/queue.ts', 'alarm', 'alarn');
    pretend('names.json', 'src/queue.ts');
    expect(project.run(...words).code).toBe(1);
  });
});
