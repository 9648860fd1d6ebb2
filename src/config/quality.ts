import { z } from 'zod';

/** What the evidence besides tests has to show. */
export const quality = z.strictObject({
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
