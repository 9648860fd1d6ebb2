import { z } from 'zod';
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
    .array(
      z.object({
        message: text.describe('What is missing or wrong.'),
        hint: text.describe('How to mend it.'),
        line: count.describe('Line of the record, from 1.'),
      }),
    )
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
