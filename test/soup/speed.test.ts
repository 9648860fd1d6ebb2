import { expect, it } from 'vitest';
import { largeLock } from '../bench/large-lock.ts';
import { readLock } from './read.ts';

function milliseconds(task: () => void): number {
  const started = performance.now();
  task();
  return performance.now() - started;
}

// @verifies SRS-1625
it('reads 3,000 packages in little more time than JSON takes', () => {
  const text = largeLock(3000);
  const rounds = Array.from({ length: 5 }, () => ({
    bare: milliseconds(() => JSON.parse(text)),
    whole: milliseconds(() => expect(readLock('package-lock.json', text).packages).toHaveLength(3000)),
  }));
  const best = (key: 'bare' | 'whole'): number => Math.min(...rounds.map((round) => round[key]));
  // The promise is 3 times and 50 ms (`npm run bench`); a loaded machine gets a margin.
  expect(best('whole')).toBeLessThan(10 * best('bare') + 200);
});
