import type { Link } from '../model/index.ts';
import { fingerprintsOf, type Graph, lockKey } from '../trace/index.ts';
import type { Comparison } from './compare.ts';

/** Links that a merged change touched: those whose ends are as it left them, and those that became another since. */
export interface MergedLinks {
  same: Link[];
  changed: Link[];
}

/**
 * The links that a change touched: it wrote the link, or added or changed an end of it. One is the same where both ends say here what they
 * said at the head of the change.
 * @param here the links as they are, with their graph
 * @implements SRS-3732
 */
export function mergedLinks(
  { before, after, impact }: Pick<Comparison, 'before' | 'after' | 'impact'>,
  here: { model: { links: readonly Link[] }; graph: Graph },
): MergedLinks {
  const known = new Set(before.model.links.map(lockKey));
  const touched = new Map(
    [...impact.links, ...after.model.links.filter((link) => !known.has(lockKey(link)))].map((link) => [
      lockKey(link),
      fingerprintsOf(link, after.graph),
    ]),
  );
  const meant = here.model.links.filter(
    (link) => touched.get(lockKey(link)) && fingerprintsOf(link, here.graph),
  );
  const isSame = (link: Link): boolean => {
    const [then, now] = [touched.get(lockKey(link)), fingerprintsOf(link, here.graph)];
    return then?.fromFingerprint === now?.fromFingerprint && then?.toFingerprint === now?.toFingerprint;
  };
  return { same: meant.filter(isSame), changed: meant.filter((link) => !isSame(link)) };
}
