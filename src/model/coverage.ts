import { z } from 'zod';
import { evidenceOrigin } from './evidence.ts';
import type { Place } from './place.ts';
import { count, text } from './values.ts';

/** How many of a number were run. */
export const counted = z.object({
  covered: count.describe('How many were run.'),
  total: count.describe('How many there are.'),
});
export type Counted = z.output<typeof counted>;

/** What a coverage report says of one source file. */
export const fileCoverage = z.object({
  file: text.describe(
    'POSIX, relative to the project root; as the report names it where the project has no such file.',
  ),
  lines: counted.describe('Lines that can be run.'),
  branches: counted.describe('Ways out of decisions; a total of 0 where the report counts none.'),
});
export type FileCoverage = z.output<typeof fileCoverage>;

/** One coverage report, with what is known of its origin. */
export const coverageReport = evidenceOrigin.extend({
  format: z
    .enum(['lcov', 'cobertura', 'jacoco', 'unreadable'])
    .describe('Its format; `unreadable` where nothing of it counts.'),
  files: z.array(fileCoverage).describe('Sorted by file.'),
});
export type CoverageReport = z.output<typeof coverageReport>;

/** One coverage report as its reader understands it. */
export interface CoverageFacts {
  format: 'lcov' | 'cobertura' | 'jacoco';
  /** Sorted by file. */
  files: FileCoverage[];
  place: Place;
}
