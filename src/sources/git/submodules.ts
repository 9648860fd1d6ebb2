import { runGit } from './run.ts';

/** The commits that git's index pins submodules to, by their paths below the root. */
export async function readSubmodules(root: string): Promise<Map<string, string>> {
  const entries = (await runGit(root, ['ls-files', '--stage', '-z', '--', '.'])) ?? '';
  return new Map(
    entries.split('\0').flatMap((entry): [string, string][] => {
      const [, commit, path] = /^160000 ([0-9a-f]{40,64}) \d\t(.+)$/s.exec(entry) ?? [];
      return commit && path ? [[path, commit]] : [];
    }),
  );
}
