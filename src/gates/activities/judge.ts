import { claimContext, claimed } from '../../claims/index.ts';
import type { Config } from '../../config/index.ts';
import { type Item, type Model, ownEntry, type Reason, sayReason } from '../../model/index.ts';
import type { GateId } from '../../regulation/clause-set.ts';
import { activeProfiles, demanded, of62304 } from '../../regulation/demand.ts';
import type { ProofOutcome } from '../../regulation/proofs/judge-proof.ts';
import {
  type EvidenceRule,
  evidenceRules,
  type Ground,
  type Known,
  type Unjudgeable,
} from './evidence-rules.ts';

/** Type of the items that are activities of the plan. */
const activityType = 'ACT';

/** `complete`: all its evidence is there for this content. `open`: something of it is not. `not judged`: nothing is stated that could be judged. */
export type ActivityState = 'complete' | 'open' | 'not judged';

/** An activity of the plan, and what the evidence of this content says of it. */
export interface ActivityResult {
  item: Item;
  state: ActivityState;
  /** What is missing, or why nobody can judge; empty where it is complete. */
  reasons: Reason[];
  /** Clauses it carries out, as written; empty where none is stated. */
  clauses: string;
  /** The gate by which it has to be complete. */
  by: GateId;
  /** It is not complete, and that gate is passed. */
  overdue: boolean;
  /** The evidence as written. */
  evidence: string;
}

/** One piece of evidence as an activity states it. */
export interface Stated {
  text: string;
  target: string;
  /** Undefined where the word is none of the list. */
  rule: EvidenceRule | undefined;
}

/** Activities of the plan, in the order of their IDs. */
export function activitiesOf({ items }: Pick<Model, 'items'>): Item[] {
  return items.filter(({ type }) => type === activityType);
}

/** The evidence that an activity states, parted at semicolons. */
export function statedEvidence(activity: Item): Stated[] {
  return claimed(activity, 'evidence', claimContext({ risk: undefined }))
    .split(';')
    .map((each) => each.trim())
    .filter((each) => each !== '')
    .map((text) => {
      const [, word = '', target = ''] = /^(\S+)\s*(.*)$/s.exec(text) ?? [];
      return { text, target: target.replace(/\s+/g, ' '), rule: ownEntry(evidenceRules, word.toLowerCase()) };
    });
}

/** Why a piece of evidence cannot be judged; undefined where it can. */
export function unjudgeable({ text, target, rule }: Stated, known: Known): Unjudgeable | undefined {
  if (rule && target !== '') return rule.refuse(target, known);
  return {
    why: 'unknown',
    text: `"${text}" is no evidence that can be judged.`,
    hint: `Write one of: ${Object.values(evidenceRules)
      .map(({ form }) => `\`${form}\``)
      .join(', ')}.`,
  };
}

/**
 * What the evidence of this content says of each activity of the plan. No word of its text makes one complete.
 * @implements SRS-3696, SDS-3274
 */
export function judgeActivities(ground: Ground, criteria: readonly string[]): ActivityResult[] {
  const claims = claimContext({ risk: undefined });
  return activitiesOf(ground.model).map((item): ActivityResult => {
    const stated = statedEvidence(item);
    const known = { ...ground, criteria };
    const blind = stated.filter((each) => unjudgeable(each, known) !== undefined);
    const missing = stated
      .filter((each) => !blind.includes(each))
      .flatMap(({ rule, target }) => rule?.missing(target, ground, item) ?? []);
    const reasons = [...blind.map(cannotJudge), ...(stated.length === 0 ? [nothingStated] : []), ...missing];
    const state =
      blind.length > 0 || stated.length === 0 ? 'not judged' : missing.length > 0 ? 'open' : 'complete';
    const by = (claimed(item, 'by', claims) || 'G5') as GateId;
    return {
      item,
      state: item.alsoAt ? 'not judged' : state,
      reasons: item.alsoAt ? [definedTwice(item)] : reasons,
      clauses: claimed(item, 'clause', claims),
      by,
      overdue: state !== 'complete' && by !== 'G5' && ground.isPassed(by),
      evidence: stated.map(({ text }) => text).join('; '),
    };
  });
}

const nothingStated: Reason = { sentence: 'No evidence is stated by which it could be judged.' };

function cannotJudge({ text }: Stated): Reason {
  return { sentence: 'Nobody can judge it by "{evidence}".', values: { evidence: text } };
}

function definedTwice({ id }: Item): Reason {
  return { sentence: '{subject} is defined more than once.', values: { subject: id } };
}

/** Whether a profile asks that the activities of the plan are complete (IEC 62304 5.8.6). */
export function asksForActivities(config: Config): boolean {
  return demanded([of62304('5.8.6')], activeProfiles(config)).length > 0;
}

/**
 * Whether all activities of the plan are complete. Where a profile asks and none is written as an item, nothing was judged, so it is open.
 * @implements SRS-3697
 */
export function activitiesComplete(activities: readonly ActivityResult[], config: Config): ProofOutcome {
  if (activities.length === 0)
    return asksForActivities(config)
      ? open('No activity of the plan is written as an item of the type ACT, so none is judged.')
      : { state: 'holds', text: '', documents: [] };
  const left = activities.filter(({ state }) => state !== 'complete');
  const count = activities.length;
  if (left.length === 0)
    return {
      state: 'holds',
      text: `${count} of ${count} activities of the plan are complete.`,
      documents: [],
    };
  const list = left.map(
    ({ item, state, reasons, overdue, by }) =>
      `${item.id} ${state}${overdue ? `, due by ${by}` : ''}: ${reasons.map((reason) => sayReason(reason)).join(' ')}`,
  );
  return open(`${left.length} of ${count} activities of the plan are not complete. ${list.join(' ')}`);
}

function open(text: string): ProofOutcome {
  return { state: 'open', text, documents: [] };
}
