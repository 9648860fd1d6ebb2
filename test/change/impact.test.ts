import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, test } from 'vitest';
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

interface Told {
  compared: { base: { ref: string; commit: string }; head: { ref: string; commit: string; files: string } };
  files: { path: string; kind: string }[];
  touched: { key: string; kind: string }[];
  reached: { key: string; type: string }[];
  tests: string[];
  untested: string[];
  documents: { name: string; how: string }[];
  elements: { id: string; how: string }[];
}
const told = (...words: string[]): Told =>
  JSON.parse(project.must('impact', ...words, '--format', 'json').out);

// @verifies SRS-2604
describe('what is compared', () => {
  it('is another branch where one is named, with neither the working tree nor the index touched', () => {
    project = TestProject.clean();
    const base = project.git('rev-parse', 'HEAD').trim();
    project.git('switch', '-qc', 'faster');
    project.edit('src/queue.ts', '?? events[0]', '?? events[1]').commit('Change the queue');
    const head = project.git('rev-parse', 'HEAD').trim();
    project.git('switch', '-q', 'main');
    project.edit('content/risks.md', 'two seconds', '2 seconds').commit('Go on');
    project.write('content/new.md', '# Nothing yet\n').git('add', 'content/new.md');
    project.edit('content/requirements.md', 'within 2 s of', 'within 1 s of');
    const state = project.git('status', '--porcelain');
    const impact = told('--base', 'main', '--head', 'faster');
    expect(impact.compared).toEqual({
      base: { ref: 'main', commit: base },
      head: { ref: 'faster', commit: head, files: 'not read' },
    });
    expect(impact.files).toEqual([{ path: 'src/queue.ts', kind: 'changed' }]);
    expect(impact.touched).toEqual([{ key: 'src/queue.ts#nextEvent', kind: 'changed' }]);
    expect(project.git('status', '--porcelain')).toBe(state);
    const sentence = `Compared: ${base.slice(0, 12)}, where main was left, with faster at ${head.slice(0, 12)}.`;
    const words = ['impact', '--base', 'main', '--head', 'faster'];
    expect(project.must(...words).out.split('\n')[0]).toBe(sentence);
    expect(project.must(...words, '--format', 'markdown').out).toContain(sentence);
    expect(project.run('-q', 'impact', '--base', 'main', '--head', 'nowhere')).toEqual({
      code: 2,
      out: '',
      err: 'There is no commit nowhere in this repository.\n',
    });
  });

  it('are the files as they lie here where none is, those git does not track yet among them', () => {
    project = TestProject.clean();
    const commit = project.git('rev-parse', 'HEAD').trim();
    const short = commit.slice(0, 12);
    expect(told('--base', 'HEAD')).toMatchObject({
      compared: { head: { ref: 'HEAD', commit, files: 'as committed' } },
      files: [],
      touched: [],
      documents: [],
    });
    project.write(
      'content/more.md',
      '## SRS-900 Colour\n\n- rationale: taste\n\nThe casing shall be blue.\n',
    );
    const impact = told('--base', 'HEAD');
    expect(impact.compared.head.files).toBe('uncommitted changes');
    expect(impact.files).toEqual([{ path: 'content/more.md', kind: 'added' }]);
    expect(impact.touched).toEqual([{ key: 'SRS-900', kind: 'added' }]);
    expect(project.must('impact', '--base', 'HEAD').out.split('\n')[0]).toBe(
      `Compared: ${short}, where HEAD was left, with the files as they are here: ${short} with uncommitted changes.`,
    );
  });
});

// @verifies SRS-2605
it('what was understood of a commit is kept under it, and counts only as long as it is whole', () => {
  project = TestProject.clean();
  const base = project.git('rev-parse', 'HEAD').trim();
  project.edit('src/queue.ts', '?? events[0]', '?? events[1]').commit('Change the queue');
  const kept = `.dossier/cache/models/${base}`;
  const cold = project.must('impact', '--base', 'HEAD~1', '--format', 'json').out;
  const bytes = project.read(kept);
  expect(project.must('impact', '--base', 'HEAD~1', '--format', 'json').out).toBe(cold);
  expect(project.read(kept)).toBe(bytes);
  project.write(kept, bytes.replace('Alarm latency', 'Alarm delay'));
  expect(project.must('impact', '--base', 'HEAD~1', '--format', 'json').out).toBe(cold);
  expect(project.read(kept)).toBe(bytes);
  project.edit('site.config.ts', "version: '2.4.1'", "version: '2.4.2'");
  project.must('impact', '--base', 'HEAD~2');
  expect(project.read(kept)).toBe(bytes);
  project.must('impact', '--base', base);
  expect(project.read(kept)).not.toBe(bytes);
});

