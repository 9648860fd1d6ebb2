import type { Rule } from '../../model/index.ts';

export const rules: Rule[] = [
  {
    name: 'unreadable-scan',
    severity: 'error',
    summary:
      'A report of vulnerabilities or a VEX document is truncated, malformed, hostile or of a foreign format. Nothing in it counts.',
  },
];
