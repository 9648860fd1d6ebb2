import type { RiskConfig } from '../config/index.ts';
import type { Item } from '../model/index.ts';
import { reductionsOf } from './reduction.ts';

/** What the matrix says of one severity and one probability. */
export interface Risk {
  severity: string;
  probability: string;
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
 * Computes initial and residual risk of a hazard from `severity`, `probability`, `residual-severity` and `residual-probability`. The
 * severity after control is the initial one unless the hazard says otherwise (ISO 14971 5.5, 7.3). Where nothing controls the hazard, a
 * lower risk after control is none.
 * @implements SRS-2111, SRS-3224
 */
export function assessHazard(item: Item, risk: RiskConfig, isControlled: boolean): Assessment {
  const { attributes } = item;
  const problems: string[] = [];
  const read = (name: string, scale: Readonly<Record<string, unknown>>, otherwise?: string) => {
    const stated = (Object.hasOwn(attributes, name) ? (attributes[name] ?? '') : '').trim();
    if (stated === '') {
      if (otherwise === undefined) problems.push(`${name} is not stated`);
      return otherwise;
    }
    const known = Object.keys(scale).find((each) => each.toLowerCase() === stated.toLowerCase());
    if (known === undefined)
      problems.push(`${name} is "${stated}", which is none of ${Object.keys(scale).join(', ')}`);
    return known;
  };
  const severity = read('severity', risk.severities);
  const probability = read('probability', risk.probabilities);
  const residualSeverity = read('residual-severity', risk.severities, severity ?? '');
  const residualProbability = read('residual-probability', risk.probabilities);
  return {
    initial: riskOf(severity, probability, risk),
    residual:
      isControlled || reductionsOf(item, risk).length === 0
        ? riskOf(residualSeverity, residualProbability, risk)
        : undefined,
    problems,
  };
}

function riskOf(
  severity: string | undefined,
  probability: string | undefined,
  { matrix, probabilities, levels }: RiskConfig,
): Risk | undefined {
  if (!severity || !probability) return undefined;
  const level = matrix[severity]?.[Object.keys(probabilities).indexOf(probability)];
  const acceptability = level === undefined ? undefined : levels[level];
  return level === undefined || acceptability === undefined
    ? undefined
    : { severity, probability, level, acceptability };
}
