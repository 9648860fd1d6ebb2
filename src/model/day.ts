/**
 * A day of the calendar as `YYYY-MM-DD`; undefined for any other text, such as 2026-02-30 (RFC 3339 full-date).
 * @implements SRS-3221
 */
export function dayOf(text: string): string | undefined {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return undefined;
  const time = Date.parse(`${text}T00:00:00Z`);
  return Number.isFinite(time) && new Date(time).toISOString().startsWith(text) ? text : undefined;
}

/** The latest day that it was anywhere on Earth at that time (UTC+14); empty for no time. */
export function latestDayAt(time: string): string {
  const at = Date.parse(time);
  return Number.isFinite(at) ? new Date(at + 14 * 3_600_000).toISOString().slice(0, 10) : '';
}
