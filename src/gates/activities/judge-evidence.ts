import {
  deploymentHistory,
  type Heading,
  isApproved,
  type Model,
  type Reason,
  standingOf,
} from '../../model/index.ts';
import type { ClauseCoverage } from '../../regulation/clause-coverage.ts';

/** Whether a document is approved in every language it is written in. */
export function documentApproved(id: string, { documents }: Pick<Model, 'documents'>): boolean {
  const all = documents.filter((document) => document.id === id);
  return all.length > 0 && all.every(isApproved);
}

/**
 * The heading that `DOS-SDP Problem resolution` names, by its words or its anchor.
 * @returns undefined where there is no such document or heading
 */
export function sectionAt(target: string, model: Pick<Model, 'documents' | 'pages'>): Heading | undefined {
  const pages = new Map(model.pages.map((page) => [page.path, page]));
  return model.documents
    .filter(({ id }) => target.startsWith(`${id} `))
    .flatMap(({ id, pages: own }) => own.map((path) => ({ path, words: target.slice(id.length + 1).trim() })))
    .flatMap(({ path, words }) =>
      (pages.get(path)?.headings ?? []).filter(({ text, anchor }) => text === words || anchor === words),
    )[0];
}

/** Whether something stands in that section; that it does not apply is nothing that was done. */
export function sectionWritten(target: string, model: Pick<Model, 'documents' | 'pages'>): boolean {
  const heading = sectionAt(target, model);
  return heading !== undefined && !heading.empty && heading.notApplicable === undefined;
}

/** Whether clauses are evidenced: all of them, and there is one. */
export function isEvidencedAt(clauses: readonly ClauseCoverage[]): boolean {
  return clauses.length > 0 && clauses.every(({ state }) => state === 'evidenced');
}

/** What tests of a level lack: results of this content, of which each passed. */
export function testsPassed(level: string, { reports }: Pick<Model, 'reports'>): Reason | undefined {
  const results = reports
    .filter((report) => report.level === level && report.origin === 'current')
    .flatMap((report) => report.results);
  if (results.length === 0)
    return { sentence: 'There is no result of {level} tests of this content.', values: { level } };
  const left = results.filter(({ status }) => status !== 'passed').length;
  return left === 0
    ? undefined
    : {
        sentence: '{left} of {count} {level} tests of this content did not pass.',
        values: { left: String(left), count: String(results.length), level },
      };
}

/**
 * What the records lack that lie at a path, or below it where it ends with a slash: a report of tests or an exploratory session of this
 * content, and no test of them that did not pass. Records of other content say nothing.
 */
export function recordPassed(
  path: string,
  { reports, sessions, artifacts }: Pick<Model, 'reports' | 'sessions' | 'artifacts'>,
): Reason | undefined {
  const isThere = (record: { path: string }): boolean =>
    path.endsWith('/') ? record.path.startsWith(path) : record.path === path;
  const ofTests = reports.filter((report) => report.origin === 'current' && isThere(report));
  const explored = sessions.filter(
    (session) => isThere(session) && standingOf(session, artifacts) === 'counts',
  );
  if (ofTests.length + explored.length === 0)
    return { sentence: 'There is no record of this content at {path}.', values: { path } };
  const left = ofTests.find(
    ({ results }) => results.length === 0 || results.some(({ status }) => status !== 'passed'),
  );
  return left && { sentence: 'The record {path} holds what did not pass.', values: { path: left.path } };
}

/** What an environment lacks: software of this content that was deployed to it and not rolled back. */
export function deploymentThere(environment: string, model: Model): Reason | undefined {
  const ofThisTree = new Set(model.deployments.filter((each) => each.ofThisTree).map(({ file }) => file));
  const stay = deploymentHistory(model.deployments)
    .get(environment)
    ?.findLast(
      ({ file, artifact }) =>
        ofThisTree.has(file) && model.artifacts.some(({ sha256 }) => sha256 === artifact.sha256),
    );
  const values = { environment };
  if (!stay) return { sentence: 'No software of this content was deployed to {environment}.', values };
  return stay.ended?.stated.action === 'rollback'
    ? { sentence: 'Software of this content was rolled back in {environment}.', values }
    : undefined;
}

/** What an activity lacks that only people can say to be done: an approval of it, for this very content, by somebody in the role. */
export function signedByRole(
  role: string,
  activity: string,
  { approvals }: Pick<Model, 'approvals'>,
): Reason | undefined {
  const isSigned = approvals.some(
    (record) =>
      record.state === 'valid' &&
      record.role === role &&
      record.meaning === 'approval' &&
      record.subjects.includes(`criterion:${activity}`),
  );
  return isSigned
    ? undefined
    : { sentence: 'Nobody signed it for this content in the role {role}.', values: { role } };
}
