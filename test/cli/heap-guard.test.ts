import { spawnSync } from 'node:child_process';
import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { guardingHeap } from '../../src/cache/heap-guard.ts';
import { silentProgress } from '../../src/cache/progress.ts';

// @verifies SRS-3653
it('what is in use stays near to what is needed, whatever garbage the steps leave', () => {
  // What other tests of this process left is no part of it.
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  const told: string[] = [];
  const progress = guardingHeap({
    ...silentProgress,
    stage: (name) => void told.push(name),
    step: (done, total) => void told.push(`${done}/${total}`),
  });
  const used = () => getHeapStatistics().used_heap_size;
  const needed = Array.from({ length: 800_000 }, (_, index) => [index]);
  progress.stage('site');
  const before = used();
  let most = 0;
  for (let step = 1; step <= 20; step++) {
    leaveGarbage();
    progress.step(step * 32, 640);
    most = Math.max(most, used());
  }
  // Of the last step's garbage some is there yet when it is collected.
  expect(most).toBeLessThan(Math.max(112_000_000, before * 1.25 + 24_000_000) + 20_000_000);
  expect(needed).toHaveLength(800_000);
  expect([told[0], told[1], told.at(-1)]).toEqual(['site', '32/640', '640/640']);
});

// @verifies SRS-3653
it('what is just made gets no more room than is of use', () => {
  // In a process of its own: room that other tests took stays.
  const script = `
    import { getHeapSpaceStatistics } from 'node:v8';
    const { guardingHeap } = await import(${JSON.stringify(new URL('../../src/cache/heap-guard.ts', import.meta.url).href)});
    const progress = guardingHeap({ stage() {}, step() {}, end() {} });
    let most = 0;
    for (let step = 1; step <= 60; step++) {
      const kept = Array.from({ length: 60_000 }, (_, index) => ({ index, text: 'x' + index }));
      progress.step(step * 32, 60 * 32);
      if (kept.length > 0) most = Math.max(most, ...getHeapSpaceStatistics().flatMap((each) => each.space_name === 'new_space' ? each.space_size : []));
    }
    process.stdout.write(String(most));`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  expect(Number(stdout)).toBeGreaterThan(0);
  expect(Number(stdout)).toBeLessThanOrEqual(34_000_000);
});

/** Some 15 MB that live long enough to be moved to the old part of the heap. */
function leaveGarbage(): void {
  expect(Array.from({ length: 200_000 }, (_, index) => [index, index])).toHaveLength(200_000);
}
