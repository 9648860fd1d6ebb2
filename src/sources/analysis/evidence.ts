import { defineEvidence } from '../evidence.ts';
import { fileFinder } from '../find-file.ts';

/** Reports of static analyses; their files are named as the project names them. */
export const analysis = defineEvidence('analyses', {
  include: ({ sources }) => sources.analysis,
  load: async () => (await import('./index.ts')).analysisSource,
  unreadable: {
    rule: 'unreadable-analysis',
    summary:
      'A report of a static analysis is truncated, malformed, hostile, of a foreign format, or of a run that failed. Nothing in it counts.',
    hint: 'Run the analysis again; a report has to be whole, SARIF 2.1.0.',
  },
  gather(reports, { files }) {
    const find = fileFinder(files.map(({ path }) => path));
    return reports.map(({ origin, read }) => ({
      ...origin,
      format: read ? 'sarif' : 'unreadable',
      tools: read?.tools ?? [],
      results: (read?.results ?? []).map((each) => ({ ...each, file: each.file && find(each.file) })),
      ...(read && read.rules.length > 0 ? { rules: read.rules } : {}),
    }));
  },
});
