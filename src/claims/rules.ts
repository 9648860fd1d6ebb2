import type { Rule } from '../model/index.ts';

/** Findings of what is claimed. */
export const rules: Rule[] = [
  {
    name: 'claim-value',
    severity: 'error',
    summary:
      'An attribute that carries a claim has a value that is none of those it takes: a word of no list, a day that does not exist or is still to come, a reason that says nothing. It counts as not stated.',
  },
  {
    name: 'claim-alone',
    severity: 'error',
    summary:
      'A claim stands without the others it needs, such as an acceptance without a name. It counts as not stated.',
  },
  {
    name: 'claim-name',
    severity: 'warning',
    summary: 'An attribute is named nearly as one that carries a claim, and so claims nothing.',
  },
];
