import type { Link, MergeReview, Model } from '../model/index.ts';
import { buildGraph, type Graph } from './graph.ts';
import { formatLock, type LockEntry, lockKey } from './lock.ts';

/** What an acceptance made of the lock. */
export interface Acceptance {
  /** The new lock, ready to write. */
  text: string;
  entries: LockEntry[];
  /** Links that had no entry. */
  added: number;
  /** Entries whose ends had changed. */
  updated: number;
  /** Entries whose link is gone. */
  removed: number;
  /** Names given at which no link starts or ends. */
  unknown: string[];
}

/**
 * Records that the links which start or end at the named items or regions were reviewed as they are now.
 * Entries of links that are gone are removed, all others stay as they are. An entry that is still true keeps its reviewer, unless that was a
 * merge, which a person's own acceptance replaces.
 * @param ids item IDs or region keys, or `all`, or which links were reviewed
 * @param merge the pull request whose merge is the review
 * @implements SRS-621
 */
export function acceptLinks(
  lock: readonly LockEntry[],
  model: Model,
  ids: readonly string[] | 'all' | ((link: Link) => boolean),
  reviewer: string,
  reason: string,
  merge?: MergeReview,
): Acceptance {
  const graph = buildGraph(model);
  const named = new Set(Array.isArray(ids) ? (ids as readonly string[]) : []);
  const isMeant = (link: Link): boolean =>
    ids === 'all' || (typeof ids === 'function' ? ids(link) : named.has(link.from) || named.has(link.to));
  const unmet = new Set(named);
  const old = new Map(lock.map((entry) => [lockKey(entry), entry]));
  const entries: LockEntry[] = [];
  let added = 0;
  let updated = 0;
  for (const link of model.links) {
    const fingerprints = fingerprintsOf(link, graph);
    if (!fingerprints) continue;
    const key = lockKey(link);
    const known = old.get(key);
    old.delete(key);
    unmet.delete(link.from);
    unmet.delete(link.to);
    const isTrue =
      known?.fromFingerprint === fingerprints.fromFingerprint &&
      known.toFingerprint === fingerprints.toFingerprint;
    const holds = isTrue && (merge !== undefined || known?.merge === undefined);
    if (known && (holds || !isMeant(link))) {
      entries.push(known);
    } else if (isMeant(link)) {
      if (known) updated++;
      else added++;
      const { from, relation, to } = link;
      const held = { from, relation, to, ...fingerprints, reviewer, reason };
      entries.push({ ...held, ...(merge && { merge }), line: 0 });
    }
  }
  return { text: formatLock(entries), entries, added, updated, removed: old.size, unknown: [...unmet] };
}

/**
 * Fingerprints of both ends of a link, undefined where it cannot be locked: an end is missing, or it starts at a commit,
 * which never changes.
 */
export function fingerprintsOf(
  link: Pick<Link, 'from' | 'to' | 'origin'>,
  graph: Graph,
): { fromFingerprint: string; toFingerprint: string } | undefined {
  if (link.origin === 'commit') return undefined;
  const from = graph.item(link.from) ?? graph.region(link.from);
  const to = graph.item(link.to);
  return from && to && { fromFingerprint: from.fingerprint, toFingerprint: to.fingerprint };
}
