import { defineEvidence } from '../evidence.ts';

/** Reports of scanners. One of this tree that names no date is at least as new as its commit. */
export const vulnerabilities = defineEvidence('scans', {
  include: ({ sources }) => sources.vulnerabilities,
  load: async () => (await import('./index.ts')).vulnerabilitySource,
  unreadable: {
    rule: 'unreadable-scan',
    summary:
      'A report of vulnerabilities or a VEX document is truncated, malformed, hostile or of a foreign format. Nothing in it counts.',
    hint: 'Let the tool write it again; it has to be whole, JSON of one of the formats the manual names.',
  },
  gather: (reports, { revision }) =>
    reports.map(({ origin, read: { format = 'unreadable', tool = '', date = '', reported = [] } = {} }) => {
      const known = /^\d{4}-\d\d-\d\d/.test(date) ? date.slice(0, 40) : '';
      const latest = origin.origin === 'current' ? revision.date : '';
      return { ...origin, format, tool, date: known || latest, reported };
    }),
});
