import type { Config } from '../config/index.ts';
import { ownEntry, type RuleOf } from '../model/index.ts';
import { checklists } from '../regulation/checklist.ts';
import { type ClauseCoverage, clauseCoverage } from '../regulation/clause-coverage.ts';
import type { GateId } from '../regulation/clause-set.ts';
import { type ClauseInput, type ProofOutcome, proofJudge } from '../regulation/proofs/judge-proof.ts';
import type { finding } from '../release/approvals/rules.ts';
import { type ActivityResult, activitiesComplete, judgeActivities } from './activities/judge.ts';
import { deployedWhereAsked, integratedWhereAsked, smokeTested } from './by-deployment.ts';
import {
  anomaliesEvaluated,
  artifactsBound,
  capacityMeasured,
  defectClassesNote,
  failuresEscalated,
  testedByHand,
  unevaluatedSoup,
} from './by-evidence.ts';
import { type Criterion, criteria, type GateProof, gateTitles } from './criteria.ts';
import { udiDecided } from './udi-decided.ts';
import { unitsAccepted } from './units-accepted.ts';

/**
 * State of a criterion. `met`: all that proves it holds for this content. `open`: something is missing. `failed`: something is wrong.
 * `external`: done outside, and nobody confirmed it. `off`: switched off in the configuration, with a reason. `follows`: the release itself does it.
 */
export type CriterionState = 'met' | 'open' | 'failed' | 'external' | 'off' | 'follows';

export interface CriterionResult {
  criterion: Criterion;
  state: CriterionState;
  /** What was looked at, in words; the reason of one that is off. */
  evidence: string[];
  /** IDs of documents the evidence is found in. */
  documents: string[];
}

export interface GateResult {
  gate: GateId;
  title: string;
  /** All criteria are met, and every gate before is passed. */
  passed: boolean;
  /** The gate before that is not passed; empty where there is none. */
  waitsFor: GateId | '';
  criteria: CriterionResult[];
}

/** Gates in their order. */
export const gateIds: readonly GateId[] = ['G1', 'G2', 'G3', 'G4', 'G5'];

/** Rules on records of approvals: an approval that no longer holds opens the criterion it was given for, and no other. */
const ofRecords: ReadonlySet<string> = new Set<RuleOf<typeof finding>>(['approval-refused', 'approval-void']);

const done: ReadonlySet<CriterionState> = new Set(['met', 'off', 'follows']);

/**
 * Evaluates the five gates for the content of a build. A later gate needs the earlier ones at the same content; a gate without any criterion that is met is not passed.
 * @implements SRS-1901
 */
export function evaluateGates(input: ClauseInput): GateResult[] {
  const { gateOf } = standingOf(input);
  return gateIds.map(gateOf);
}

/**
 * The activities of the plan, by the evidence of the same content.
 * @implements SRS-3696
 */
export function evaluateActivities(input: ClauseInput): ActivityResult[] {
  return standingOf(input).activities();
}

/**
 * State of every clause of the profiles, those that rest on the activities of the plan included.
 * @implements SRS-3697
 */
export function evaluateClauses(input: ClauseInput): ClauseCoverage[] {
  return clauseCoverage(input, () => activitiesComplete(evaluateActivities(input), input.config));
}

