import type { Rule } from '../../model/index.ts';

export const rules: Rule[] = [
  {
    name: 'unreadable-analysis',
    severity: 'error',
    summary:
      'A report of a static analysis is truncated, malformed, hostile, of a foreign format, or of a run that failed. Nothing in it counts.',
  },
];
