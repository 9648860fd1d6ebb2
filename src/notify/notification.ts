import type { Comparison } from '../change/compare.ts';
import type { Config } from '../config/index.ts';
import type { GateResult } from '../gates/index.ts';
import type { Finding, Model } from '../model/index.ts';
import type { readSigners } from '../release/approvals/index.ts';
import type { ChangeCommit, Codeowners } from '../sources/git/index.ts';
import { makers, ownersOfElements, ownersOfFiles, reviewers } from './claims.ts';
import { gatherPeople, type Recipient } from './people.ts';

/** What failed. */
export const occasions = ['gate', 'integration', 'smoke-test', 'merge'] as const;
export type Occasion = (typeof occasions)[number];

/** The gate whose reviewers have to know where the call names none. */
export const usualGate = { gate: 'G1', integration: 'G4', 'smoke-test': 'G3', merge: 'G2' } as const;

/** A failure as its recipients get it. */
export interface Notification {
  product: string;
  on: Occasion;
  gate: string;
  /** Name of the job that failed, and the address of its log; empty where the call does not say. */
  job: string;
  log: string;
  /** Full hashes; `base` is empty where it is not known. */
  commit: string;
  base: string;
  /** When the commit was made, ISO 8601 in UTC. */
  date: string;
  /** Criteria of the gate that failed or wait. */
  criteria: { id: string; title: string; state: string; evidence: string[] }[];
  /** Findings at error level. */
  findings: Finding[];
  recipients: Recipient[];
  /** Who could not be found, and why. */
  left: string[];
}

/** What the call says of a failure. */
export type Failure = Pick<Notification, 'on' | 'job' | 'log'>;

/** What is known of a failed run. */
export interface Run extends Failure {
  model: Model;
  findings: readonly Finding[];
  gate: GateResult | undefined;
  config: Config;
  /** The change; a sentence where it cannot be compared. */
  comparison: Pick<Comparison, 'before' | 'impact' | 'compared'> | { refused: string };
  /** Newest first, the first one is what failed. */
  commits: readonly ChangeCommit[];
  codeowners: Codeowners | undefined;
  signers: ReturnType<typeof readSigners>['signers'];
}

/**
 * Says of a failed run who has to know, and why: who made the change, who owns what it touches, who reviews the gate.
 * @implements SRS-3592
 */
export function notificationOf(run: Run): Notification {
  const { model, comparison, config, gate, on } = run;
  const isCompared = !('refused' in comparison);
  const errors = run.findings.filter(({ severity }) => severity === 'error');
  const made = makers(run.commits, on === 'merge');
  const sides = { before: isCompared ? comparison.before.model : undefined, after: model };
  const change = isCompared ? comparison.impact : { touched: [], files: [] };
  const recipients = gatherPeople([
    ...made.claims,
    ...ownersOfElements(sides, change.files, config),
    ...(run.codeowners ? ownersOfFiles(sides, change, errors, run.codeowners) : []),
    ...reviewers(gate, config, run.signers),
  ]);
  const { commit, date } = model.release.revision;
  return {
    product: model.product.name,
    on,
    gate: gate?.gate ?? '',
    job: run.job,
    log: run.log,
    commit: run.commits[0]?.commit ?? commit,
    base: isCompared ? comparison.compared.base.commit : '',
    date: run.commits[0]?.date ?? date,
    criteria: unmet(gate, on),
    findings: errors,
    recipients,
    left: [
      ...(isCompared
        ? []
        : [`${comparison.refused} Who else made the change and owns what it touches is not known.`]),
      ...made.left,
      ...(run.codeowners || !isCompared
        ? []
        : ['There is no CODEOWNERS file where the change began: files have no owners.']),
      ...(recipients.length === 0 ? ['Nobody is known who has to know.'] : []),
    ],
  };
}

/** Of a gate what it waits for; of other failures what is wrong, as the rest is not what they are of. */
function unmet(gate: GateResult | undefined, on: Occasion): Notification['criteria'] {
  const told = on === 'gate' ? /^(?:open|failed|external)$/ : /^failed$/;
  return (gate?.criteria ?? [])
    .filter(({ state }) => told.test(state))
    .map(({ criterion: { id, title }, state, evidence }) => ({ id, title, state, evidence }));
}
