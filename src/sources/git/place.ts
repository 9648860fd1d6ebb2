import { runGit } from './run.ts';

/** Where a project stands in its repository. */
export interface Place {
  /** Its directory from the root of the repository, with a slash at its end; empty for the root. */
  prefix: string;
  /** Whether the repository lacks history. */
  isShallow: boolean;
}

/** @returns undefined outside of a repository */
export async function readPlace(root: string): Promise<Place | undefined> {
  const told = await runGit(root, ['rev-parse', '--is-shallow-repository', '--show-prefix']);
  if (told === undefined) return undefined;
  const end = told.indexOf('\n');
  // The name of a directory may hold an end of a line.
  return { isShallow: told.slice(0, end) === 'true', prefix: told.slice(end + 1).replace(/\n$/, '') };
}
