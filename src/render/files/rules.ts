import type { Rule } from '../../model/index.ts';

export const rules: Rule[] = [
  {
    name: 'file-not-shown',
    severity: 'error',
    summary:
      'A page refers to a file that is not shown: its kind is not known to be harmless, or something in it can act.',
  },
  {
    name: 'active-content',
    severity: 'warning',
    summary: 'A drawing holds scripts, addresses or elements that are left out of what is shown.',
  },
];
