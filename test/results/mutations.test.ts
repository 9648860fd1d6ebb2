import { beforeAll, describe, expect, it } from 'vitest';
import type { TestResult } from '../../src/model/index.ts';
import { resultsSource } from '../../src/sources/results/index.ts';
import { context } from '../code/context.ts';
import { runs } from '../runs.ts';
import { gains, mutantsOf, sampleReports } from './mutations.ts';

/** `npm run fuzz` takes many times as many changes, and another seed each time. */
const times = Number(process.env.DOSSIER_FUZZ ?? '1');
const seed = times === 1 ? 3128 : Date.now() % 1_000_000;

beforeAll(() => resultsSource.prepare?.('reports/a.json'));

/** What some reports do not count, so that its loss leaves no trace: tests that gotestsum skipped, steps of Cucumber, and that Robot Framework merged two runs. */
const uncounted: Readonly<Record<string, (before: string, mutation: string) => boolean>> = {
  go: (status) => status === 'skipped',
  cucumber: (_, mutation) => /is lost$/.test(mutation),
  robot: (status) => status === 'repeated',
};

// @verifies SRS-3120, SRS-3128
describe('a report that was changed on its way', () => {
  it.each(sampleReports().map((sample) => [sample.name, sample] as const))(
    'loses passes and gains none: %s',
    (name, { path, text }) => {
      const project = context();
      const read = (content: string) =>
        resultsSource.read({ path, bytes: Buffer.from(content) }, project).results;
      const before = read(text);
      const gained: string[] = [];
      for (const mutant of mutantsOf(text, runs(600 * times), seed)) {
        const found = gains(before, read(mutant.text)).filter(
          (test) => !uncounted[name]?.(statusOf(before, test), mutant.name),
        );
        if (found.length > 0) gained.push(`${mutant.name} (seed ${seed}): ${found.join('; ')}`);
      }
      expect(gained).toEqual([]);
    },
  );
});

function statusOf(results: readonly TestResult[], test: string): string {
  return (
    results.find(({ suite, className, name }) => [suite, className, name].join(' | ') === test)?.status ?? ''
  );
}
