import { z } from 'zod';
import { count, text } from './values.ts';

/** What reviewers of a pull request said of a line, as a forge exported it. */
export const reviewThread = z.object({
  path: text.describe('File from the root of the repository.'),
  line: count.describe('Line that it was written at; 0 where the line is gone.'),
  resolved: z.boolean().describe('Whether it is settled, as far as the export tells.'),
  url: text.describe('`https:` address of the thread, empty where none is told.'),
  comments: z
    .array(
      z.object({
        by: text.describe('Login of the author.'),
        time: text.describe('ISO 8601 in UTC.'),
        text: text.describe('As written.'),
      }),
    )
    .describe('In the order of their times.'),
});
export type ReviewThread = z.output<typeof reviewThread>;
