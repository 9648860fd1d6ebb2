import type { Config } from '../../config/index.ts';
import { didYouMean, type Item, type Model, type Reason } from '../../model/index.ts';
import type { ClauseCoverage } from '../../regulation/clause-coverage.ts';
import type { GateId } from '../../regulation/clause-set.ts';
import { clauseSetOf } from '../../regulation/clause-set-of.ts';
import { activeProfiles } from '../../regulation/demand.ts';
import {
  deploymentThere,
  documentApproved,
  isEvidencedAt,
  recordPassed,
  sectionAt,
  sectionWritten,
  signedByRole,
  testsPassed,
} from './judge-evidence.ts';

/** What evidence of an activity is judged from. Gates, criteria and clauses are judged only where one is asked for. */
export interface Ground {
  model: Model;
  config: Config;
  isPassed(gate: GateId): boolean;
  isMet(criterion: string): boolean;
  clauses(): readonly ClauseCoverage[];
}

/** Why a target cannot be judged: there is none of that name, or it waits for the activity itself. */
export interface Unjudgeable {
  why: 'unknown' | 'cycle';
  /** A sentence for a finding. */
  text: string;
  hint: string;
}

/** What of the project the targets of rules are looked up in. */
export interface Known extends Pick<Ground, 'model' | 'config'> {
  /** IDs of the criteria of the gates. */
  criteria: readonly string[];
}

/** One kind of evidence by which an activity of the plan is judged. */
export interface EvidenceRule {
  /** How it is written, e.g. `document <ID>`. */
  form: string;
  /** Why a target cannot be judged; undefined where it can. */
  refuse(target: string, known: Known): Unjudgeable | undefined;
  /** What is missing; undefined where the evidence is there. */
  missing(target: string, ground: Ground, activity: Item): Reason | undefined;
}

const earlierGates = ['G1', 'G2', 'G3', 'G4'];
const levels = ['unit', 'integration', 'system'];
/** The criterion that the activities themselves are judged by. */
export const ofActivities = 'G5.5';
/** The clause that the activities themselves evidence. */
const clauseOfActivities = '5.8.6';

/**
 * The closed list of evidence by which an activity is judged, by the word that begins it.
 * @implements SRS-3696
 */
export const evidenceRules: Readonly<Record<string, EvidenceRule>> = {
  document: {
    form: 'document <ID>',
    refuse: (target, { model }) =>
      named(
        target,
        model.documents.map(({ id }) => id),
        'document',
      ),
    missing: (target, { model }) =>
      documentApproved(target, model)
        ? undefined
        : { sentence: 'The document {document} is not approved.', values: { document: target } },
  },
  section: {
    form: 'section <document ID> <heading>',
    refuse: (target, { model }) =>
      sectionAt(target, model) ? undefined : unknown(`There is no section "${target}"`, sectionHint),
    missing: (target, { model }) =>
      sectionWritten(target, model)
        ? undefined
        : { sentence: 'The section {section} is not written.', values: { section: target } },
  },
  clause: {
    form: 'clause <standard> <number>',
    refuse: refuseClause,
    missing: (target, ground) =>
      isEvidencedAt(clausesAt(target, ground.clauses()))
        ? undefined
        : { sentence: 'The clause {clause} is not evidenced.', values: { clause: target } },
  },
  gate: {
    form: 'gate <G1 to G4>',
    refuse: (target) => (target === 'G5' ? cycle(`The gate ${target}`) : named(target, earlierGates, 'gate')),
    missing: (target, { isPassed }) =>
      isPassed(target as GateId)
        ? undefined
        : { sentence: 'The gate {gate} is not passed.', values: { gate: target } },
  },
  criterion: {
    form: 'criterion <number>',
    refuse: (target, { criteria }) =>
      target === ofActivities ? cycle(`The criterion ${target}`) : named(target, criteria, 'criterion'),
    missing: (target, { isMet }) =>
      isMet(target)
        ? undefined
        : { sentence: 'The criterion {criterion} is not met.', values: { criterion: target } },
  },
  tests: {
    form: 'tests <unit, integration or system>',
    refuse: (target) => named(target, levels, 'level of tests'),
    missing: (target, { model }) => testsPassed(target, model),
  },
  record: {
    form: 'record <path>',
    // What is not there yet may come: nobody can tell it from a path that is wrong.
    refuse: () => undefined,
    missing: (target, { model }) => recordPassed(target, model),
  },
  deployment: {
    form: 'deployment <environment>',
    refuse: (target, { config }) =>
      named(
        target,
        config.deployment.environments.map(({ name }) => name),
        'environment',
      ),
    missing: (target, { model }) => deploymentThere(target, model),
  },
  signature: {
    form: 'signature <role>',
    refuse: () => undefined,
    missing: (target, { model }, { id }) => signedByRole(target, id, model),
  },
};

const sectionHint =
  'Name a document by its ID and a heading of its pages: `section DOS-SDP Problem resolution`.';

function unknown(what: string, hint: string): Unjudgeable {
  return { why: 'unknown', text: `${what}.`, hint };
}

function cycle(what: string): Unjudgeable {
  return {
    why: 'cycle',
    text: `${what} waits for the activities of the plan itself.`,
    hint: 'Name what the activity leaves behind: a document, a record, an earlier gate.',
  };
}

function named(target: string, known: readonly string[], kind: string): Unjudgeable | undefined {
  if (known.includes(target)) return undefined;
  const list = known.length === 0 ? 'There is none in this project.' : `There are: ${known.join(', ')}.`;
  return unknown(`There is no ${kind} "${target}"`, `${didYouMean(target, known)}${list}`);
}

/** The clauses at or below one that an activity names, of those that are asked. */
function clausesAt(target: string, all: readonly ClauseCoverage[]): ClauseCoverage[] {
  return all.filter(
    ({ standard, clause, state }) =>
      isAtOrBelow(`${standard} ${clause.clause}`, target) && state !== 'listed' && state !== 'not-applicable',
  );
}

function isAtOrBelow(clause: string, above: string): boolean {
  return clause === above || clause.startsWith(`${above}.`) || clause.startsWith(`${above} `);
}

function refuseClause(target: string, { config }: Known): Unjudgeable | undefined {
  const asked = activeProfiles(config).flatMap(({ standard }) =>
    (clauseSetOf(standard)?.clauses ?? []).map(({ clause }) => `${standard} ${clause}`),
  );
  if (isAtOrBelow(`IEC 62304 ${clauseOfActivities}`, target)) return cycle(`The clause ${target}`);
  if (asked.some((clause) => isAtOrBelow(clause, target))) return undefined;
  return unknown(
    `There is no clause "${target}" of a profile of this project`,
    'Name the standard and the number as the clause coverage prints them: `clause IEC 62304 5.2.6`.',
  );
}
