import { execFile } from 'node:child_process';
import type { Finding } from '../../model/index.ts';
import { finding } from './rules.ts';
import { gitCall } from './run.ts';

/**
 * Why version control says nothing of a directory, and what to do: git is missing, refuses the directory, knows no repository there, or
 * has no commit yet.
 * @implements SRS-3164
 */
export async function whyNoRevision(root: string): Promise<{ message: string; hint: string }> {
  const { command, parameters, environment } = gitCall(['rev-parse', '--is-inside-work-tree']);
  const [code, told] = await new Promise<[unknown, string]>((resolve) => {
    execFile(command, parameters, { cwd: root, env: environment, encoding: 'utf8' }, (error, _, said) =>
      resolve([error?.code, said]),
    );
  });
  if (code === 'ENOENT')
    return {
      message: 'Git is not installed: nothing tells of which tree evidence is.',
      hint: 'Install git.',
    };
  if (/dubious ownership/.test(told))
    return {
      message:
        'Git refuses this directory, since somebody else owns it: nothing tells of which tree evidence is.',
      hint: 'Say that you trust it: `git config --global --add safe.directory "$PWD"`.',
    };
  return code === null || code === undefined
    ? {
        message: 'There is no commit yet: nothing tells of which tree evidence is.',
        hint: 'Commit the project: `git add --all`, then `git commit`.',
      }
    : {
        message: 'This is no git work tree: nothing tells of which tree evidence is.',
        hint: 'Put the project under version control: `git init`, `git add --all`, then `git commit`.',
      };
}

/**
 * The one finding of a project without version control.
 * @implements SRS-3164
 */
export async function noVersionControl(root: string): Promise<Finding> {
  return finding('no-version-control', undefined, { ...(await whyNoRevision(root)) });
}
