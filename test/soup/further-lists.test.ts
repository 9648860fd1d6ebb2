import { expect, it } from 'vitest';
import { silentProgress } from '../../src/cache/progress.ts';
import { loadProject } from '../../src/config/index.ts';
import { furtherLists } from '../../src/sources/soup/further-lists.ts';
import { analyseProject } from '../../src/workflows/build.ts';
import { TestProject } from '../cli/project.ts';

// @verifies SRS-3566
it('follows what lists of pip name, round circles and once each, and tells what it cannot follow', () => {
  const files: Record<string, string> = {
    'requirements.txt': '-r deps/base.txt\n--requirement=deps/more  # of the pump\n-c pins.txt\nleft==1.0\n',
    'deps/base.txt': '-r more\n-r ../requirements.txt\n-r gone.txt\n-rhttps://example.org/list.txt\n',
    'deps/more': '-r ../../outside.txt\n-r base.txt\n',
    'package-lock.json': '-r unasked.txt\n',
  };
  const { paths, findings } = furtherLists(['package-lock.json', 'requirements.txt'], (path) => files[path]);
  expect(paths).toEqual(['deps/base.txt', 'deps/more']);
  expect(findings.map(({ file, line, message }) => `${file}:${line} ${message}`)).toEqual([
    'deps/base.txt:3 What gone.txt asks for is not known: deps/base.txt names it, and it is not there.',
    'deps/base.txt:4 What https://example.org/list.txt asks for is not known: deps/base.txt names it, and it lies outside the project.',
    'deps/more:1 What ../../outside.txt asks for is not known: deps/more names it, and it lies outside the project.',
  ]);
});

// @verifies SRS-3612
it('tells constraints that are not read, where a list does not pin all itself', () => {
  const told = (text: string) =>
    furtherLists(['requirements.txt'], () => text).findings.map(({ line, message }) => `${line} ${message}`);
  const message =
    'What pins.txt pins is not known: requirements.txt takes it as constraints, which are not read.';
  expect(told('left\n-c pins.txt\n')).toEqual([`2 ${message}`]);
  expect(told('left>=1\n--constraint pins.txt  # of the pump\n')).toEqual([`2 ${message}`]);
  expect(told('left==1.0\n-c pins.txt\n')).toEqual([]);
  expect(told('left nonsense here\n-c pins.txt\n')).toEqual([]);
});

// @verifies SRS-3566
it('reads the packages of a list under an unusual name, and no link out of the project', async () => {
  const project = TestProject.clean();
  try {
    project
      .write('requirements.txt', '-r deps/pump.txt\n-r ../outside.txt\nleft==1.0\n')
      .write('deps/pump.txt', 'right==2.0\n');
    const { model, findings } = await analyseProject(await loadProject(project.root), {
      progress: silentProgress,
    });
    expect(model.soup.map(({ name, version }) => `${name} ${version}`)).toEqual(['left 1.0', 'right 2.0']);
    expect(
      findings
        .filter(({ rule }) => rule === 'manifest-unread')
        .map(({ line, message }) => `${line} ${message}`),
    ).toEqual([
      '2 What ../outside.txt asks for is not known: requirements.txt names it, and it lies outside the project.',
    ]);
  } finally {
    project.remove();
  }
});
