import { dayOf } from '../model/index.ts';

/** Whole days from an ISO date to another; undefined where one is none. */
export function daysBetween(from: string, to: string): number | undefined {
  const day = (text: string) => Date.parse(dayOf(text.slice(0, 10)) ?? '');
  const days = Math.round((day(to) - day(from)) / 86_400_000);
  return Number.isFinite(days) ? days : undefined;
}
