import type { Config } from '../../config/index.ts';
import type { Finding, Model } from '../../model/index.ts';
import type { Checklist } from '../checklist.ts';
import type { Proof } from './proof.ts';
import { nothingToLookAt } from './scope.ts';

/** What the state of a clause is made from. */
export interface ClauseInput {
  model: Model;
  config: Config;
  /** Findings of this build, and those a person accepted: an accepted gap is still a gap. */
  findings: readonly Finding[];
  accepted: readonly { finding: Finding }[];
}

/** Whether a proof holds, in words, with the documents where its evidence is found. */
export interface ProofOutcome {
  state: 'holds' | 'open' | 'external';
  /** It is open because something is wrong, not because something is missing. */
  failed?: boolean;
  text: string;
  /** Names of documents. */
  documents: string[];
}

/** Answers for proofs; made once for all clauses of a build. */
export function proofJudge(
  input: ClauseInput,
  lists: readonly Checklist[],
): (proof: Exclude<Proof, { kind: 'activities' }>, clause: string) => ProofOutcome {
  const { model, config } = input;
  const found = new Map<string, number>();
  for (const { rule } of [...input.findings, ...input.accepted.map(({ finding }) => finding)])
    found.set(rule, (found.get(rule) ?? 0) + 1);
  const approved = approvedByName(model);
  const itemsByType = Map.groupBy(model.items, ({ type }) => type);
  const ofType = (type: string): string[] =>
    model.documents.filter((document) => document.type === type).map(({ name }) => name);
  const plural = (type: string): string =>
    (Object.hasOwn(config.trace.types, type) ? config.trace.types[type]?.plural : undefined) ?? type;
  const holds = (text: string, documents: string[] = []): ProofOutcome => ({
    state: 'holds',
    text,
    documents,
  });
  const open = (text: string, documents: string[] = []): ProofOutcome => ({ state: 'open', text, documents });
  const holdersOf = (type: string): string[] => {
    const files = new Set((itemsByType.get(type) ?? []).map(({ place }) => place.file));
    return model.documents
      .filter(({ pages }) => pages.some((page) => files.has(page)))
      .map(({ name }) => name);
  };

  return (proof, clause) => {
    switch (proof.kind) {
      case 'external':
        return { state: 'external', text: `Held outside: ${proof.what}.`, documents: [] };
      case 'versioned': {
        const { revision } = model.release;
        if (revision.system === 'none') return open('There is no version control.');
        return revision.dirty
          ? open('There are changes that no commit holds.')
          : holds(`Commit ${revision.shortCommit}.`);
      }
      case 'released':
        return model.release.draft
          ? open(`This is a draft: ${model.release.draftReasons.join(', ')}.`)
          : holds(`Release ${model.release.label}.`);
      case 'verified': {
        const items = itemsByType.get(proof.type) ?? [];
        const documents = holdersOf(proof.type);
        if (items.length === 0) return open(`${plural(proof.type)}: there is none.`);
        const done = items.filter(({ id }) => model.verdicts[id]?.state === 'verified').length;
        const text = `${plural(proof.type)}: ${done} of ${items.length} verified.`;
        return done === items.length ? holds(text, documents) : open(text, documents);
      }
      case 'results':
        return judgeResults(model, proof.level, ofType('test-report'));
      case 'clean':
        return judgeRules(proof);
      case 'approved':
        return judgeDocument(proof.type, clause);
    }
  };

  function judgeRules({ rules, type }: Proof & { kind: 'clean' }): ProofOutcome {
    const documents = type === undefined ? ofType('trace-matrices') : holdersOf(type);
    if (type !== undefined && !itemsByType.has(type)) return open(`${plural(type)}: there is none.`);
    const off = rules.filter((rule) => config.trace.rules[rule] === 'off');
    if (off.length > 0) return open(`Switched off: ${off.join(', ')}.`);
    const broken = rules.filter((rule) => found.has(rule));
    if (broken.length > 0)
      return {
        ...open(`Found: ${broken.map((rule) => `${rule} (${found.get(rule)})`).join(', ')}.`, documents),
        failed: true,
      };
    const blind = rules.map((rule) => nothingToLookAt(rule, model, config)).find((why) => why !== undefined);
    if (blind !== undefined) return open(`Nothing was looked at: ${blind}.`, documents);
    return holds(`Nothing found by ${rules.join(', ')}.`, documents);
  }

  function judgeDocument(type: string, clause: string): ProofOutcome {
    const documents = ofType(type);
    if (documents.length === 0) return open(`There is no document of the type ${type}.`);
    const lacking = lists
      .filter((list) => list.type.type === type)
      .flatMap(({ entries }) => entries)
      .filter(({ demands }) =>
        demands.some(
          (demand) =>
            demand.clause === clause ||
            demand.clause.startsWith(`${clause} `) ||
            demand.clause.startsWith(`${clause}.`),
        ),
      )
      .filter(
        ({ state, reason }) =>
          state === 'missing' || state === 'empty' || (state === 'not-applicable' && reason === ''),
      );
    if (lacking.length > 0)
      return open(`Lacking: ${lacking.map(({ section }) => section.title).join('; ')}.`, documents);
    const without = documents.filter((name) => !approved.has(name));
    if (without.length === 0) return holds('Approved.', documents);
    return approved.has('tree')
      ? open(
          'Written, and approved with the whole content. The clause asks for an approval of the document itself, and none is on record.',
          documents,
        )
      : open('Written; no approval of this content is on record.', documents);
  }
}

function judgeResults(model: Model, level: string | undefined, documents: string[]): ProofOutcome {
  const reports = model.reports.filter(
    (report) => report.origin === 'current' && (!level || report.level === level),
  );
  const all = reports.flatMap((report) => report.results);
  const name = level ? `Results of ${level} tests` : 'Results';
  const passed = all.filter(({ status }) => status === 'passed').length;
  const failed = all.filter(({ status }) => status === 'failed' || status === 'error').length;
  if (passed === 0 && failed === 0)
    return { state: 'open', text: `${name} of this version: there is none.`, documents };
  const text = `${name}: ${passed} passed, ${failed} failed, ${all.length - passed - failed} not run.`;
  return failed === 0
    ? { state: 'holds', text, documents }
    : { state: 'open', failed: true, text, documents };
}

/**
 * Subjects with a valid approval of their content: whoever reviewed a document has not yet approved it, and who approved a change as a whole
 * (`tree`) has not said of each document that it does what a clause asks.
 */
function approvedByName({ approvals }: Pick<Model, 'approvals'>): ReadonlySet<string> {
  return new Set(
    approvals
      .filter(({ state, meaning }) => state === 'valid' && meaning === 'approval')
      .flatMap(({ subjects }) => subjects),
  );
}
