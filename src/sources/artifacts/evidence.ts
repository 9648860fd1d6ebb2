import { defineEvidence } from '../evidence.ts';

/** Records of software that was built. What each says of its commit is held against the tree when it is stamped. */
export const artifacts = defineEvidence('artifactRecords', {
  include: ({ sources }) => sources.artifacts,
  load: async () => (await import('./index.ts')).artifactSource,
  unreadable: {
    rule: 'unreadable-artifact-record',
    summary:
      'A record of software that was built is truncated, malformed, hostile or of a foreign format. Nothing in it counts.',
    hint: 'Let the build write it again: an in-toto statement, bare, in a DSSE envelope or in a Sigstore bundle, with the SHA-256 of every subject. `dossier stamp` writes one.',
  },
  gather: (reports) =>
    reports.map(({ origin, read }) => ({
      ...origin,
      format: read ? 'in-toto' : 'unreadable',
      builder: read?.builder ?? '',
      commits: read?.commits ?? [],
      artifacts: read?.artifacts ?? [],
    })),
});
