import { AsyncLocalStorage } from 'node:async_hooks';

/** Commands that answer from names and objects of the repository, and from nothing else. */
const settled = new Set([
  'cat-file',
  'describe',
  'for-each-ref',
  'log',
  'ls-tree',
  'merge-base',
  'rev-list',
  'rev-parse',
  'symbolic-ref',
]);
/** Words by which they look elsewhere: into the log of what was checked out here, and the `.mailmap` of the working tree. */
const elsewhere = /^(?:-g|--walk-reflogs)$|%a[NE]/;

type Answers = Map<string, Promise<unknown>>;

const answers = new AsyncLocalStorage<Answers>();

/** Does work in which no question that has an answer there is put to git again. */
export function withAnswers<Made>(kept: Answers, work: () => Promise<Made>): Promise<Made> {
  return answers.run(kept, work);
}

/** Does work in which no question is put to git twice, unless somebody keeps answers already. */
export function withOwnAnswers<Made>(work: () => Promise<Made>): Promise<Made> {
  return answers.getStore() ? work() : withAnswers(new Map(), work);
}

/**
 * The answer to a question to git: the kept one where answers are kept and nothing but names and objects decides it.
 * @param about all else that it depends on
 */
export function answerTo<Answer>(
  words: readonly string[],
  about: readonly string[],
  ask: () => Promise<Answer>,
): Promise<Answer> {
  const kept = answers.getStore();
  if (!kept || !settled.has(words[0] ?? '') || words.some((word) => elsewhere.test(word))) return ask();
  const key = JSON.stringify([...words, about]);
  const known = kept.get(key) as Promise<Answer> | undefined;
  if (known) return known;
  const answer = ask();
  kept.set(key, answer);
  return answer;
}
