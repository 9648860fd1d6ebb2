import type { Finding } from '../../../model/index.ts';

/** Most names of a rule. */
const most = 20;

/**
 * Parts findings into those that are told for themselves, and those that wait for one of them, by its rule.
 * @implements SRS-3165
 */
export function foldWaiting(findings: readonly Finding[]): {
  direct: Finding[];
  waitingFor: (finding: Finding) => readonly Finding[];
} {
  const roots = new Set(findings.flatMap(({ rule, waiting }) => (waiting === undefined ? [] : rule)));
  const waits = ({ cause }: Finding): boolean => cause !== undefined && roots.has(cause);
  const byCause = Map.groupBy(findings.filter(waits), ({ cause }) => cause);
  return {
    direct: findings.filter((finding) => !waits(finding)),
    waitingFor: ({ rule, waiting }) => (waiting === undefined ? [] : (byCause.get(rule) ?? [])),
  };
}

/** A line for each rule of what waits: `requirement-verified: SRS-041, SRS-042`. */
export function linesOfWaiting(waiting: readonly Finding[]): string[] {
  return [...Map.groupBy(waiting, ({ rule }) => rule)].map(([rule, own]) => {
    const names = [...new Set(own.map(({ item, file }) => item ?? file ?? ''))].filter((name) => name !== '');
    const more = names.length > most ? `, and ${names.length - most} more` : '';
    return `${rule}: ${names.slice(0, most).join(', ')}${more}`;
  });
}
