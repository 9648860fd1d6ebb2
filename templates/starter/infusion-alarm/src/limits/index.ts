import { z } from 'zod';

/** What an adult's infusion may reach. A value outside these ranges is a slip of the hand and refused. */
const schema = z.strictObject({
  /** Pressure in the line, kPa. */
  pressure: z.number().min(10).max(120),
  /** Largest bubble of air, microlitres. */
  airBubble: z.number().min(10).max(250),
  /** Flow, millilitres an hour. */
  flow: z.number().min(0.1).max(1200),
});

/** The limits of one patient. */
export type Limits = z.output<typeof schema>;

/**
 * Checks the limits as they were set.
 * @c4 component "Alarm limits"
 * @technology zod
 * @class C
 * @description Refuses limits outside the allowed ranges.
 * @throws Error that names each limit that is missing, unknown, or out of its range
 * @implements SDS-013, SRS-047
 */
export function readLimits(given: unknown): Limits {
  const read = schema.safeParse(given);
  if (read.success) return read.data;
  const reasons = read.error.issues.map(({ path, message }) => `${path.join('.') || 'limits'}: ${message}`);
  throw new Error(`The limits are refused. ${reasons.join('; ')}`);
}
