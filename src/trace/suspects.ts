import type { Link, Reason } from '../model/index.ts';
import type { Graph } from './graph.ts';

/**
 * Ends below which a link is suspect, each with the reason: everything above a suspect link, along every relation but `affects`
 * (an anomaly says nothing of the chain). Where links are reviewed at all, one that nobody reviewed is suspect too.
 * @param isReviewed whether the project has a trace lock
 * @implements SRS-620, SRS-3143
 */
export function findSuspects(links: readonly Link[], graph: Graph, isReviewed: boolean): Map<string, Reason> {
  const suspects = new Map<string, Reason>();
  for (const link of links) {
    const { relation, to, state } = link;
    const why = state === 'suspect' || isReviewed ? whySuspect(link) : undefined;
    if (why === undefined || relation === 'affects' || suspects.has(to)) continue;
    suspects.set(to, why);
  }
  // The map grows while it is walked: it is its own queue.
  for (const [key, reason] of suspects) {
    for (const { to, relation } of graph.up(key)) {
      if (relation !== 'affects' && !suspects.has(to)) suspects.set(to, reason);
    }
  }
  return suspects;
}

/** Why a link may make what stands above it suspect; undefined for one that was reviewed. */
export function whySuspect({ from, relation, to, state }: Link): Reason | undefined {
  const sentence = sentences[state];
  return sentence ? { sentence, values: { from, relation, to } } : undefined;
}

const sentences: Partial<Record<Link['state'], string>> = {
  suspect: 'The link {from} {relation} {to} was not reviewed since one of its ends changed.',
  unreviewed: 'The link {from} {relation} {to} was never reviewed.',
};
