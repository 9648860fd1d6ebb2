import { existsSync } from 'node:fs';
import { join } from 'node:path';
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

/** Files that submodules, and those within them, track or would track: POSIX paths below the root. */
export async function listSubmodules(root: string): Promise<string[]> {
  const below = [...(await readSubmodules(root)).keys()]
    // Without a repository of its own git would answer for the one around it.
    .filter((path) => existsSync(join(root, path, '.git')))
    .map(async (path) => {
      const inside = join(root, path);
      const words = ['ls-files', '--cached', '--others', '--exclude-standard', '-z'];
      const files = ((await runGit(inside, words)) ?? '').split('\0').filter((file) => file !== '');
      return [...files, ...(await listSubmodules(inside))].map((file) => `${path}/${file}`);
    });
  return (await Promise.all(below)).flat();
}
