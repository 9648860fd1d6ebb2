import type { Finding, Severity } from '../../../model/index.ts';

/** How many findings of each severity there are. */
export type Summary = Record<Severity, number>;

export function summarise(findings: readonly Finding[]): Summary {
  const summary: Summary = { error: 0, warning: 0, info: 0 };
  for (const { severity } of findings) summary[severity]++;
  return summary;
}
