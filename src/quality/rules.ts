import type { Rule } from '../model/index.ts';

export const rules: Rule[] = [
  {
    name: 'analysis-open',
    severity: 'error',
    summary: 'A static analysis reports a result at the configured level that nobody mended or suppressed.',
  },
  {
    name: 'suppression-unjustified',
    severity: 'error',
    summary: 'A result of a static analysis is suppressed, and nobody says why.',
  },
  {
    name: 'analysis-missing',
    severity: 'error',
    summary: 'The configuration demands static analysis, and no report of this tree was read.',
  },
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
