import { z } from 'zod';
import { evidenceOrigin } from './evidence.ts';
import type { Place } from './place.ts';
import { count, text } from './values.ts';

export const analysisLevel = z.enum(['error', 'warning', 'note', 'none']);
export type AnalysisLevel = z.output<typeof analysisLevel>;

/** One result of a static analysis. */
export const analysisResult = z.object({
  tool: text.describe('Name and version of the tool, e.g. `ESLint 9.1.0`.'),
  rule: text.describe('Name of the rule of the tool.'),
  level: analysisLevel.describe('How much it weighs.'),
  message: text.describe('What the tool says.'),
  file: text.describe(
    'POSIX, relative to the project root where the project has the file; empty where the report names none.',
  ),
  line: count.describe('From 1; 0 where the report names none.'),
  suppressed: z
    .boolean()
    .describe('Somebody decided to leave it, and nobody rejected or still reviews that.'),
  justification: text.describe('Why; empty where no reason is given.'),
});
export type AnalysisResult = z.output<typeof analysisResult>;

/** One rule of an analyser, as its report tells of it. */
export const analysisRule = z.object({
  tool: text.describe('Name and version of the tool.'),
  id: text.describe('Name of the rule of the tool.'),
  ran: z
    .boolean()
    .describe('It was enabled and did not break, or it has a result; else it is only declared.'),
  cwe: z
    .array(count)
    .describe(
      'Weaknesses it looks for, by their numbers of the Common Weakness Enumeration, as the report says.',
    ),
});
export type AnalysisRule = z.output<typeof analysisRule>;

/** One report of static analyses, with what is known of its origin. */
export const analysisReport = evidenceOrigin.extend({
  format: z.enum(['sarif', 'unreadable']).describe('Its format; `unreadable` where nothing of it counts.'),
  tools: z.array(text).describe("Name and version of each run's tool."),
  results: z.array(analysisResult).describe('Results that are open.'),
  rules: z.array(analysisRule).optional().describe('Rules that it names; absent where it names none.'),
});
export type AnalysisReport = z.output<typeof analysisReport>;

/** One report of static analyses as its reader understands it. */
export interface AnalysisFacts {
  /** Name and version of each run's tool. */
  tools: string[];
  results: AnalysisResult[];
  /** Rules that the report names. */
  rules: AnalysisRule[];
  place: Place;
}
