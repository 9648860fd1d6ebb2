import { defineEvidence } from '../evidence.ts';
import { originOfCommit } from '../origin-of-commit.ts';

/** Records of exploratory sessions. Which build each is of, it says itself: the commit, the digest of the software, or both. */
export const exploratory = defineEvidence('sessions', {
  include: ({ sources }) => [`${sources.exploratory.replace(/\/+$/, '')}/**/*.md`],
  load: async () => (await import('./index.ts')).sessionSource,
  unreadable: {
    rule: 'unreadable-session',
    summary: 'The record of an exploratory session is no Markdown with a heading. Nothing in it counts.',
    hint: 'Write a heading, below it a list with charter, tester, date, version, commit or artifact, environment, duration and anomalies, then the notes.',
  },
  gather: (reports, known) =>
    reports.map(({ origin, read }) => {
      const { place: _, ...told } = read ?? nothing;
      return {
        ...origin,
        origin: read ? originOfCommit(read, origin.origin, known) : origin.origin,
        format: read ? ('session' as const) : ('unreadable' as const),
        ...told,
      };
    }),
});

const nothing = {
  place: undefined,
  title: '',
  charter: '',
  tester: '',
  date: '',
  version: '',
  commit: '',
  artifact: '',
  environment: '',
  minutes: 0,
  explored: [],
  anomalies: [],
  notes: '',
  lacking: [],
};
