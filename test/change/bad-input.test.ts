import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { TestProject } from '../cli/project.ts';

let project: TestProject;
afterEach(() => project.remove());

interface Told {
  compared: { base: { commit: string } };
  files: { path: string; kind: string; from?: string }[];
  touched: { key: string; kind: string }[];
  links: unknown[];
  tests: string[];
}
const told = (base: string, ...more: string[]): Told =>
  JSON.parse(project.must('impact', '--base', base, '--format', 'json', ...more).out);
const refused = (...words: string[]) => {
  const { code, out, err } = project.run('-q', ...words);
  return { code, out, err: err.trim() };
};
const head = () => project.git('rev-parse', 'HEAD').trim();

// @verifies SRS-2607
describe('a base that is not there', () => {
  const description = () => {
    writeFileSync(join(project.root, '.git/description.md'), 'SRS-041');
    return join(project.root, '.git/description.md');
  };

  it.each(['nowhere', '', '-x', 'HEAD:content', '0123456789012345678901234567890123456789'])(
    'is named by impact and by the contract: "%s"',
    (base) => {
      project = TestProject.clean();
      const answer = { code: 2, out: '', err: `There is no commit ${base} in this repository.`.trim() };
      expect(refused('impact', `--base=${base}`)).toEqual(answer);
      expect(refused('check', '--pull-request', description(), `--base=${base}`)).toEqual(answer);
    },
  );

  it('because the clone is shallow says how to get it, for the contract as well', () => {
    project = TestProject.clean();
    const { root } = project;
    project.git('branch', 'old', 'HEAD~1');
    project.git('clone', '-q', '--depth', '1', '--no-single-branch', `file://${root}`, 'shallow');
    const fetch = 'This clone is shallow: fetch the whole history (git fetch --unshallow).';
    expect(refused('-c', 'shallow', 'impact', '--base', 'HEAD~1').err).toBe(
      `There is no commit HEAD~1 in this repository. ${fetch}`,
    );
    expect(refused('-c', 'shallow', 'impact', '--base', 'origin/old').err).toBe(
      `origin/old and HEAD have no common commit here. ${fetch}`,
    );
    expect(
      refused('-c', 'shallow', 'check', '--pull-request', description(), '--base', 'origin/old').err,
    ).toBe(`origin/old and HEAD have no common commit here. ${fetch}`);
  });

  it('because it has another history is told', () => {
    project = TestProject.clean();
    project.git('checkout', '-q', '--orphan', 'other');
    project.commit('Begin anew');
    expect(refused('impact', '--base', 'main').err).toBe('main and HEAD have no common commit here.');
    expect(refused('impact', '--base', 'main', '--head', 'other').err).toBe(
      `main and ${head().slice(0, 12)} have no common commit here.`,
    );
  });

  it('outside version control is told', () => {
    project = TestProject.clean();
    rmSync(join(project.root, '.git'), { recursive: true });
    expect(refused('impact', '--base', 'main').err).toBe('There is no commit HEAD in this repository.');
  });
});

// @verifies SRS-2607
describe('a base that moved', () => {
  it('by force counts from what is still common', () => {
    project = TestProject.clean();
    const common = head();
    project.edit('content/risks.md', 'two seconds', '2 seconds').commit('To be thrown away');
    project.git('switch', '-qc', 'faster');
    project.edit('src/queue.ts', '?? events[0]', '?? events[1]').commit('Change the queue');
    project.git('branch', '-qf', 'main', common);
    const impact = told('main');
    expect(impact.compared.base.commit).toBe(common);
    expect(impact.touched.map(({ key }) => key)).toEqual(['RC-012', 'src/queue.ts#nextEvent']);
  });

  it('on, and was merged into the branch, is no change of the branch', () => {
    project = TestProject.clean();
    project.git('switch', '-qc', 'faster');
    project.edit('src/queue.ts', '?? events[0]', '?? events[1]').commit('Change the queue');
    project.git('switch', '-q', 'main');
    project.edit('content/risks.md', 'two seconds', '2 seconds').commit('Meanwhile');
    const main = head();
    project.git('switch', '-q', 'faster');
    project.git('merge', '-q', '--no-ff', '-m', 'Merge main', 'main');
    const impact = told('main');
    expect(impact.compared.base.commit).toBe(main);
    expect(impact.files).toEqual([{ path: 'src/queue.ts', kind: 'changed' }]);
    expect(impact.touched).toEqual([{ key: 'src/queue.ts#nextEvent', kind: 'changed' }]);
  });
});

// @verifies SRS-2607
describe('files', () => {
  it('that were renamed keep the identity of their items; code is named by its file', () => {
    project = TestProject.clean();
    project.git('mv', 'content/requirements.md', 'content/needs and "more" é.md');
    project.edit('site.config.ts', "['content/requirements.md']", "['content/needs*.md']");
    project.commit('Rename');
    const impact = told('HEAD~1');
    expect(impact.files).toContainEqual({
      path: 'content/needs and "more" é.md',
      kind: 'renamed',
      from: 'content/requirements.md',
    });
    expect(new Set(impact.touched.map(({ kind }) => kind))).toEqual(new Set(['moved']));
    expect(impact.touched.map(({ key }) => key)).toContain('SRS-041');
    expect([impact.links, impact.tests]).toEqual([[], []]);
  });

  it('that are binary, empty, or links are listed, and nothing is made up of them', () => {
    project = TestProject.clean();
    project.write(
      'content/image.png',
      Uint8Array.from({ length: 300 }, (_, index) => index % 256),
    );
    project
      .write('src/data.ts', Uint8Array.from([0x2f, 0x2f, 0, 0xff, 0xfe, 0x0a]))
      .write('src/empty.ts', '');
    project.commit('Bytes');
    project.write('src/data.ts', Uint8Array.from([0x2f, 0x2f, 0, 0xff, 0xfd, 0x0a]));
    project.write('content/image.png', Uint8Array.from([1, 0, 2])).commit('Other bytes');
    expect(told('HEAD~1')).toMatchObject({
      files: [
        { path: 'content/image.png', kind: 'changed' },
        { path: 'src/data.ts', kind: 'changed' },
      ],
      touched: [],
      tests: [],
    });
  });

  it('of a submodule are not read at the base, and its move is listed', () => {
    project = TestProject.clean();
    const allow = ['-c', 'protocol.file.allow=always'];
    project.git(...allow, 'clone', '-q', project.root, '.git/part');
    project.git(...allow, 'submodule', '--quiet', 'add', `${project.root}/.git/part`, 'lib/part');
    project.commit('Add a part');
    project.git('-C', 'lib/part', 'checkout', '-q', 'HEAD~1');
    project.commit('Move the part');
    expect(told('HEAD~1')).toMatchObject({ files: [{ path: 'lib/part', kind: 'changed' }], touched: [] });
    expect(told('HEAD~2').files).toEqual([
      { path: '.gitmodules', kind: 'added' },
      { path: 'lib/part', kind: 'added' },
    ]);
  });
});
