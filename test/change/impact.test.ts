import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { TestProject } from '../cli/project.ts';

let project: TestProject;
afterEach(() => project.remove());

// @verifies SRS-1210
test('a changed function reaches its requirements, the hazard above and the tests beside it', () => {
  project = TestProject.clean();
  project.edit('src/queue.ts', '?? events[0]', '?? events[1]').commit('Change the queue');
  const state = project.git('status', '--porcelain');
  const impact = JSON.parse(project.must('impact', '--base', 'HEAD~1', '--format', 'json').out);
  expect(impact.files).toEqual([{ path: 'src/queue.ts', kind: 'changed' }]);
  expect(impact.touched).toEqual([{ key: 'src/queue.ts#nextEvent', kind: 'changed' }]);
  expect(impact.reached.map(({ type }: { type: string }) => type)).toEqual(
    expect.arrayContaining(['HAZ', 'RC', 'SDS', 'SRS', 'URS']),
  );
  expect(impact.tests.length).toBeGreaterThan(0);
  expect(impact.links.map(({ to }: { to: string }) => to).sort()).toEqual(['SDS-010', 'SRS-041']);
  expect(project.git('status', '--porcelain')).toBe(state);
});

// @verifies SRS-1210
test('an item that moves to another file keeps its identity', () => {
  project = TestProject.clean();
  const text = project.read('content/requirements.md');
  const at = text.indexOf('## SDS-010');
  project.write('content/requirements.md', text.slice(0, at));
  project.write('content/design.md', `# Design\n\n${text.slice(at)}`).commit('Move the design');
  const impact = JSON.parse(project.must('impact', '--base', 'HEAD~1', '--format', 'json').out);
  expect(impact.touched.find(({ key }: { key: string }) => key === 'SDS-010')).toEqual({
    key: 'SDS-010',
    kind: 'moved',
  });
  expect(impact.links).toEqual([]);
});

// @verifies SRS-1210
test('a base that does not exist is named', () => {
  project = TestProject.clean();
  const { code, err } = project.run('-q', 'impact', '--base', 'nowhere');
  expect([code, err]).toEqual([2, 'There is no commit nowhere in this repository.\n']);
});

// @verifies SRS-1210
test('a shallow clone that lacks the base says how to get it', () => {
  project = TestProject.clean();
  const { root } = project;
  project.git('clone', '-q', '--depth', '1', `file://${root}`, `${root}/shallow`);
  const { code, err } = project.run('-q', '-c', 'shallow', 'impact', '--base', 'HEAD~1');
  expect([code, err]).toEqual([
    2,
    'There is no commit HEAD~1 in this repository. This clone is shallow: fetch the whole history (git fetch --unshallow).\n',
  ]);
});

// @verifies SRS-2210
test('leaves no file of the other commit where a test runner could find it', () => {
  project = TestProject.clean();
  const base = project.git('rev-parse', 'HEAD').trim();
  project.edit('src/queue.ts', '?? events[0]', '?? events[1]').commit('Change the queue');
  // What a run that was killed left: the process is gone.
  project.write(`.dossier/cache/commits/${base}.999999999/test/queue.test.ts`, 'left over');
  project.write(`.dossier/cache/commits/${base}/test/queue.test.ts`, 'of an earlier version');
  project.must('impact', '--base', 'HEAD~1');
  expect(readdirSync(join(project.root, '.dossier/cache/commits'))).toEqual([]);
});

// @verifies SRS-1210
test('a lockfile that did not change brings no SOUP', () => {
  project = TestProject.clean();
  const lockfile = {
    name: 'alarm',
    lockfileVersion: 3,
    packages: { '': { dependencies: { zod: '4.6.7' } }, 'node_modules/zod': { version: '4.6.7' } },
  };
  project.write('package-lock.json', JSON.stringify(lockfile)).commit('Lock');
  project.edit('src/queue.ts', '?? events[0]', '?? events[1]').commit('Change the queue');
  const impact = JSON.parse(project.must('impact', '--base', 'HEAD~1', '--format', 'json').out);
  expect(impact.soup).toEqual([]);
});
