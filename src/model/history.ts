import { z } from 'zod';
import { hash, text } from './values.ts';

/** A piece of a text that became another: kept, or in one of the two only. */
export const textPiece = z.object({
  kind: z.enum(['same', 'removed', 'added']).describe('Kept, or in one of the two only.'),
  text: text.describe('The words.'),
});
export type TextPiece = z.output<typeof textPiece>;

/** What a commit did to the text of an item. */
export const itemChange = z.object({
  kind: z
    .enum(['created', 'changed', 'moved', 'removed'])
    .describe('`moved`: to another file, its text perhaps changed with it.'),
  commit: hash.describe('Full hash, a key of `History.commits`; empty for what is not committed yet.'),
  file: text.describe('Path of the file it stood in afterwards; before, where it was removed.'),
  from: text.describe('Path it stood in before; empty where it stood in the same file, or nowhere.'),
  difference: z
    .array(textPiece)
    .describe(
      'How its words changed, long stretches that stayed cut short; empty where they did not, or are not known.',
    ),
});
export type ItemChange = z.output<typeof itemChange>;

/** A commit that changed items or names them in its trailers. */
export const historyCommit = z.object({
  date: text.describe('ISO 8601 in UTC.'),
  author: text.describe('Name of the author.'),
  subject: text.describe('First line of the message.'),
  release: text.describe('First release that holds it, a key of `History.releases`; empty for none.'),
});

/** What version control tells of the texts of the items that are there now. */
export const history = z.object({
  items: z
    .record(text, z.array(itemChange))
    .describe('Item ID → its changes, newest first. An ID that is missing was not found in version control.'),
  commits: z.record(text, historyCommit).describe('By full hash.'),
  releases: z
    .record(
      text,
      z.object({
        commit: text.describe('Full hash.'),
        date: text.describe('ISO 8601 in UTC.'),
      }),
    )
    .describe('Tags of releases before and at this commit → what they stand on, oldest first.'),
  cut: z
    .enum(['shallow', 'limit', ''])
    .describe(
      'Why older changes are missing: `shallow` clone, or more commits than the `limit` of the configuration; empty when the history is whole.',
    ),
});
export type History = z.output<typeof history>;
