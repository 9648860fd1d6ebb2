import { z } from 'zod';

/** Who did something on a forge. */
export const login = z.string().min(1).max(100);
/** When, in any zone. */
export const time = z.iso.datetime({ offset: true });

/** A moment as ISO 8601 in UTC, to the second. */
export function utc(moment: string): string {
  return `${new Date(moment).toISOString().slice(0, 19)}Z`;
}

/** The value of a text in JSON; undefined for any other text. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
