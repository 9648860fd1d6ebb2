import { z } from 'zod';

const percent = z.number().min(0).max(100);
const minimum = z.strictObject({ lines: percent.default(0), branches: percent.default(0) });

/** What the evidence besides tests has to show. */
export const quality = z.strictObject({
  /** Per safety class: percent of lines and branches that tests have to run in each unit of that class. A class left out demands nothing. */
  coverage: z
    .strictObject({ A: minimum.optional(), B: minimum.optional(), C: minimum.optional() })
    .prefault({}),
  /** Static analysis. */
  analysis: z
    .strictObject({
      /** The lowest level at which an open result is a finding. */
      level: z.enum(['error', 'warning', 'note']).default('error'),
      /** Whether a report of this very tree has to be there. */
      demanded: z.boolean().default(false),
    })
    .prefault({}),
  /** Vulnerabilities of SOUP. */
  vulnerabilities: z
    .strictObject({
      /** The lowest severity that has to be assessed; one that is not known counts as the worst. */
      severity: z.enum(['critical', 'high', 'moderate', 'low']).default('low'),
      /** Days a report may be older than the commit; 0 for any age. */
      maximumAge: z.number().int().min(0).default(30),
      /** Days for which an assessment holds: how far ahead it may say that it does, and how old VEX may be; 0 for ever. */
      assessmentMaximumAge: z.number().int().min(0).default(365),
      /** Whether a report has to be there. */
      demanded: z.boolean().default(false),
    })
    .prefault({}),
});
