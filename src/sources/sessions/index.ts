/**
 * Exploratory sessions: what a tester noted by hand, read as it is written.
 * @c4 component "Session source"
 * @technology Markdown
 * @uses Model "what a session is"
 * @uses Markdown "headings and lists of a record"
 * @implements SDS-3277
 */
import type { EvidenceSource } from '../evidence.ts';
import { wholeText } from '../unreadable.ts';
import { exploratory } from './evidence.ts';
import { readSession } from './session.ts';

/**
 * Reads records of exploratory sessions.
 * @implements SRS-3776
 */
export const sessionSource: EvidenceSource<'sessions'> = exploratory.source((bytes) =>
  readSession(wholeText(bytes)),
);
