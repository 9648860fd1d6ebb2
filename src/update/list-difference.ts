import { type ArrayChange, diffArrays } from 'diff';

/** Edits that are looked for, as in other comparisons: no hostile file takes long. */
const mostEdits = 4_000;

/**
 * How one list becomes another: the longest common sequence stays.
 * @returns undefined where they are further apart than is looked for
 */
export function listDifference(
  before: readonly string[],
  after: readonly string[],
): ArrayChange<string>[] | undefined {
  return diffArrays([...before], [...after], { maxEditLength: mostEdits });
}
