import { z } from 'zod';
import { defaultDefectClasses } from './defect-classes.ts';
import { reason } from './reason.ts';

const text = z.string().min(1);

const defectClass = z.strictObject({
  /** Plain words; of a class of the project's own it has to be there. */
  title: text.optional(),
  /** Further numbers of the CWE list that are of it. */
  cwe: z.array(z.number().int().min(1)).default([]),
  /** Name of a tool, without its version → names of its rules that look for it; `*` stands for any signs. */
  rules: z.record(text, z.array(text)).default({}),
  /** Why defects of this class do not matter in this technology; printed. */
  notRelevant: reason.optional(),
});

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
  /** Classes of defects that the rules of analysers are sorted into, by name: those of the project, and what it says of those that are built in. */
  defectClasses: z
    .record(text, defectClass)
    .default({})
    .superRefine((classes, context) => {
      for (const [id, { title }] of Object.entries(classes))
        if (title === undefined && !Object.hasOwn(defaultDefectClasses, id))
          context.addIssue({
            code: 'custom',
            path: [id],
            message: `a title, or one of the classes ${Object.keys(defaultDefectClasses).join(', ')}`,
          });
    }),
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
