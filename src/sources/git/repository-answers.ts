import { withAnswers } from './answer-cache.ts';
import { runGit } from './run.ts';

/**
 * Answers of git for a program that asks the same again and again, as a preview does at each save. They count while every name of the
 * repository leads to the same object.
 * @implements SRS-3658, SDS-3257
 */
export class RepositoryAnswers {
  #names: string | undefined;
  #kept = new Map<string, Promise<unknown>>();

  /** Does work in which git is asked only what may have another answer than before. */
  async during<Made>(root: string, work: () => Promise<Made>): Promise<Made> {
    const names = await namesOf(root);
    if (names === undefined || names !== this.#names) this.#kept = new Map();
    this.#names = names;
    return names === undefined ? work() : withAnswers(this.#kept, work);
  }
}

/** All names with their objects, the branch, and whether history is cut; undefined where git cannot tell. */
async function namesOf(root: string): Promise<string | undefined> {
  const [names, branch] = await Promise.all([
    runGit(root, ['show-ref', '--head', '--dereference']),
    runGit(root, ['rev-parse', '--is-shallow-repository', '--symbolic-full-name', 'HEAD']),
  ]);
  return names === undefined || branch === undefined ? undefined : JSON.stringify([root, names, branch]);
}
