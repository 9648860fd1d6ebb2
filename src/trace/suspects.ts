import type { Link } from '../model/index.ts';
import type { Graph } from './graph.ts';

/**
 * Ends below which a link is suspect, each with the reason: everything above a suspect link, along every relation but `affects`
 * (an anomaly says nothing of the chain).
 * @implements SRS-620
 */
export function findSuspects(links: readonly Link[], graph: Graph): Map<string, string> {
  const suspects = new Map<string, string>();
  for (const { from, relation, to, state } of links) {
    if (state !== 'suspect' || relation === 'affects' || suspects.has(to)) continue;
    suspects.set(to, `The link ${from} ${relation} ${to} was not reviewed since one of its ends changed.`);
  }
  // The map grows while it is walked: it is its own queue.
  for (const [key, reason] of suspects) {
    for (const { to, relation } of graph.up(key)) {
      if (relation !== 'affects' && !suspects.has(to)) suspects.set(to, reason);
    }
  }
  return suspects;
}
