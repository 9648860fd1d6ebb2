import { load } from 'js-yaml';
import { readLock } from '../soup/read.ts';
import { largeLock, largeLocks } from './large-lock.ts';
import { median } from './median.ts';

/** Reads a lockfile of so many packages beside `JSON.parse` of it; the ratio in a line of text. */
export function measureLockfile(packages: number): string {
  const text = largeLock(packages);
  const bare = median(() => JSON.parse(text));
  const whole = median(() => readLock('package-lock.json', text));
  const limit = 3 * bare + 50;
  return `\nlockfile of ${packages} packages (${(text.length / 1e6).toFixed(1)} MB): ${whole.toFixed(0)} ms, JSON.parse ${bare.toFixed(0)} ms  (at most ${limit.toFixed(0)} ms: ${whole <= limit ? 'met' : 'NOT MET'})\n`;
}

/**
 * Reads lockfiles of so many packages, of all kinds in turn, one after another as a project with many does; and one of pixi beside a bare
 * parser of YAML. Lines of text.
 */
export function measureLockfiles(files: number, packages: number): string {
  const locks = [...largeLocks(packages)];
  const took = new Map<string, number>();
  let all = 0;
  for (let index = 0; index < files; index++) {
    const [file, text] = locks[index % locks.length] as [string, string];
    const before = process.cpuUsage();
    readLock(file, text);
    const { user, system } = process.cpuUsage(before);
    const milliseconds = (user + system) / 1000;
    all += milliseconds;
    if (!took.has(file)) took.set(file, milliseconds);
  }
  const each = [...took].map(([file, milliseconds]) => `  ${file}: ${milliseconds.toFixed(0)} ms\n`);
  const pixi = largeLocks(packages).get('pixi.lock') as string;
  const [ours, bare] = [median(() => readLock('pixi.lock', pixi)), median(() => load(pixi))];
  return `\n${files} lockfiles of ${packages} packages: ${all.toFixed(0)} ms  (at most 1500 ms: ${all <= 1500 ? 'met' : 'NOT MET'}); the first of each kind:\n${each.join('')}  pixi.lock beside bare YAML of the same bytes: ${(ours / bare).toFixed(2)}  (at most 2: ${ours <= 2 * bare ? 'met' : 'NOT MET'})\n`;
}