/** Gates and activities of one content, each judged when it is first asked for: activities ask for gates, the last gate for activities. */
function standingOf(input: ClauseInput): {
  gateOf(gate: GateId): GateResult;
  activities(): ActivityResult[];
} {
  const { config } = input;
  const all = [...criteria, ...config.gates.more.map(ownCriterion)];
  const activities = once((_of: 'plan') =>
    judgeActivities(
      {
        ...input,
        isPassed: (gate) => gateOf(gate).passed,
        isMet: (id) => resultOf(id)?.state === 'met',
        clauses: () => clauses('profiles'),
      },
      all.map(({ id }) => id),
    ),
  );
  // No activity names a clause that rests on activities: that would be a cycle.
  const clauses = once((_of: 'profiles') => clauseCoverage(input, () => open('')));
  // Made when it is asked for: it reads all checklists.
  const judge = once((_of: 'criteria') =>
    criterionJudge(input, () => activitiesComplete(activities('plan'), config)),
  );
  const resultOf = once((id: string): CriterionResult | undefined => {
    const criterion = all.find((each) => each.id === id);
    const reason = ownEntry(config.gates.off, id);
    if (!criterion || reason === undefined) return criterion && judge('criteria')(criterion);
    return { criterion, state: 'off', evidence: [reason], documents: [] };
  });
  const gateOf = once((gate: GateId): GateResult => {
    const results = all
      .filter((criterion) => criterion.gate === gate)
      .flatMap(({ id }) => resultOf(id) ?? []);
    const waitsFor = gateIds.slice(0, gateIds.indexOf(gate)).find((before) => !gateOf(before).passed) ?? '';
    const whole =
      results.every(({ state }) => done.has(state)) && results.some(({ state }) => state === 'met');
    return { gate, title: gateTitles[gate], passed: whole && waitsFor === '', waitsFor, criteria: results };
  });
  return { gateOf, activities: () => activities('plan') };
}

function ownCriterion({ id, title, clauses, role }: Config['gates']['more'][number]): Criterion {
  return { id, gate: id.slice(0, 2) as GateId, title, clauses, proofs: [{ kind: 'confirmed', role }] };
}

/** A function that answers each question once. */
function once<Question, Answer>(answer: (question: Question) => Answer): (question: Question) => Answer {
  const known = new Map<Question, Answer>();
  return (question) => {
    if (!known.has(question)) known.set(question, answer(question));
    return known.get(question) as Answer;
  };
}

