import { runGit } from './run.ts';

/** Commits as git stores them, each once; those that are not here are left out. */
export async function readRawCommits(root: string, commits: Iterable<string>): Promise<string[]> {
  const raw = await Promise.all(
    [...new Set(commits)].sort().map((commit) => runGit(root, ['cat-file', 'commit', commit])),
  );
  return raw.filter((each) => each !== undefined);
}
