import type { Release, Revision } from '../model/index.ts';

/**
 * The identity a build is stamped with: the tag of a clean, tagged commit; everything else is a draft and says why.
 * @implements SRS-504, SRS-503
 */
export function releaseOf(revision: Revision): Release {
  const draftReasons: string[] = [];
  if (revision.system === 'none') draftReasons.push('no version control');
  else {
    if (revision.dirty) draftReasons.push('uncommitted changes');
    if (revision.tag === '') draftReasons.push('no release tag');
  }
  const draft = draftReasons.length > 0;
  return { label: draft ? `DRAFT ${revision.describe}`.trim() : revision.tag, draft, draftReasons, revision };
}
