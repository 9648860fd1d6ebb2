import { z } from 'zod';
import type { ApprovalRecord, CodeChange, Item, Model } from '../../model/index.ts';
import { type BlockContext, verdictOf } from '../context.ts';
import { defineBlock } from './block.ts';

/** A change on its way from the request to the release. */
interface Change {
  /** ID of the change request, title with it; empty where none is on record. */
  request: string;
  title: string;
  /** IDs of the problem reports behind it. */
  problems: string[];
  /** Full hashes, newest first. */
  commits: string[];
  /** IDs of the items it changes. */
  items: string[];
}

/**
 * The change record: change request, approval, problem report, commits, items, tests and release of each change in one table
 * (IEC 62304 8.2.4). A commit belongs to the change requests and problem reports that its trailers name; one that names none and
 * changed items stands for itself, with the gap in sight; a gap that all of them have is said once.
 * @implements SRS-2603
 */
export const changeRecord = defineBlock({
  name: 'change-record',
  summary:
    'Change request, approval, problem report, commits, items, tests and release of each change in one table; `since=v1.2.0` leaves out what that release held, `requests=` and `problems=` name other types than CR and ANOM.',
  parameters: z.strictObject({
    since: z.string().default(''),
    requests: z.string().default('CR'),
    problems: z.string().default('ANOM'),
  }),
  data(context, { since, ...types }) {
    const { model } = context;
    const commits = commitsOf(model);
    const order = Object.keys(model.history?.releases ?? {});
    const last = order.indexOf(since);
    const releaseOf = (hash: string): string => commits.get(hash)?.release ?? '';
    const isLater = ({ commits: own }: Change): boolean =>
      last < 0 || own.length === 0 || own.some((hash) => !order.slice(0, last + 1).includes(releaseOf(hash)));
    const rows = changesOf(context, commits, types)
      .filter(isLater)
      .map((change) => ({
        ...change,
        approvals: approvalsOf(model, change.request),
        commits: change.commits.flatMap((hash) => {
          const about = commits.get(hash);
          return about ? [{ ...about, commit: hash.slice(0, 12) }] : [];
        }),
        tests: testsOf(model, change.items),
        releases: model.history ? [...new Set(change.commits.map(releaseOf))] : [],
      }));
    return {
      versioned: model.release.revision.system === 'git',
      cut: model.history?.cut ?? '',
      unknown: since !== '' && last < 0 ? since : '',
      // Where none is on record of any change, that is said once.
      withRequests: rows.some(({ request, problems }) => request !== '' || problems.length > 0),
      rows,
    };
  },
});

interface Commit {
  date: string;
  subject: string;
  release: string;
  items: string[];
}

/** Commits that name items in their trailers or changed their texts, newest first. */
function commitsOf({ history, release: { revision } }: Model): Map<string, Commit> {
  const told = new Map(Object.entries(history?.commits ?? {}));
  const changed = new Map<string, string[]>();
  for (const [id, changes] of Object.entries(history?.items ?? {}))
    for (const { commit } of changes) changed.set(commit, [...(changed.get(commit) ?? []), id]);
  const named = new Map(revision.changes.map((change) => [change.commit, change]));
  const all = new Map<string, Commit>();
  for (const [hash, { date, subject, release }] of told)
    all.set(hash, { date, subject, release, items: both(named.get(hash), changed.get(hash)) });
  for (const [hash, change] of named) {
    if (!all.has(hash)) all.set(hash, { ...change, release: '', items: both(change, undefined) });
  }
  return all;
}

function both(change: CodeChange | undefined, changed: readonly string[] = []): string[] {
  return [...new Set([...(change?.trailers ?? []).map(({ id }) => id), ...changed])];
}

/** Requests in the order of the model, then problems that no request speaks of, then commits that speak of neither. */
function changesOf(
  { model, graph }: BlockContext,
  commits: ReadonlyMap<string, Commit>,
  types: { requests: string; problems: string },
): Change[] {
  const ofType = (type: string): Item[] => model.items.filter((item) => item.type === type);
  const typeOf = (id: string): string => graph.item(id)?.type ?? '';
  const known = new Set<string>();
  const solved = new Set<string>();
  const change = (request: string, title: string, problems: readonly string[]): Change => {
    const own = new Set([request, ...problems].flatMap((id) => graph.down(id)).map(({ from }) => from));
    const hashes = [...commits.keys()].filter((hash) => own.has(`commit:${hash}`));
    for (const hash of hashes) known.add(hash);
    for (const problem of problems) solved.add(problem);
    const items = new Set([
      ...graph
        .up(request)
        .filter(({ relation }) => relation === 'affects')
        .map(({ to }) => to),
      ...hashes.flatMap((hash) => commits.get(hash)?.items ?? []),
    ]);
    return { request, title, problems: [...problems], commits: hashes, items: subjects(items) };
  };
  const subjects = (ids: Iterable<string>): string[] =>
    [...ids].filter((id) => graph.item(id) && ![types.requests, types.problems].includes(typeOf(id)));
  const requested = ofType(types.requests).map(({ id, title }) =>
    change(
      id,
      title,
      graph
        .up(id)
        .map(({ to }) => to)
        .filter((to) => typeOf(to) === types.problems),
    ),
  );
  const reported = ofType(types.problems)
    .filter(({ id }) => !solved.has(id))
    .map(({ id }) => change('', '', [id]));
  const others = [...commits]
    .filter(([hash]) => !known.has(hash))
    .map(([hash, { items }]) => ({
      request: '',
      title: '',
      problems: [],
      commits: [hash],
      items: subjects(items),
    }))
    .filter(({ items }) => items.length > 0);
  return [...requested, ...reported, ...others];
}

function approvalsOf({ approvals }: Model, request: string): ApprovalRecord[] {
  return approvals.filter(({ state, subjects }) => state !== 'refused' && subjects.includes(request));
}

/** Results of this content that speak for items, each counted once. */
function testsOf(model: Model, ids: readonly string[]): { passed: number; others: string[] } {
  const seen = new Set<string>();
  let passed = 0;
  const others: string[] = [];
  for (const [report, index] of ids.flatMap((id) => verdictOf(model, id).evidence)) {
    const result = model.reports[report]?.results[index];
    if (!result || seen.has(`${report} ${index}`)) continue;
    seen.add(`${report} ${index}`);
    if (result.status === 'passed') passed++;
    else
      others.push(`${result.name}: ${result.status === 'repeated' ? 'passed when repeated' : result.status}`);
  }
  return { passed, others };
}