// @verifies SRS-2606
describe('the scope of tests', () => {
  it('holds those of the annotated code beside a helper that changed', () => {
    project = TestProject.clean();
    const helper = 'function urgent(event: Event): boolean {\n  return event.kind === "alarm";\n}\n';
    project.write('src/queue.ts', `${project.read('src/queue.ts')}\n${helper}`).commit('Add a helper');
    project.edit('src/queue.ts', '=== "alarm"', '!== "none"').commit('Change the helper');
    const impact = told('--base', 'HEAD~1');
    expect(impact.touched).toEqual([]);
    expect(impact.reached).toContainEqual({ key: 'src/queue.ts#nextEvent', type: 'code' });
    expect(impact.tests).toEqual(['TST-201', 'test/queue.test.ts#serves an alarm first']);
    project.edit('src/queue.ts', 'function urgent', '// Only a remark.\nfunction urgent');
    project.commit('Remark');
    expect(told('--base', 'HEAD~1')).toMatchObject({ reached: [], tests: [] });
  });

  it('holds those of the design and its requirements for a file that says nothing itself', () => {
    project = TestProject.clean();
    project.write('src/index.ts', '/**\n * Everything.\n * @implements SDS-010\n */\nexport {};\n');
    project.write('src/lamp.ts', 'export const lamp = 1;\n').commit('Add a lamp');
    project.edit('src/lamp.ts', '= 1', '= 2').commit('Change the lamp');
    const impact = told('--base', 'HEAD~1');
    expect(impact.reached.map(({ key }) => key)).toEqual(
      expect.arrayContaining(['HAZ-001', 'RC-012', 'SDS-010', 'SRS-041']),
    );
    expect(impact.tests).toEqual(['TST-201', 'test/queue.test.ts#serves an alarm first']);
  });

  it('holds those beside test data and helpers that changed, and of an import what stands in its file', () => {
    project = TestProject.clean();
    project.write('test/data/events.json', '[]').commit('Add data');
    project.write('test/data/events.json', '[1]').commit('Change the data');
    expect(told('--base', 'HEAD~1')).toMatchObject({
      touched: [],
      reached: [],
      tests: ['test/queue.test.ts#serves an alarm first'],
      documents: [],
    });
    project.write('src/queue.ts', `import './lamp.ts';\n${project.read('src/queue.ts')}`);
    project.write('src/lamp.ts', 'export {};\n').commit('Import something');
    expect(told('--base', 'HEAD~1').tests).toEqual(['TST-201', 'test/queue.test.ts#serves an alarm first']);
  });

  it('names what the rules of coverage want a test for and has none, whatever it is called', () => {
    project = TestProject.clean();
    project.write(
      'content/more.md',
      '## RC-900 Paint\n\n- controls: HAZ-001\n\nBlue.\n\n## SRS-900 Colour\n\n- implements: RC-900\n\nThe casing shall be blue.\n\n## SDS-900 Brush\n\n- implements: SRS-900\n\nA brush.\n',
    );
    expect(told('--base', 'HEAD').untested).toEqual(['RC-900', 'SRS-900']);
    project.edit(
      'site.config.ts',
      '  documents:',
      "  trace: { coverage: { designed: { every: 'SDS', relation: 'verifies', direction: 'in', other: ['test'] } } },\n  documents:",
    );
    expect(told('--base', 'HEAD').untested).toEqual(['RC-900', 'SDS-900', 'SRS-900']);
  });

  it('tells the documents that change themselves from those that only show what changed', () => {
    project = TestProject.clean();
    project.edit('content/requirements.md', 'within 2 s of', 'within 1 s of').commit('Sooner');
    expect(told('--base', 'HEAD~1').documents).toEqual([
      { name: 'ALM-RMF', how: 'reached' },
      { name: 'ALM-SRS', how: 'changed' },
      { name: 'ALM-TRM', how: 'reached' },
    ]);
    project.write('content/about.md', '# About\n\n```dossier\nidentity\n```\n\n```dossier\nsoup-list\n```\n');
    project.edit(
      'site.config.ts',
      '  documents: [',
      "  documents: [\n    { id: 'ALM-ABT', type: 'plain', title: 'About', pages: ['content/about.md'] },",
    );
    project.commit('Tell about it');
    project.edit('content/requirements.md', 'within 1 s of', 'within 3 s of').commit('Later');
    expect(told('--base', 'HEAD~1').documents.map(({ name }) => name)).not.toContain('ALM-ABT');
  });
});
