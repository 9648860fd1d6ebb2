/** Whole days from an ISO date to another; undefined where one is none. */
export function daysBetween(from: string, to: string): number | undefined {
  const day = (text: string) => Date.parse(`${/^\d{4}-\d\d-\d\d/.exec(text)?.[0]}T00:00:00Z`);
  const days = Math.round((day(to) - day(from)) / 86_400_000);
  return Number.isFinite(days) ? days : undefined;
}
