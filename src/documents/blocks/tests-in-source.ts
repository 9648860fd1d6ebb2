import { type BlockContext, verdictOf } from '../context.ts';

/**
 * How many tests in source are among ends, and how many of them passed. What carries out a test case is none of them: its results are those
 * of the case, which is shown itself.
 * @implements SRS-3884
 */
export function testsInSource(
  { model, graph }: Pick<BlockContext, 'model' | 'graph'>,
  keys: readonly string[],
): { all: number; passed: number } {
  const tests = keys.filter(
    (key) => graph.end(key).type === 'test' && graph.up(key).some(({ relation }) => relation === 'verifies'),
  );
  return {
    all: tests.length,
    passed: tests.filter((key) => verdictOf(model, key).state === 'verified').length,
  };
}
