import { toUtc } from './history.ts';
import { runGit } from './run.ts';

const newest = ['log', '-1', '--format=%H %cI'];

/** The question which commit changed the content last, and when: `<hash> <date>`. */
export function lastChangeOf(leftOut: readonly string[]): string[] {
  return [...newest, '--', '.', ...leftOut.map((each) => `:(exclude)${each}`)];
}

/**
 * When the content as it is came to be, records left out: the dates of the commit that changed it last, and of the one before that.
 * Empty where git does not say.
 */
export async function readContentTime(
  root: string,
  leftOut: readonly string[],
): Promise<{ after: string; at: string }> {
  const dateOf = async (words: string[]): Promise<[commit: string, date: string]> => {
    const said = await runGit(root, words);
    const [commit = '', date = ''] = (said ?? '').trim().split(' ');
    return [commit, date === '' ? '' : toUtc(date)];
  };
  const [commit, at] = await dateOf(lastChangeOf(leftOut));
  if (commit === '') return { after: '', at: '' };
  const [, after] = await dateOf([...newest, `${commit}^`, '--']);
  return { after, at };
}
