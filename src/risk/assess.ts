import type { RiskConfig } from '../config/index.ts';
import type { Item } from '../model/index.ts';
import { type Estimate, estimatesOf } from './estimate.ts';
import { reductionsOf } from './reduction.ts';

/** What the matrix says of one severity and one probability. */
export interface Risk extends Estimate {
  level: string;
  acceptability: 'acceptable' | 'conditional' | 'unacceptable';
}

/** The risks of one hazard. A risk is undefined where its estimate is not whole; `problems` say what is wrong with it. */
export interface Assessment {
  initial: Risk | undefined;
  residual: Risk | undefined;
  problems: string[];
}

/**
 * Computes initial and residual risk of a hazard from its estimates. Where nothing controls the hazard, a lower risk after control is none.
 * @implements SRS-2111, SRS-3224
 */
export function assessHazard(item: Item, risk: RiskConfig, isControlled: boolean): Assessment {
  const { initial, residual, problems } = estimatesOf(item, risk);
  return {
    initial: riskOf(initial, risk),
    residual: isControlled || reductionsOf(item, risk).length === 0 ? riskOf(residual, risk) : undefined,
    problems,
  };
}

function riskOf(estimate: Estimate, { matrix, probabilities, levels }: RiskConfig): Risk | undefined {
  const { severity, probability } = estimate;
  if (severity === '' || probability === '') return undefined;
  const level = matrix[severity]?.[Object.keys(probabilities).indexOf(probability)];
  const acceptability = level === undefined ? undefined : levels[level];
  return level === undefined || acceptability === undefined
    ? undefined
    : { ...estimate, level, acceptability };
}
