import { runGit } from './run.ts';

/** Hash of the commit that is checked out; undefined where there is none. */
export async function readHeadCommit(root: string): Promise<string | undefined> {
  return (await runGit(root, ['rev-parse', '--verify', 'HEAD']))?.trim();
}
