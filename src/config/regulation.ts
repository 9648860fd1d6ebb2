import { z } from 'zod';
import { depthRow } from './depth.ts';
import { reason } from './reason.ts';

const tailored = z.record(z.string().min(1), reason).default({});

const profile = z.discriminatedUnion('standard', [
  z.strictObject({
    standard: z.literal('IEC 62304'),
    class: z.enum(['A', 'B', 'C']).optional(),
    /** A release has to be bound to its software by digests (5.8.4, 8.1.3). */
    artifacts: z.boolean().default(false),
    tailored,
  }),
  z.strictObject({ standard: z.literal('IEC 82304-1'), tailored }),
  z.strictObject({ standard: z.literal('ISO 14971'), tailored }),
  z.strictObject({ standard: z.literal('MDR'), tailored }),
  z.strictObject({ standard: z.literal('EU 2021/2226'), tailored }),
  z.strictObject({ standard: z.literal('FDA premarket'), level: z.enum(['basic', 'enhanced']), tailored }),
]);

/**
 * Which standards the file answers to, as plain data; the functions of `profiles.ts` write it. Without a profile nothing is demanded.
 * @implements SRS-2101, SRS-2102
 */
export const regulation = z.strictObject({
  profiles: z
    .array(profile)
    .default([])
    .refine((profiles) => new Set(profiles.map(({ standard }) => standard)).size === profiles.length, {
      error: 'each standard once',
    }),
  /** What is demanded of elements beyond the profiles, by their class, by the risk behind their features, and by item. */
  depth: z.array(depthRow).default([]),
});

export type Profile = z.output<typeof profile>;
