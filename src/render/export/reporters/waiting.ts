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
  const roots = findings.filter(({ waiting }) => waiting !== undefined);
  const keys = new Set(roots.map(keyOf));
  const causeOf = ({ cause, item }: Finding): string | undefined =>
    cause === undefined ? undefined : [`${cause} ${item}`, `${cause} `].find((key) => keys.has(key));
  const byCause = Map.groupBy(findings, causeOf);
  return {
    direct: byCause.get(undefined) ?? [],
    waitingFor: (finding) => (finding.waiting === undefined ? [] : (byCause.get(keyOf(finding)) ?? [])),
  };
}

/** What waits for a finding on an item is about the same item. */
function keyOf({ rule, item = '' }: Finding): string {
  return `${rule} ${item}`;
}

/** A line for each rule of what waits: `requirement-verified: SRS-041, SRS-042`. */
export function linesOfWaiting(waiting: readonly Finding[]): string[] {
  return [...Map.groupBy(waiting, ({ rule }) => rule)].map(([rule, own]) => {
    const names = [...new Set(own.map(({ item, file }) => item ?? file ?? ''))].filter((name) => name !== '');
    const more = names.length > most ? `, and ${names.length - most} more` : '';
    return `${rule}: ${names.slice(0, most).join(', ')}${more}`;
  });
}
