import type { EvidenceOrigin } from '../model/index.ts';
import type { Known } from './evidence.ts';

/**
 * A record made by hand is bound to a tree by its stamp, where it has one, and else by the commit it names: what was tested is what is
 * documented when the trees of the two are the same, records left out.
 * @implements SRS-2902
 */
export function originOfCommit(
  { version, commit }: { version: string; commit: string },
  stamped: EvidenceOrigin['origin'],
  now: Pick<Known, 'tested' | 'revision' | 'version'>,
): EvidenceOrigin['origin'] {
  if (version !== '' && version !== now.version) return 'other';
  if (stamped !== 'unknown') return stamped;
  const tree = now.tested.get(commit);
  if (tree === undefined || now.revision.tree === '') return 'unknown';
  return tree === now.revision.tree ? 'current' : 'other';
}
