/**
 * What this commit's evidence says of an item.
 * `verified` is said only where the chain below is whole and every matched test result of this commit passed.
 * `failed`: a matched result failed. `open`: something is missing; `reasons` names it. `suspect`: an end of a link changed since its review.
 * `accepted`: a person accepted it with a reason. `none`: nothing is claimed of this type.
 */
export interface Verdict {
  state: 'verified' | 'failed' | 'suspect' | 'open' | 'accepted' | 'none';
  /** Plain sentences, each naming what is missing or failed. Empty when verified. */
  reasons: string[];
  /** Test results that count, as `[index of report, index of result]`. */
  evidence: [number, number][];
}
