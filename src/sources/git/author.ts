import { runGit } from './run.ts';

/** Who wrote the last commit that changed anything but a directory; undefined where git does not say. */
export async function readLastAuthor(
  root: string,
  leftOut: string,
): Promise<{ name: string; email: string } | undefined> {
  const said = await runGit(root, ['log', '-1', '--format=%an%n%ae', '--', '.', `:(exclude)${leftOut}`]);
  const [name = '', email = ''] = (said ?? '').split('\n');
  return name === '' ? undefined : { name, email };
}
