import type { Rule } from '../../model/index.ts';

export const rules: Rule[] = [
  {
    name: 'unreadable-lockfile',
    severity: 'error',
    summary:
      'A lockfile or bill of materials is truncated, malformed, hostile or of a foreign format. Nothing in it counts, since what it lacks might be SOUP.',
  },
  {
    name: 'unresolved-version',
    severity: 'error',
    summary:
      'A package is named without the one version that is used, so that neither its review nor its known anomalies can be told.',
  },
];
