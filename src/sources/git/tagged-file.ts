import { execFile } from 'node:child_process';
import type { Refused } from '../../model/index.ts';
import { gitCall } from './run.ts';

/** Ways to a repository that are gone; whatever else git knows, such as running a program, is not. */
const ways = ['https', 'ssh', 'file'].flatMap((way) => ['-c', `protocol.${way}.allow=always`]);

/** Largest file that is taken, in bytes. */
const maximum = 1_000_000_000;

/**
 * Takes a file out of the tree of a tag of another repository, over the network where it lies there. Only commands ask for it.
 * @param scratch an empty directory to work in
 * @returns its bytes; or what git said
 * @implements SRS-3821
 */
export async function fileAtTag(
  scratch: string,
  { repository, tag, path }: { repository: string; tag: string; path: string },
  signal: AbortSignal,
): Promise<Buffer | Refused> {
  const { command, parameters, environment } = gitCall([]);
  const agent = process.env.SSH_AUTH_SOCK;
  const env = { ...environment, ...(agent === undefined ? {} : { SSH_AUTH_SOCK: agent }) };
  const run = (words: readonly string[]): Promise<Buffer | Refused> =>
    new Promise((resolve) => {
      const all = [...parameters, ...ways, ...words];
      const options = { cwd: scratch, env, encoding: 'buffer' as const, maxBuffer: maximum, signal };
      execFile(command, all, options, (error, stdout, stderr) => {
        const said = stderr.toString('utf8').trim().split('\n').at(-1)?.slice(0, 300);
        resolve(error ? { refused: said || error.message.split('\n')[0] || 'git failed' } : stdout);
      });
    });
  const cloned = await run([
    'clone',
    '--quiet',
    '--bare',
    '--depth=1',
    '--template=',
    `--branch=${tag}`,
    '--',
    repository,
    'repository',
  ]);
  if ('refused' in cloned) return cloned;
  return run(['--git-dir=repository', 'cat-file', 'blob', `refs/tags/${tag}:${path}`]);
}
