import { z } from 'zod';
import { dayOf } from '../model/index.ts';

const text = z.string().default('');

/**
 * What the label says besides name, version, manufacturer and UDI. Symbols stand only for what is stated.
 * @implements SRS-2118, SRS-3230
 */
export const label = z.strictObject({
  /** The product is placed on the market as a medical device: shows the symbol MD. */
  medicalDevice: z.boolean().default(false),
  /** Letters of the symbol of the authorised representative: they differ by market and edition of ISO 15223-1. */
  representative: z.enum(['EC REP', 'EU REP', 'CH REP']).default('EU REP'),
  catalogueNumber: text,
  batch: text,
  serial: text,
  dateOfManufacture: z
    .string()
    .refine((text) => text === '' || dayOf(text) !== undefined, {
      error: 'a day of the calendar, YYYY-MM-DD',
    })
    .default(''),
  /** Address under which the instructions for use are found. */
  instructions: text,
});
