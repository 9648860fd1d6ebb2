import { readObjects } from './objects.ts';

/** Commits as git stores them, each once; those that are not here are left out. */
export async function readRawCommits(root: string, commits: Iterable<string>): Promise<string[]> {
  const names = [...new Set(commits)].filter((name) => /^[0-9a-f]{40,64}$/.test(name)).sort();
  const objects = await readObjects(root, names);
  return objects.filter(({ type }) => type === 'commit').map(({ bytes }) => bytes.toString('utf8'));
}
