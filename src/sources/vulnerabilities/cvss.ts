import type { VulnerabilitySeverity } from '../../model/index.ts';

/** Weights of CVSS 3.1, chapter 7.4. Those of privileges differ where the scope changes. */
const weights: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  AV: { N: 0.85, A: 0.62, L: 0.55, P: 0.2 },
  AC: { L: 0.77, H: 0.44 },
  PR: { N: 0.85, L: 0.62, H: 0.27 },
  'PR changed': { N: 0.85, L: 0.68, H: 0.5 },
  UI: { N: 0.85, R: 0.62 },
  C: { H: 0.56, L: 0.22, N: 0 },
  I: { H: 0.56, L: 0.22, N: 0 },
  A: { H: 0.56, L: 0.22, N: 0 },
};

/**
 * The severity of a CVSS 3.0 or 3.1 vector by its base score (chapters 5 and 7.1), of a number by the same scale; empty for anything else,
 * vectors of 2.0 and 4.0 included: what is not known counts as the worst.
 * @implements SRS-2914
 */
export function severityOfCvss(vector: string): VulnerabilitySeverity | '' {
  const number = /^(?:10(?:\.0)?|\d(?:\.\d)?)$/.exec(vector.trim());
  const score = number ? Number(number[0]) : baseScore(vector);
  if (score === undefined) return '';
  if (score >= 9) return 'critical';
  if (score >= 7) return 'high';
  return score >= 4 ? 'moderate' : 'low';
}

function baseScore(vector: string): number | undefined {
  if (!/^CVSS:3\.[01]\//.test(vector)) return undefined;
  const metrics = new Map(
    vector
      .slice(0, 500)
      .split('/')
      .slice(1)
      .map((part) => part.split(':', 2) as [string, string]),
  );
  const changed = metrics.get('S') === 'C';
  if (!changed && metrics.get('S') !== 'U') return undefined;
  const of = (metric: string, table = metric): number => {
    const value = metrics.get(metric) ?? '';
    const known = weights[table] ?? {};
    return Object.hasOwn(known, value) ? (known[value] as number) : Number.NaN;
  };
  const missing = 1 - (1 - of('C')) * (1 - of('I')) * (1 - of('A'));
  const impact = changed ? 7.52 * (missing - 0.029) - 3.25 * (missing - 0.02) ** 15 : 6.42 * missing;
  const exploitability = 8.22 * of('AV') * of('AC') * of('PR', changed ? 'PR changed' : 'PR') * of('UI');
  const sum = (changed ? 1.08 : 1) * (impact + exploitability);
  if (Number.isNaN(sum)) return undefined;
  return impact <= 0 ? 0 : roundUp(Math.min(sum, 10));
}

/** To the next tenth, in whole numbers, so that no machine rounds otherwise (appendix A). */
function roundUp(score: number): number {
  const whole = Math.round(score * 100_000);
  return whole % 10_000 === 0 ? whole / 100_000 : (Math.floor(whole / 10_000) + 1) / 10;
}
