import type { ManualRun } from '../../model/index.ts';
import { runGit } from './run.ts';
import { hashTreeOfCommit } from './working-tree.ts';

/** Most commits looked at. */
const most = 100;

/**
 * The trees of the commits that records of tests by hand name, records left out: comparable with `Revision.tree`.
 * @param version records of other versions are of another tree anyway, and not looked at
 * @returns by the commit as written; a commit that the repository does not hold is absent
 * @implements SRS-2902
 */
export async function readTestedTrees(
  root: string,
  runs: readonly ManualRun[],
  version: string,
  leftOut: readonly string[],
): Promise<Map<string, string>> {
  const named = runs.filter((run) => run.version === version && /^[0-9a-f]{7,64}$/.test(run.commit));
  const commits = [...new Set(named.map(({ commit }) => commit))].sort().slice(0, most);
  if (commits.length === 0) return new Map();
  const prefix = (await runGit(root, ['rev-parse', '--show-prefix']))?.trim() ?? '';
  const trees = new Map<string, string>();
  for (const commit of commits) {
    const whole = (await runGit(root, ['rev-parse', '--verify', '--quiet', `${commit}^{commit}`]))?.trim();
    const tree = whole ? await hashTreeOfCommit(root, prefix, whole, leftOut) : '';
    if (tree !== '') trees.set(commit, tree);
  }
  return trees;
}
