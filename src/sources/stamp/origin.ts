import { type EvidenceStamp, ownEntry, type Report, type Revision } from '../../model/index.ts';

/**
 * Whether a report is of the very tree the documents are built from. Outside version control nothing can tell: such evidence
 * is of unknown origin and verifies nothing. A report that was refused when it was to be stamped is of another tree.
 * @param name path of the report relative to its stamp's directory
 * @param sha256 hash of the report as it lies now
 * @implements SRS-411, SRS-412, SRS-3160
 */
export function judgeOrigin(
  name: string,
  sha256: string,
  stamp: EvidenceStamp | undefined,
  revision: Pick<Revision, 'tree'>,
): Report['origin'] {
  if (refusalOf(name, stamp)?.sha256 === sha256) return 'other';
  const stamped = ownEntry(stamp?.files, name);
  if (!stamp || stamped === undefined) return 'unknown';
  if (stamped !== sha256) return 'altered';
  if (stamp.tree === '' || revision.tree === '') return 'unknown';
  return stamp.tree === revision.tree ? 'current' : 'other';
}

/** Why a report was refused when it was to be stamped; undefined where it was not. */
export function refusalOf(name: string, stamp: EvidenceStamp | undefined) {
  return ownEntry(stamp?.refused, name);
}
