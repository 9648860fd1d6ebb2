import { defineEvidence } from '../evidence.ts';
import { fileFinder } from '../find-file.ts';

/**
 * Reports of coverage; their files are named as the project names them.
 * @implements SRS-1802
 */
export const coverage = defineEvidence('coverage', {
  include: ({ sources }) => sources.coverage,
  load: async () => (await import('./index.ts')).coverageSource,
  unreadable: {
    rule: 'unreadable-coverage',
    summary:
      'A coverage report is truncated, malformed, hostile, of a foreign format, or its sums disagree with its lines. Nothing in it counts.',
    hint: 'Run the tests with coverage again; a report has to be whole: lcov, Cobertura XML or JaCoCo XML.',
  },
  gather(reports, { facts }) {
    const find = fileFinder(facts.codeFiles.map(({ path }) => path));
    return reports.map(({ origin, read }) => ({
      ...origin,
      format: read?.format ?? 'unreadable',
      files: (read?.files ?? []).map((each) => ({ ...each, file: find(each.file) })),
    }));
  },
});
