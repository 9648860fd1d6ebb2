import { sha256Of } from '../../model/index.ts';
import { readPlace } from './place.ts';
import { runGit } from './run.ts';

/** What git may answer from besides the files of the tree: where names lead, which objects are at hand, how it is set up. */
const questions = [
  ['rev-parse', 'HEAD'],
  ['rev-parse', '--abbrev-ref', 'HEAD'],
  ['for-each-ref', '--format=%(refname) %(objectname) %(*objectname)'],
  ['count-objects', '-v'],
  ['config', '--list', '--null'],
];

/**
 * Identifies the state of a repository: while it stays the same, every question about history, tags and people has the same answer.
 * @returns undefined where that cannot be told: outside version control, before the first commit, and in a clone without its whole history
 * @implements SRS-3570
 */
export async function repositoryIdentity(root: string): Promise<string | undefined> {
  const [place, ...answers] = await Promise.all([
    readPlace(root),
    ...questions.map((words) => runGit(root, words)),
  ]);
  if (place?.isShallow !== false || answers.includes(undefined)) return undefined;
  return sha256Of(JSON.stringify(answers));
}
