import type { Rule } from '../model/index.ts';

/** Findings of the risk assessment; without `risk` in the configuration there is none. */
export const rules: Rule[] = [
  {
    name: 'risk-estimate',
    severity: 'error',
    summary:
      'A hazard has no whole estimate, or uses words that the scales of the configuration do not have.',
  },
  {
    name: 'risk-differs',
    severity: 'error',
    summary: 'A hazard states another level of risk than the matrix gives for its estimate.',
  },
  {
    name: 'risk-unacceptable',
    severity: 'error',
    summary: 'A residual risk is unacceptable, and nothing weighs it against the benefits.',
  },
  {
    name: 'risk-undisclosed',
    severity: 'error',
    summary: 'A residual risk that is not simply acceptable, or an information for safety, reaches no user.',
  },
  {
    name: 'risk-uncontrolled',
    severity: 'error',
    summary: 'A hazard states less risk after control than before, and nothing controls it.',
  },
];
