import { type Finding, type Link, type Model, startOf } from '../../model/index.ts';
import { fingerprintsOf } from '../accept.ts';
import type { Graph } from '../graph.ts';
import { type LockEntry, lockKey } from '../lock.ts';
import { finding } from '../rules.ts';
import type { TraceContext } from './context.ts';

/** Findings `suspect-link`, `unreviewed-link`, `stale-lock-entry`; without any lock the single `no-trace-lock`. */
export function checkReviews(model: Model, graph: Graph, { lock, config }: TraceContext): Finding[] {
  const file = config.trace.lock;
  const lockable = model.links.filter((link) => fingerprintsOf(link, graph) !== undefined);
  if (lock === undefined) {
    const open = lockable.filter(({ state }) => state === 'unreviewed');
    const suspect = lockable
      .filter(({ state }) => state === 'suspect')
      .flatMap((link) => reviewFinding(link, graph, new Map()));
    if (open.length === 0) return suspect;
    return [
      ...suspect,
      finding('no-trace-lock', startOf(file), {
        message: `No link was reviewed yet: ${file} holds none of the ${open.length} links.`,
        hint: 'Review the links, then run `dossier accept --all --reason "..."` and commit the file.',
      }),
    ];
  }
  const entries = new Map(lock.map((entry) => [lockKey(entry), entry]));
  const live = new Set(lockable.map(lockKey));
  return [
    ...lockable.flatMap((link) => reviewFinding(link, graph, entries)),
    ...lock
      .filter((entry) => !live.has(lockKey(entry)))
      .map((entry) =>
        finding(
          'stale-lock-entry',
          { file, line: entry.line, column: 1 },
          {
            message: `The trace lock holds a review of ${entry.from} ${entry.relation} ${entry.to}, which is no link any more.`,
            hint: 'Any `dossier accept` removes such lines; or remove the line.',
          },
        ),
      ),
  ];
}

function reviewFinding(link: Link, graph: Graph, entries: ReadonlyMap<string, LockEntry>): Finding[] {
  const { from, relation, to, state, place } = link;
  const item = graph.item(from) ? from : to;
  const words = `${from} ${relation} ${to}`;
  const accept = `dossier accept ${/[\s#'"]/.test(from) ? to : from} --reason "..."`;
  const entry = entries.get(lockKey(link));
  if (state === 'unreviewed') {
    const hint = `Review it, then run \`${accept}\`.`;
    return [
      finding('unreviewed-link', place, {
        message: entry?.merge
          ? `The link ${words} was accepted by the merge of pull request ${entry.merge.number} alone, which is no review here (\`approvals.mergeIsReview\`).`
          : `The link ${words} was never reviewed.`,
        hint,
        item,
      }),
    ];
  }
  if (state !== 'suspect') return [];
  if (!entry) {
    const tool = graph.item(to)?.origin?.tool ?? 'another tool';
    const message = `The link ${words} is suspect: ${tool} reviewed it with another fingerprint of ${to} than it has now.`;
    const hint = `Check that the link still holds, and review it there, or run \`${accept}\`.`;
    return [finding('suspect-link', place, { message, hint, item })];
  }
  const current = fingerprintsOf(link, graph);
  const changed = [
    entry.fromFingerprint === current?.fromFingerprint ? '' : from,
    entry.toFingerprint === current?.toFingerprint ? '' : to,
  ].filter((end) => end !== '');
  const message = `The link ${words} is suspect: ${changed.join(' and ')} changed since ${entry.reviewer} reviewed it.`;
  const hint = `Check that the link still holds, then run \`${accept}\`.`;
  return [finding('suspect-link', place, { message, hint, item })];
}
