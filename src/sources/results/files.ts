import type { Config } from '../../config/index.ts';

/** Patterns of all files with results of tests: reports of runners, of capacity, and records of tests by hand. */
export function resultFiles({ sources }: Config): string[] {
  return [
    ...sources.results.flatMap((entry) => entry.files),
    ...sources.capacity,
    `${sources.testRuns.replace(/\/+$/, '')}/**/*.md`,
  ];
}
