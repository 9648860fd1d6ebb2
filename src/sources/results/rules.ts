import type { Rule } from '../../model/index.ts';

export const rules: Rule[] = [
  {
    name: 'unreadable-report',
    severity: 'error',
    summary:
      'A report is truncated, malformed, hostile or of a foreign format. Nothing in it counts, since what it lacks might be a failure.',
  },
  {
    name: 'report-count-mismatch',
    severity: 'error',
    summary:
      'The counters in a report disagree with the cases in it. Nothing in it counts, since cases are missing or some never ran.',
  },
];
