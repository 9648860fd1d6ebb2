import type { Rule } from '../model/index.ts';

export const rules: Rule[] = [
  {
    name: 'vulnerability-unassessed',
    severity: 'error',
    summary:
      'A scanner reports a vulnerability at the configured severity, and nobody assessed it, or no assessment counts: one for another package, version or product, or one that expired (IEC 62304 7.1.3).',
  },
  {
    name: 'vulnerability-unjustified',
    severity: 'error',
    summary: 'A vulnerability is said not to affect the product, or to be fixed, and nobody says why.',
  },
  {
    name: 'vulnerability-contradicted',
    severity: 'error',
    summary: 'A vulnerability is said to be fixed while the very version that has it is locked.',
  },
  {
    name: 'vulnerability-open',
    severity: 'warning',
    summary: 'A vulnerability is assessed as affecting the product, or is still under investigation.',
  },
  {
    name: 'scan-old',
    severity: 'error',
    summary:
      'A report of vulnerabilities is older than the configured age, or does not say when it was made, or names a day that cannot have come.',
  },
  {
    name: 'scan-of-other-lock',
    severity: 'error',
    summary: 'A report of vulnerabilities is about other packages or versions than those that are locked.',
  },
  {
    name: 'scan-missing',
    severity: 'error',
    summary: 'The configuration demands reports of vulnerabilities, and none was read.',
  },
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
