import { z } from 'zod';

const percent = z.number().min(0).max(100);
const asked = z.literal(true).optional();

/**
 * One row of the table of depth: for which elements, and what is demanded of them. Of several rows for one element the strictest counts.
 * @implements SRS-3726
 */
export const depthRow = z
  .strictObject({
    /** Elements of this class after segregation, and of the classes above it. */
    class: z.enum(['A', 'B', 'C']).optional(),
    /** Elements whose code carries what controls a hazard of this level of `risk.levels` before control, or of a level above it. */
    risk: z.string().min(1).optional(),
    /** Elements whose code carries one of these items, or what one of them asks for. */
    items: z.array(z.string().min(1)).min(1).optional(),
    /** Criteria of acceptance. */
    acceptance: asked,
    /** An answer to each of the topics that criteria of class C treat. */
    topics: asked,
    /** All its requirements are verified. */
    verified: asked,
    /** A unit test of it passed. */
    unitTests: asked,
    /** Percent of its lines and branches that tests run at least. */
    coverage: z
      .strictObject({ lines: percent.default(0), branches: percent.default(0) })
      .refine(({ lines, branches }) => lines + branches > 0, { error: 'a minimum of lines or branches' })
      .optional(),
    /** So many people reviewed or approved the whole content; `independent` ones wrote no part of the element since the release before. */
    reviewers: z
      .strictObject({ count: z.number().int().min(1).default(1), independent: z.boolean().default(false) })
      .optional(),
    /** A test by hand of one of its requirements passed, by somebody who wrote no part of it since the release before. */
    independentTester: asked,
    /** Owners that CODEOWNERS names besides its own: `['@safety-team']`. */
    owners: z
      .array(z.string().regex(/^\S*@\S+$/))
      .min(1)
      .optional(),
    /** A change of it names a risk control. */
    namesControl: asked,
  })
  .refine((row) => conditions.some((name) => row[name] !== undefined), {
    error: `for which elements: ${['class', 'risk', 'items'].join(', ')}`,
  })
  .refine((row) => Object.keys(row).some((name) => !conditions.includes(name as never)), {
    error: 'what is demanded of them',
  });

const conditions = ['class', 'risk', 'items'] as const;

export type DepthRow = z.output<typeof depthRow>;
