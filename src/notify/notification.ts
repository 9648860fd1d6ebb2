import type { Impact } from '../change/index.ts';
import type { Config } from '../config/index.ts';
import type { GateResult } from '../gates/index.ts';
import type { Finding, Model, Refused } from '../model/index.ts';
import type { ChangeCommit, Codeowners } from '../sources/git/index.ts';
import { makers, ownersOfElements, ownersOfFiles, reviewers, type Signers } from './claims.ts';
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
  /** The gate is passed by this content, whatever the job failed of. */
  isPassed: boolean;
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

/** What a change did, as far as it is known. */
export interface Change extends Pick<Impact, 'touched' | 'files'> {
  /** Full hash of the commit that it is made against. */
  base: string;
}

/** What is known of a failed run. */
export interface Run extends Failure {
  /** The project as it was read, before the change and now; absent where its configuration cannot be used. */
  read?: {
    config: Config;
    before?: Model | undefined;
    after: Model;
    gate: GateResult | undefined;
    signers: Signers;
  };
  findings: readonly Finding[];
  change: Change | Refused;
  /** Newest first. */
  commits: readonly ChangeCommit[];
  codeowners: Codeowners | undefined;
}

/**
 * Says of a failed run who has to know, and why: who made the change, who owns what it touches, who reviews the gate.
 * @implements SRS-3592, SRS-3619
 */
export function notificationOf({ read, on, job, log, ...run }: Run): Notification {
  const isKnown = !('refused' in run.change);
  const change: Change = 'refused' in run.change ? { base: '', touched: [], files: [] } : run.change;
  const errors = run.findings.filter(({ severity }) => severity === 'error');
  const made = makers(run.commits, on === 'merge');
  const recipients = gatherPeople([
    ...made.claims,
    ...(read ? ownersOfElements(read, change.files, read.config) : []),
    ...(run.codeowners ? ownersOfFiles(read, change, errors, run.codeowners) : []),
    ...(read ? reviewers(read.gate, read.config, read.signers) : []),
  ]);
  // Nobody finds the merge that a forge made to try a pull request.
  const last = run.commits.find(({ isMerge }) => !isMerge || on === 'merge') ?? run.commits[0];
  const revision = read?.after.release.revision;
  return {
    product: read?.after.product.name ?? '',
    on,
    gate: read?.gate?.gate ?? '',
    isPassed: read?.gate?.passed === true,
    job,
    log,
    commit: last?.commit ?? revision?.commit ?? '',
    base: change.base,
    date: last?.date ?? revision?.date ?? '',
    criteria: unmet(read?.gate, on),
    findings: nearFirst(errors, change),
    recipients,
    left: [
      ...('refused' in run.change
        ? [`${run.change.refused} Who else made the change and owns what it touches is not known.`]
        : []),
      ...(read
        ? []
        : [
            'The configuration cannot be used: who owns items and software items, and who reviews, is not known.',
          ]),
      ...made.left,
      ...(run.codeowners || !isKnown
        ? []
        : ['There is no CODEOWNERS file where the change began: files have no owners.']),
      ...(recipients.length === 0 ? ['Nobody is known who has to know.'] : []),
    ],
  };
}

/** Findings on what the change touches before the others, each in their order. */
function nearFirst(findings: readonly Finding[], { touched, files }: Change): Finding[] {
  const near = new Set([...touched.map(({ key }) => key), ...files.map(({ path }) => path)]);
  const isNear = ({ item = '', file = '' }: Finding): boolean => near.has(item) || near.has(file);
  return [...findings.filter(isNear), ...findings.filter((finding) => !isNear(finding))];
}

/** Of a gate what it waits for; of other failures what is wrong, as the rest is not what they are of. */
function unmet(gate: GateResult | undefined, on: Occasion): Notification['criteria'] {
  const told = on === 'gate' ? /^(?:open|failed|external)$/ : /^failed$/;
  return (gate?.criteria ?? [])
    .filter(({ state }) => told.test(state))
    .map(({ criterion: { id, title }, state, evidence }) => ({ id, title, state, evidence }));
}
