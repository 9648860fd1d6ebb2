let before: Promise<unknown> = Promise.resolve();

/**
 * Does work on a print when that on the one before is done. All of it is done on one core: side by side it would be ready no sooner, and
 * each print that is read takes memory.
 */
export function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  const done = before.then(work);
  before = done.catch(() => {});
  return done;
}
