import type { Rule } from '../../model/index.ts';

/** Rules of the printer. */
export const rules: Rule[] = [
  {
    name: 'pdf-page-numbers-unsettled',
    severity: 'warning',
    summary: 'A page number in the contents or in a reference must not move what it counts.',
  },
];
