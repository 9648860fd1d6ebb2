import { readRemote } from '../sources/git/remote.ts';

/** Forges whose continuous integration is laid down, with the beginning of the files that do it. */
const filesByForge = { github: '.github/', gitlab: '.gitlab' } as const;

export type Forge = keyof typeof filesByForge;

export const forges = Object.keys(filesByForge) as Forge[];

/**
 * The forge of a repository, by the host of its remote `origin`, else of its first one; undefined where it has none, or another.
 * @implements SRS-3461
 */
export async function forgeOf(root: string): Promise<Forge | undefined> {
  const remote = await readRemote(root);
  const host = remote ? new URL(remote.url).hostname : '';
  return forges.find((forge) => host.includes(forge));
}

/** Whether a file belongs to another forge than this one. */
export function isOfOtherForge(path: string, forge: Forge | undefined): boolean {
  return forges.some((each) => each !== forge && path.startsWith(filesByForge[each]));
}

/** Whether a file is the continuous integration of a forge. */
export function isOfForge(path: string, forge: Forge): boolean {
  return path.startsWith(filesByForge[forge]);
}
