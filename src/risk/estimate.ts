import type { RiskConfig } from '../config/index.ts';
import type { Item } from '../model/index.ts';

/** What a hazard states of its risk before or after control, in words of the scales; empty where it states none of them. */
export interface Estimate {
  severity: string;
  /** Probability of harm: stated, or computed from P1 and P2. */
  probability: string;
  /** Probability that the hazardous situation occurs, and that it leads to harm; empty where the hazard does not split its risk. */
  p1: string;
  p2: string;
}

/** The estimates of one hazard; `problems` say what is wrong with them. */
export interface Estimates {
  initial: Estimate;
  residual: Estimate;
  problems: string[];
}

/**
 * Reads `severity`, `probability`, `p1` and `p2`, and the same with `residual-` before them. The severity after control is the initial one
 * unless the hazard says otherwise (ISO 14971 5.5, 7.3), and so is the part of the probability that a control leaves as it is. P1 without
 * P2 says nothing of harm. A probability other than the one that both give counts for nothing.
 * @implements SRS-2111, SRS-3624
 */
export function estimatesOf({ attributes }: Pick<Item, 'attributes'>, risk: RiskConfig): Estimates {
  const { split } = risk;
  const problems: string[] = [];
  const textOf = (name: string): string =>
    (Object.hasOwn(attributes, name) ? (attributes[name] ?? '') : '').trim();
  /** @param otherwise what counts where nothing is stated; without it that is a problem */
  const read = (name: string, scale: Readonly<Record<string, unknown>>, otherwise?: string): string => {
    const stated = textOf(name);
    if (stated === '') {
      if (otherwise === undefined) problems.push(`${name} is not stated`);
      return otherwise ?? '';
    }
    const known = Object.keys(scale).find((each) => each.toLowerCase() === stated.toLowerCase());
    if (known === undefined)
      problems.push(`${name} is "${stated}", which is none of ${Object.keys(scale).join(', ')}`);
    return known ?? '';
  };
  const estimate = (prefix: '' | 'residual-', before?: Estimate): Estimate => {
    const name = `${prefix}probability`;
    const severity = read(`${prefix}severity`, risk.severities, before?.severity);
    if (!split || (textOf(`${prefix}p1`) === '' && textOf(`${prefix}p2`) === ''))
      return { severity, probability: read(name, risk.probabilities), p1: '', p2: '' };
    const p1 = read(`${prefix}p1`, split.situations, before?.p1 || undefined);
    const p2 = read(`${prefix}p2`, split.harms, before?.p2 || undefined);
    if (!split.matrix) return { severity, probability: read(name, risk.probabilities), p1, p2 };
    const stated = read(name, risk.probabilities, '');
    const computed = split.matrix[p1]?.[Object.keys(split.harms).indexOf(p2)] ?? '';
    if (stated === '' || computed === '' || stated === computed)
      return { severity, probability: computed, p1, p2 };
    problems.push(`${name} is "${stated}", but P1 ${p1} and P2 ${p2} give "${computed}"`);
    return { severity, probability: '', p1, p2 };
  };
  const initial = estimate('');
  return { initial, residual: estimate('residual-', initial), problems };
}
