import { spawnSync } from 'node:child_process';
import { type Outcome, TestProject } from '../cli/project.ts';
import { clone, linkCommands, linkModules } from './packed.ts';

/** A project as `dossier init` lays it down, for both forges, with its packages linked, committed. */
export function laidDown(...words: string[]): TestProject {
  const project = TestProject.empty();
  // What is laid down was evaluated before it is committed.
  project.date = '2026-11-21T10:00:00Z';
  project.must('init', '.', '--yes', '--ci', 'github', ...words);
  project.must('init', '--ci', 'gitlab');
  linkModules(project.root, ['vitest', 'typescript', 'zod', '@types/node']);
  linkCommands(project.root);
  project.git('init', '-q', '-b', 'main');
  project.git('config', 'user.name', 'Test');
  return project.commit('Lay down the project');
}

/** Runs the tests of a project as its developers do. */
export function npmTest(project: TestProject): Outcome {
  const { status, stdout, stderr } = spawnSync('npm', ['test'], {
    cwd: project.root,
    encoding: 'utf8',
    env: { ...process.env, DOSSIER_REPORT: undefined, PATH: `${clone}node_modules/.bin:${process.env.PATH}` },
  });
  return { code: status, out: stdout, err: stderr };
}
