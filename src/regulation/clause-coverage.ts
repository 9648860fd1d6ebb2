import { type Checklist, checklists } from './checklist.ts';
import { type Clause, isRequirement } from './clause-set.ts';
import { clauseSetOf } from './clause-set-of.ts';
import { type ActiveProfile, activeProfiles, type Standard, tailoredReason } from './demand.ts';
import { iec62304Proofs } from './proofs/iec62304.ts';
import { type ClauseInput, type ProofOutcome, proofJudge } from './proofs/judge-proof.ts';
import {
  electronicInstructionsProofs,
  fdaProofs,
  iec82304Proofs,
  iso14971Proofs,
  mdrProofs,
} from './proofs/others.ts';
import type { Proof, Proofs } from './proofs/proof.ts';

/**
 * State of a clause. `evidenced`: all that proves it holds in this build. `open`: something of it does not. `external`: what can be
 * shown here holds, and the rest is held outside. `not-applicable`: the class does not ask it, or it is tailored out.
 * `listed`: no requirement at all.
 */
export type ClauseState = 'evidenced' | 'open' | 'external' | 'not-applicable' | 'listed';

export interface ClauseCoverage {
  standard: Standard;
  edition: string;
  clause: Clause;
  state: ClauseState;
  /** Why it does not apply, or why it is only listed; empty for others. */
  reason: string;
  proofs: ProofOutcome[];
}

const proofsOf: Readonly<Record<Standard, Proofs>> = {
  'IEC 62304': iec62304Proofs,
  'IEC 82304-1': iec82304Proofs,
  'ISO 14971': iso14971Proofs,
  MDR: mdrProofs,
  'EU 2021/2226': electronicInstructionsProofs,
  'FDA premarket': fdaProofs,
};

/**
 * State of every clause of the profiles, in their order, from the evidence of this build. A document alone evidences nothing: it
 * has to hold what the clause asks and to be approved, or results and rules have to say it.
 * @param activities what is said of the activities of the plan, where a clause rests on them
 * @implements SRS-2107
 */
export function clauseCoverage(input: ClauseInput, activities: () => ProofOutcome): ClauseCoverage[] {
  const lists = checklists(input.model, input.config);
  return activeProfiles(input.config).flatMap((profile) => coverageOf(profile, input, lists, activities));
}

function coverageOf(
  profile: ActiveProfile,
  input: ClauseInput,
  lists: readonly Checklist[],
  activities: () => ProofOutcome,
): ClauseCoverage[] {
  const set = clauseSetOf(profile.standard);
  const judge = proofJudge(input, lists);
  const proofs = proofsOf[profile.standard];
  return (set?.clauses ?? []).map((clause) => {
    const entry = { standard: profile.standard, edition: set?.edition ?? '', clause };
    const excluded = excludedBy(clause, profile);
    if (excluded) return { ...entry, ...excluded, proofs: [] };
    const outcomes = (proofs[clause.clause] ?? []).map((proof: Proof) =>
      proof.kind === 'activities' ? activities() : judge(proof, clause.clause),
    );
    return { ...entry, state: stateOf(outcomes), reason: '', proofs: outcomes };
  });
}

function excludedBy(
  clause: Clause,
  profile: ActiveProfile,
): { state: 'listed' | 'not-applicable'; reason: string } | undefined {
  if (!isRequirement(clause))
    return {
      state: 'listed',
      reason: clause.heading ? 'a heading, no requirement' : 'no public list confirms this clause',
    };
  const tailored = tailoredReason(profile, clause.clause);
  if (tailored !== undefined) return { state: 'not-applicable', reason: tailored };
  if (profile.standard === 'IEC 62304' && !clause.classes.some((each) => each === profile.grade))
    return { state: 'not-applicable', reason: `not asked of class ${profile.grade}` };
  return undefined;
}

function stateOf(outcomes: readonly ProofOutcome[]): ClauseState {
  if (outcomes.length === 0 || outcomes.some(({ state }) => state === 'open')) return 'open';
  return outcomes.some(({ state }) => state === 'external') ? 'external' : 'evidenced';
}
