import { defineEvidence } from '../evidence.ts';

/** Raw logs that are kept with a release. One that was not read has no hash and is in no archive: nobody could tell what it holds. */
export const logs = defineEvidence('logs', {
  include: ({ sources }) => sources.logs,
  load: async () => (await import('./index.ts')).logSource,
  unreadable: {
    rule: 'unreadable-log',
    summary: 'A log is no text, so that nobody can tell what it holds. It goes into no archive.',
    hint: 'Let the run write it as text, unpacked; or leave it out of `sources.logs`.',
  },
  gather: (reports) =>
    reports.map(({ origin, read }) =>
      read
        ? { ...origin, format: 'log', size: read.size }
        : { path: origin.path, sha256: '', origin: 'unknown', format: 'unreadable', size: 0 },
    ),
});
