import type { Rule } from '../model/index.ts';

export const rules: Rule[] = [
  {
    name: 'gate-criterion-unknown',
    severity: 'error',
    summary: 'A criterion is switched off that no gate has, so that another one than meant still counts.',
  },
];
