import type { ClauseSet } from './clause-set.ts';

/** A set whose clauses no source rates by pipeline and gate: number → title. It counts in no figure of the paper. */
export function unrated(
  standard: string,
  edition: string,
  titles: Readonly<Record<string, string>>,
): ClauseSet {
  return {
    standard,
    edition,
    clauses: Object.entries(titles).map(([clause, title]) => ({
      clause,
      title,
      classes: ['A', 'B', 'C'],
      pipeline: 'unrated',
      gates: [],
      gateSource: 'none',
      evidence: [],
      remark: '',
      heading: false,
      confirmed: true,
    })),
  };
}
