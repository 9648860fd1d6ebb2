/** Milliseconds of a second, and of a minute. */
const [second, minute] = [1000, 60_000];
/** Before this, a time was never set: 1970-01-01 and 0001-01-01 are what programs write where they know none. */
const neverBefore = Date.UTC(1980, 0, 2);

const isoLike =
  /^(\d{4})-?(\d\d)-?(\d\d)(?:[T ]+(\d\d):?(\d\d)(?::?(\d\d)(?:[.,](\d{1,9}))?)?)?\s*(Z|UTC|GMT|[+-]\d\d:?\d\d)?$/i;
const american = /^(\d\d)\/(\d\d)\/(\d{4}) (\d\d):(\d\d):(\d\d)()$/;

/**
 * The last moment a time in a report can mean, in milliseconds since the epoch. Runners write a time without its zone in UTC or in
 * that of their machine, and leave fractions out: such a time is taken as late as it can be, so that no report seems older than it is.
 * @param text ISO 8601 with its variants, seconds or milliseconds since the epoch, or what `Date` reads
 * @returns undefined for what is no time, and for the times that stand for none
 */
export function latestMoment(text: string): number | undefined {
  const moment = momentOf(text.trim());
  return moment === undefined || Number.isNaN(moment) || moment < neverBefore ? undefined : moment;
}

function momentOf(text: string): number | undefined {
  if (/^\d{9,10}(?:\.\d+)?$/.test(text)) return Number(text) * second + (text.includes('.') ? 0 : second - 1);
  if (/^\d{12,13}$/.test(text)) return Number(text);
  const [, month_, day_, year_, ...clock] = american.exec(text) ?? [];
  const [, year = '', month = '', day = '', hour, minutes, seconds, fraction, zone] =
    isoLike.exec(text) ?? (year_ ? ['', year_, month_, day_, ...clock] : []);
  if (year === '') return /\d{4}/.test(text) ? Date.parse(text) : undefined;
  if (Number(month) < 1 || Number(month) > 12 || Number(day) < 1 || Number(day) > 31) return undefined;
  const parts = [
    Number(year),
    Number(month) - 1,
    Number(day),
    Number(hour ?? 23),
    Number(minutes ?? 59),
    Number(seconds ?? 59),
  ] as const;
  const rest = fraction ? Math.floor(Number(`0.${fraction}`) * second) : second - 1;
  const utc = Date.UTC(...parts) + rest;
  if (zone === undefined) return Math.max(utc, new Date(...parts).getTime() + rest);
  const [, sign, hours = '0', more = '0'] = /([+-])(\d\d):?(\d\d)/.exec(zone) ?? [];
  const offset = (Number(hours) * 60 + Number(more)) * minute;
  return sign === '-' ? utc + offset : utc - offset;
}
