import type { Rule } from '../model/index.ts';

export const rules: Rule[] = [
  {
    name: 'coverage-low',
    severity: 'error',
    summary:
      'Tests run less of a software unit than the configuration demands for its safety class, or nothing shows what they run.',
  },
  {
    name: 'coverage-unmeasured',
    severity: 'warning',
    summary:
      'A unit whose coverage is demanded has source files that no coverage report of this tree speaks of.',
  },
];
