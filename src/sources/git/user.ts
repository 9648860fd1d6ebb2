import { runGit } from './run.ts';

/** The name git would write into a commit; undefined where none is set. */
export async function readUserName(root: string): Promise<string | undefined> {
  return (await runGit(root, ['config', 'user.name']))?.trim() || undefined;
}
