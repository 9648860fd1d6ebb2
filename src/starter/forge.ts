import { runGit } from '../sources/git/run.ts';

/** Forges whose continuous integration is laid down, with the beginning of the files that do it. */
const filesByForge = { github: '.github/', gitlab: '.gitlab' } as const;

export type Forge = keyof typeof filesByForge;

export const forges = Object.keys(filesByForge) as Forge[];

/**
 * The forge of a repository, by the host of its remote `origin`, else of its first one; undefined where it has none, or another.
 * @implements SRS-3461
 */
export async function forgeOf(root: string): Promise<Forge | undefined> {
  const told =
    (await runGit(root, ['config', '--local', '--get-regexp', String.raw`^remote\..*\.url$`])) ?? '';
  const remotes = told.split('\n').map((line) => line.split(' ') as [string, string?]);
  const [, url = ''] = remotes.find(([key]) => key === 'remote.origin.url') ?? remotes[0] ?? [];
  const host = /^(?:[a-z+]+:\/\/)?(?:[^@/]*@)?([^/:]+)/i.exec(url)?.[1] ?? '';
  return forges.find((forge) => host.toLowerCase().includes(forge));
}

/** Whether a file belongs to another forge than this one. */
export function isOfOtherForge(path: string, forge: Forge | undefined): boolean {
  return forges.some((each) => each !== forge && path.startsWith(filesByForge[each]));
}

/** Whether a file is the continuous integration of a forge. */
export function isOfForge(path: string, forge: Forge): boolean {
  return path.startsWith(filesByForge[forge]);
}
