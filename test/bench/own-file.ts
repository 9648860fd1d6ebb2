import { spawnSync } from 'node:child_process';
import { appendFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Builds our own technical file with its PDFs in a clone: from nothing, and after a commit that changes one page.
 * @param project absolute; made
 * @param build builds a project and tells what it took
 */
export function measureOwnFile<Run>(
  project: string,
  build: (project: string) => Run,
): { cold: Run; edited: Run } {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  git('clone', '-q', root, project);
  symlinkSync(join(root, 'node_modules'), join(project, 'node_modules'));
  // What is ignored is a directory, not a link.
  appendFileSync(join(project, '.git/info/exclude'), '\nnode_modules\n');
  const cold = build(project);
  appendFileSync(join(project, 'content/manual/01-about.md'), '\nOne more sentence.\n');
  git(
    '-C',
    project,
    '-c',
    'user.name=Bench',
    '-c',
    'user.email=bench@localhost',
    'commit',
    '-qam',
    'Change one page\n\nA reader asked for it.\n\nImplements: SRS-3632',
  );
  return { cold, edited: build(project) };
}

function git(...words: string[]): void {
  const { status, stderr } = spawnSync('git', words, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`git ${words.join(' ')} failed:\n${stderr}`);
}
