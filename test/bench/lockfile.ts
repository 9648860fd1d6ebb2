import { readLock } from '../soup/read.ts';
import { largeLock } from './large-lock.ts';

/** Reads a lockfile of so many packages beside `JSON.parse` of it; the ratio in a line of text. */
export function measureLockfile(packages: number): string {
  const text = largeLock(packages);
  const bare = median(() => JSON.parse(text));
  const whole = median(() => readLock('package-lock.json', text));
  const limit = 3 * bare + 50;
  return `\nlockfile of ${packages} packages (${(text.length / 1e6).toFixed(1)} MB): ${whole.toFixed(0)} ms, JSON.parse ${bare.toFixed(0)} ms  (at most ${limit.toFixed(0)} ms: ${whole <= limit ? 'met' : 'NOT MET'})\n`;
}

/** Milliseconds of the processor, so that a busy machine counts for nothing. */
function median(task: () => unknown): number {
  const times = Array.from({ length: 11 }, () => {
    const before = process.cpuUsage().user;
    task();
    return (process.cpuUsage().user - before) / 1000;
  });
  return times.sort((a, b) => a - b)[5] as number;
}
