import type { BoundArtifact } from './artifact.ts';
import type { Session } from './session.ts';

/** Why a session does not count for a release: what it is of, or what it lacks; `counts` where it does. */
export type SessionStanding =
  | 'counts'
  | 'incomplete'
  | 'altered'
  | 'of another build'
  | 'of an unknown build';

/**
 * Whether a session was made on the build of this release: on the software that is bound to it where the record names a digest, else on its tree.
 * @implements SRS-3777
 */
export function standingOf(
  { format, lacking, origin, artifact }: Session,
  artifacts: readonly Pick<BoundArtifact, 'sha256'>[],
): SessionStanding {
  if (format === 'unreadable' || lacking.length > 0) return 'incomplete';
  if (origin === 'altered') return 'altered';
  if (origin === 'other') return 'of another build';
  if (artifact !== '')
    return artifacts.some(({ sha256 }) => sha256 === artifact) ? 'counts' : 'of another build';
  return origin === 'current' ? 'counts' : 'of an unknown build';
}
