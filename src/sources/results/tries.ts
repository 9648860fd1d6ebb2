import type { TestResult } from '../../model/index.ts';
import type { Tries } from './counters.ts';

const isFailing = ({ status }: TestResult): boolean => status === 'failed' || status === 'error';

/** Cases of one suite, class and name, in their order; names that stand once are left out. */
export function triesIn(results: readonly TestResult[]): TestResult[][] {
  const byName = Map.groupBy(results, ({ suite, className, name }) => `${suite}\0${className}\0${name}`);
  return [...byName.values()].filter(({ length }) => length > 1);
}

/** How many cases there are more than names. */
export function countTries(groups: readonly TestResult[][]): Tries {
  const sum: Tries = { more: 0, moreFailing: 0 };
  for (const group of groups) {
    sum.more += group.length - 1;
    sum.moreFailing += group.slice(0, -1).filter(isFailing).length;
  }
  return sum;
}

/**
 * Makes one result of the tries of a test: passed if each passed; passed when repeated if the last one did after one that failed; else what was said
 * against it.
 * @implements SRS-3122
 */
export function foldTries(results: readonly TestResult[], groups: readonly TestResult[][]): TestResult[] {
  const further = new Set<TestResult>();
  for (const [first, ...others] of groups) {
    const last = others.at(-1);
    if (!first || !last || further.has(first)) continue;
    for (const other of others) further.add(other);
    const worst = [first, ...others].findLast(isFailing) ?? others.find(({ status }) => status !== 'passed');
    if (!worst || (!isFailing(worst) && first.status !== 'passed')) continue;
    const status = isFailing(worst) && last.status === 'passed' ? 'repeated' : worst.status;
    Object.assign(first, { status, message: worst.message });
  }
  return further.size === 0 ? [...results] : results.filter((result) => !further.has(result));
}
