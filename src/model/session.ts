import { z } from 'zod';
import type { BoundArtifact } from './artifact.ts';
import { evidenceOrigin } from './evidence.ts';
import type { Place } from './place.ts';
import { count, hash, text } from './values.ts';

/** What the record of an exploratory session says. A member is empty where the record does not say it. */
const told = z.object({
  title: text.describe('Title of the record.'),
  charter: text.describe('What was to be explored, with what, to find out what.'),
  tester: text.describe('Name of the person who explored.'),
  date: text.describe('ISO 8601.'),
  version: text.describe('Software version that was explored.'),
  commit: text.describe('Commit that was explored, as written.'),
  artifact: hash.describe('SHA-256 (hex) of the software that was explored.'),
  environment: text.describe('Where it was explored.'),
  minutes: count.describe('How long; 0 where the record does not say.'),
  explored: z.array(text).describe('IDs of the items that were explored, as written.'),
  anomalies: z.array(text).describe('IDs of the anomalies that were found, as written.'),
  notes: text.describe('What was done and seen, as Markdown.'),
  lacking: z
    .array(z.object({ message: text, hint: text, line: count }))
    .describe('What it lacks: while it lacks anything, it counts for nothing.'),
});

/** An exploratory session with what is known of its origin. It never verifies anything. */
export const session = evidenceOrigin.extend({
  format: z.enum(['session', 'unreadable']).describe('`unreadable` where nothing of it counts.'),
  ...told.shape,
});
export type Session = z.output<typeof session>;

/** One record as its reader understands it. */
export interface SessionFacts extends z.output<typeof told> {
  place: Place;
}

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
