import { runGit } from './run.ts';

/** Who wrote the last commit that changed anything but records; undefined where git does not say. */
export async function readLastAuthor(
  root: string,
  leftOut: readonly string[],
): Promise<{ name: string; email: string } | undefined> {
  const said = await runGit(root, [
    'log',
    '-1',
    '--format=%an%n%ae',
    '--',
    '.',
    ...leftOut.map((each) => `:(exclude)${each}`),
  ]);
  const [name = '', email = ''] = (said ?? '').split('\n');
  return name === '' ? undefined : { name, email };
}