function criterionJudge(
  input: ClauseInput,
  activities: () => ProofOutcome,
): (criterion: Criterion) => CriterionResult {
  const { model, findings } = input;
  const judgeProof = proofJudge(input, checklists(model, input.config));
  return (criterion) => {
    const outcomes = criterion.proofs.map((proof) => judge(proof, criterion));
    const state = criterion.proofs.some(({ kind }) => kind === 'follows') ? 'follows' : stateOf(outcomes);
    return {
      criterion,
      state,
      evidence: outcomes.map(({ text }) => text).filter(Boolean),
      documents: [...new Set(outcomes.flatMap(({ documents }) => documents))],
    };
  };

  function judge(proof: GateProof, { id, gate, clauses }: Criterion): ProofOutcome {
    switch (proof.kind) {
      case 'no-errors': {
        const errors = findings.filter(({ severity, rule }) => severity === 'error' && !ofRecords.has(rule));
        return errors.length === 0
          ? holds('No finding at error level.')
          : {
              ...open(`${errors.length} findings at error level, the first: ${errors[0]?.message}`),
              failed: true,
            };
      }
      case 'soup': {
        const found = findings.filter(({ rule }) => proof.rules.includes(rule));
        if (found.length > 0) return { ...open(`Found: ${found[0]?.message}`), failed: true };
        const unevaluated = proof.evaluated ? unevaluatedSoup(model) : [];
        if (unevaluated.length > 0)
          return open(
            `No date of an evaluation of published anomalies up to this commit: ${shortened(unevaluated)}.`,
          );
        const inProduct = model.soup.filter(({ scope }) => scope !== 'development').length;
        return model.soup.length === 0
          ? open('No lockfile was read, so no SOUP is known.')
          : holds(
              `${model.soup.length} SOUP items, ${inProduct} of them in the product; nothing found by ${proof.rules.join(', ')}.`,
            );
      }
      case 'label': {
        const { udi } = model.product;
        if (!udi) return open('The product states no UDI.');
        return model.documents.some(({ type }) => type === 'instructions-for-use')
          ? holds(`UDI ${udi.hri}.`)
          : open('There is no document of the type instructions-for-use.');
      }
      case 'udi-decided':
        return udiDecided(model, input.config, `criterion:${id}`);
      case 'signed':
        return bySignature('tree', gate, proof.role, proof.meaning);
      case 'analysed': {
        const left = findings.find(({ rule }) => proof.rules.includes(rule));
        if (left) return { ...open(`Found: ${left.message}`), failed: true };
        const tools = model.analyses
          .filter(({ origin, format }) => origin === 'current' && format === 'sarif')
          .flatMap((report) => report.tools);
        return tools.length > 0
          ? holds(`Nothing is left open by ${[...new Set(tools)].join(', ')}.`)
          : confirmation(id, gate, proof.role);
      }
      case 'defect-classes':
        return holds(defectClassesNote(model, input.config));
      case 'measured':
        return capacityMeasured(model) ?? confirmation(id, gate, proof.role);
      case 'by-hand':
        return testedByHand(model) ?? confirmation(id, gate, proof.role);
      case 'confirmed':
        return confirmation(id, gate, proof.role);
      case 'follows':
        return holds(proof.how);
      case 'artifacts-bound':
        return artifactsBound(model, input.config) ?? confirmation(id, gate, proof.role);
      case 'deployed':
        return deployedWhereAsked(model, input.config.deployment) ?? confirmation(id, gate, proof.role);
      case 'smoke-tested':
        return smokeTested(model, input.config.deployment) ?? confirmation(id, gate, proof.role);
      case 'integrated':
        return integratedWhereAsked(model, input.config.deployment) ?? holds('');
      case 'anomalies-evaluated':
        return anomaliesEvaluated(model);
      case 'units-accepted':
        return unitsAccepted(model, input.config);
      case 'failures-escalated':
        return failuresEscalated(model);
      case 'activities':
        return activities();
      default:
        return judgeProof(proof, bareClause(clauses[0] ?? ''));
    }
  }

  function confirmation(id: string, gate: GateId, role: string): ProofOutcome {
    const outcome = bySignature(`criterion:${id}`, gate, role, 'approval');
    return outcome.state === 'holds'
      ? outcome
      : {
          ...outcome,
          state: 'external',
          text: `Done outside; no approval of ${id} in the role ${role} is on record.`,
        };
  }

  function bySignature(subject: string, gate: GateId, role: string, meaning: string): ProofOutcome {
    const given = model.approvals.filter(
      (record) =>
        record.gate === gate &&
        record.role === role &&
        record.meaning === meaning &&
        record.subjects.includes(subject),
    );
    // A signature before the word of a forge.
    const valid =
      given.find(({ state, forge }) => state === 'valid' && !forge) ??
      given.find(({ state }) => state === 'valid');
    if (valid) {
      const byForge = valid.forge ? `, told by ${valid.forge} and signed by nobody` : '';
      return holds(
        `${valid.name}, ${valid.role}, ${valid.time}: ${valid.meaning} (${valid.file}${byForge}).`,
      );
    }
    const spent = given[0];
    return open(
      spent
        ? `The ${meaning} of ${spent.name} is ${spent.state}: ${spent.reason}`
        : `No ${meaning} for ${gate} of this content in the role ${role} is on record.`,
    );
  }
}

function stateOf(outcomes: readonly ProofOutcome[]): CriterionState {
  if (outcomes.some(({ failed }) => failed)) return 'failed';
  if (outcomes.some(({ state }) => state === 'open')) return 'open';
  if (outcomes.some(({ state }) => state === 'external')) return 'external';
  return 'met';
}

function shortened(ids: readonly string[]): string {
  return ids.length <= 5 ? ids.join(', ') : `${ids.slice(0, 5).join(', ')} and ${ids.length - 5} more`;
}

function holds(text: string): ProofOutcome {
  return { state: 'holds', text, documents: [] };
}

function open(text: string): ProofOutcome {
  return { state: 'open', text, documents: [] };
}

function bareClause(clause: string): string {
  return clause.replace(/^[A-Z]+ [\d-]+ /, '');
}
