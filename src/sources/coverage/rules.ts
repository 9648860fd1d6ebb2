import type { Rule } from '../../model/index.ts';

export const rules: Rule[] = [
  {
    name: 'unreadable-coverage',
    severity: 'error',
    summary:
      'A coverage report is truncated, malformed, hostile, of a foreign format, or its sums disagree with its lines. Nothing in it counts.',
  },
];
