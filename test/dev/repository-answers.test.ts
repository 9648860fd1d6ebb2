import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { silentProgress } from '../../src/cache/progress.ts';
import { loadProject } from '../../src/config/index.ts';
import { RepositoryAnswers } from '../../src/sources/git/index.ts';
import { preview } from '../../src/workflows/preview.ts';
import { TestProject } from '../cli/project.ts';

const { PATH } = process.env;
let project: TestProject;
let bin = '';
beforeEach(() => {
  project = TestProject.clean();
  bin = mkdtempSync(join(tmpdir(), 'dossier-git-'));
  const git = join(bin, 'git');
  writeFileSync(git, `#!/bin/sh\necho "$*" >> "$0.log"\nPATH='${PATH}' exec git "$@"\n`);
  chmodSync(git, 0o755);
});
afterEach(() => {
  process.env.PATH = PATH;
  project.remove();
  rmSync(bin, { recursive: true, force: true });
});

/** The start page of a preview, and how often git was called for it. */
async function startPage(answers?: RepositoryAnswers): Promise<{ page: string; calls: number }> {
  const log = join(bin, 'git.log');
  writeFileSync(log, '');
  process.env.PATH = `${bin}${delimiter}${PATH}`;
  const made = async () => preview(await loadProject(project.root), { progress: silentProgress });
  const { file } = await (answers ? answers.during(project.root, made) : made());
  const page = String(await file('changes/index.html')) + (await file('items/SRS-041/index.html'));
  process.env.PATH = PATH;
  return { page, calls: readFileSync(log, 'utf8').split('\n').length - 1 };
}

// @verifies SRS-3658
it('asks git at a save only what a save can change, and says what a preview says that asks all', async () => {
  const answers = new RepositoryAnswers();
  const first = await startPage(answers);
  project.edit('content/requirements.md', 'The nurse hears', 'In the ward the nurse hears');
  const saved = await startPage(answers);
  const whole = await startPage();
  expect(saved.page).toBe(whole.page);
  expect(saved.page).not.toBe(first.page);
  expect(whole.calls).toBeGreaterThan(15);
  expect(saved.calls).toBeLessThanOrEqual(6);
});

// @verifies SRS-3658
it('asks anew after a commit, a tag, and a change of the branch', async () => {
  const answers = new RepositoryAnswers();
  project.git('remote', 'add', 'origin', 'https://github.com/ward/pump.git');
  await startPage(answers);
  for (const happens of [
    () => project.edit('content/requirements.md', 'The nurse hears', 'Each nurse hears').commit('Say each'),
    () => project.git('tag', 'v0.9.0', 'HEAD~1'),
    () => project.git('checkout', '-q', '-b', 'ward'),
    () => project.git('remote', 'set-url', 'origin', 'https://github.com/ward/other.git'),
  ]) {
    happens();
    expect((await startPage(answers)).page).toBe((await startPage()).page);
  }
});
