import { webAddress } from '../../config/index.ts';
import { runGit } from './run.ts';

/** Where a repository is kept for others, as far as a page may say it. */
export interface Remote {
  /** `https://host/path`, without credentials and without `.git`. */
  url: string;
  /** The branch that is checked out; empty where none is. */
  branch: string;
}

/**
 * The remote `origin` of a repository, else its first one; undefined where it has none that a browser could open.
 * @implements SRS-3587
 */
export async function readRemote(root: string): Promise<Remote | undefined> {
  const [told = '', branch = ''] = await Promise.all([
    runGit(root, ['config', '--local', '--get-regexp', String.raw`^remote\..*\.url$`]),
    runGit(root, ['symbolic-ref', '--quiet', '--short', 'HEAD']),
  ]);
  const remotes = told.split('\n').map((line) => line.split(' ') as [string, string?]);
  const [, address = ''] = remotes.find(([key]) => key === 'remote.origin.url') ?? remotes[0] ?? [];
  const url = webAddress(address);
  return url === undefined ? undefined : { url, branch: branch.trim() };
}
