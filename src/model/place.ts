import { z } from 'zod';
import { count, text } from './values.ts';

/**
 * Where something stands in the project.
 * `file` is a POSIX path relative to the project root; `line` and `column` are 1-based, as editors count.
 */
export const place = z.object({
  file: text.describe('POSIX path relative to the project root.'),
  line: count.describe('1-based, as editors count.'),
  column: count.describe('1-based, as editors count.'),
  endLine: count
    .optional()
    .describe('Last line of the thing, 1-based and inclusive, where it spans several.'),
  at: text.optional().describe('In a file without lines: sheet and cell, or the ID of an object.'),
});
export type Place = z.output<typeof place>;
