import type { ContentOf } from './content.ts';
import { runGit } from './run.ts';

/** Most commits looked at. */
const most = 100;

/**
 * The trees of the commits that evidence names as those that were tested, records left out: comparable with `Revision.tree`.
 * @returns by the commit as written; a commit that the repository does not hold is absent
 * @implements SRS-2902
 */
export async function readTestedTrees(
  root: string,
  named: readonly string[],
  contentOf: ContentOf,
): Promise<Map<string, string>> {
  const commits = [...new Set(named.filter((commit) => /^[0-9a-f]{7,64}$/.test(commit)))]
    .sort()
    .slice(0, most);
  if (commits.length === 0) return new Map();
  const trees = new Map<string, string>();
  for (const commit of commits) {
    const whole = (await runGit(root, ['rev-parse', '--verify', '--quiet', `${commit}^{commit}`]))?.trim();
    const content = whole ? await contentOf(whole) : undefined;
    if (content) trees.set(commit, content.tree);
  }
  return trees;
}
