import calculator from 'ae-cvss-calculator';
import type { VulnerabilitySeverity } from '../../model/index.ts';

/** One version of CVSS: how its vectors begin, its base metrics with their values in order, and what computes its score. */
interface Version {
  prefix: string;
  base: readonly (readonly [metric: string, values: string])[];
  score(vector: string): number;
}

const ofThree = (prefix: string, score: Version['score']): Version => ({
  prefix,
  base: [
    ['AV', 'NALP'],
    ['AC', 'LH'],
    ['PR', 'NLH'],
    ['UI', 'NR'],
    ['S', 'UC'],
    ['C', 'HLN'],
    ['I', 'HLN'],
    ['A', 'HLN'],
  ],
  score,
});

const versions: readonly Version[] = [
  {
    prefix: 'CVSS:4.0/',
    base: [
      ['AV', 'NALP'],
      ['AC', 'LH'],
      ['AT', 'NP'],
      ['PR', 'NLH'],
      ['UI', 'NPA'],
      ...['VC', 'VI', 'VA', 'SC', 'SI', 'SA'].map((metric) => [metric, 'HLN'] as const),
    ],
    score: (vector) => new calculator.Cvss4P0(vector).calculateScores().overall ?? Number.NaN,
  },
  ofThree('CVSS:3.1/', (vector) => new calculator.Cvss3P1(vector).calculateScores().base ?? Number.NaN),
  ofThree('CVSS:3.0/', (vector) => new calculator.Cvss3P0(vector).calculateScores().base ?? Number.NaN),
  {
    prefix: '',
    base: [
      ['AV', 'LAN'],
      ['AC', 'HML'],
      ['Au', 'MSN'],
      ['C', 'NPC'],
      ['I', 'NPC'],
      ['A', 'NPC'],
    ],
    score: (vector) => new calculator.Cvss2(vector).calculateScores().base ?? Number.NaN,
  },
];

/**
 * The severity of a CVSS vector of version 2.0, 3.0, 3.1 or 4.0 by its base metrics, and of a number, by the scale of CVSS 3.1 (chapter 5), which
 * 4.0 shares and which places 2.0 no lower than its own. Threat and environment are not known here and left out.
 * @returns empty where a base metric is missing or unknown: what is not known counts as the worst
 * @implements SRS-2914
 */
export function severityOfCvss(vector: string): VulnerabilitySeverity | '' {
  const number = /^(?:10(?:\.0)?|\d(?:\.\d)?)$/.exec(vector.trim());
  const score = number ? Number(number[0]) : baseScore(vector.trim().slice(0, 500));
  if (score === undefined || Number.isNaN(score)) return '';
  if (score >= 9) return 'critical';
  if (score >= 7) return 'high';
  return score >= 4 ? 'moderate' : 'low';
}

function baseScore(written: string): number | undefined {
  const vector = written.replace(/^\((.*)\)$/, '$1').replace(/^CVSS:2\.0\//, '');
  const version = versions.find(({ prefix }) => vector.startsWith(prefix));
  if (!version || (version.prefix === '' && vector.startsWith('CVSS:'))) return undefined;
  const parts = vector
    .slice(version.prefix.length)
    .split('/')
    .map((part) => part.split(':', 2) as [string, string | undefined]);
  const metrics = new Map(parts);
  const isWhole =
    metrics.size === parts.length &&
    version.base.every(([metric, values]) => {
      const value = metrics.get(metric);
      return value?.length === 1 && values.includes(value);
    });
  if (!isWhole) return undefined;
  return version.score(
    version.prefix + version.base.map(([metric]) => `${metric}:${metrics.get(metric)}`).join('/'),
  );
}
