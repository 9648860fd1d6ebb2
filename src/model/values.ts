import { z } from 'zod';

/** Any text. */
export const text = z.string();
/** A number of things, a line, a column. */
export const count = z.number().int().nonnegative();
/** Hexadecimal digits. */
export const hash = z.string().regex(/^[0-9a-f]*$/);
