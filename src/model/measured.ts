import type { Measurement } from './evidence.ts';

/** Whether a measured value keeps its limits; undefined where it has none. */
export function isWithin({ value, minimum, maximum }: Measurement): boolean | undefined {
  if (minimum === undefined && maximum === undefined) return undefined;
  return value >= (minimum ?? Number.NEGATIVE_INFINITY) && value <= (maximum ?? Number.POSITIVE_INFINITY);
}
