import { runGit } from './run.ts';

/** What there is of git for a directory: its version, and whether a commit is checked out. */
export async function readInstalledGit(root: string): Promise<{ version?: string; hasCommit: boolean }> {
  const [version, commit] = await Promise.all([
    runGit(root, ['--version']),
    runGit(root, ['rev-parse', '--verify', 'HEAD']),
  ]);
  const number = /\d+(?:\.\d+)+/.exec(version ?? '')?.[0];
  return { ...(number && { version: number }), hasCommit: commit !== undefined };
}
