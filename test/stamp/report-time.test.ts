import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { latestMoment } from '../../src/sources/stamp/report-time.ts';

const zone = process.env.TZ;
afterEach(() => {
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});
const at = (text: string): string | undefined => {
  const moment = latestMoment(text);
  return moment === undefined ? undefined : new Date(moment).toISOString();
};

// @verifies SRS-3160
describe('the last moment a time of a report can mean', () => {
  it.each([
    ['with its zone', '2026-03-01T10:00:00.250Z', '2026-03-01T10:00:00.250Z'],
    ['with an offset', '2026-03-01T10:00:00.250+02:00', '2026-03-01T08:00:00.250Z'],
    ['with an offset without a colon', '2026-03-01T10:00:00.250-0330', '2026-03-01T13:30:00.250Z'],
    ['of seven digits, as TRX', '2026-03-01T10:00:00.2500000+00:00', '2026-03-01T10:00:00.250Z'],
    ['without a fraction, as jest-junit', '2026-03-01T10:00:00', '2026-03-01T10:00:00.999Z'],
    ['with a blank, as NUnit', '2026-03-01 10:00:00Z', '2026-03-01T10:00:00.999Z'],
    ['without separators, as Robot Framework', '20260301 10:00:00.250', '2026-03-01T10:00:00.250Z'],
    ['of minutes', '2026-03-01T10:00', '2026-03-01T10:00:59.999Z'],
    ['of a day', '2026-03-01', '2026-03-01T23:59:59.999Z'],
    ['in seconds since the epoch', '1772359200', '2026-03-01T10:00:00.999Z'],
    ['in milliseconds since the epoch', '1772359200250', '2026-03-01T10:00:00.250Z'],
    ['month first, as xUnit.net', '03/01/2026 10:00:00', '2026-03-01T10:00:00.999Z'],
    ['in words', 'Sun, 01 Mar 2026 10:00:00 GMT', '2026-03-01T10:00:00.000Z'],
    ['never set', '1970-01-01T00:00:00', undefined],
    ['never set, as .NET', '0001-01-01T00:00:00', undefined],
    ['of no such day', '2026-13-45T10:00:00', undefined],
    ['that is none', 'soon', undefined],
    ['that is left out', '', undefined],
  ])('%s', (_, text, moment) => {
    process.env.TZ = 'UTC';
    expect(at(text)).toBe(moment);
  });

  it('takes a time without a zone as UTC or as that of the machine, whichever is later', () => {
    process.env.TZ = 'America/New_York';
    expect(at('2026-03-01T10:00:00')).toBe('2026-03-01T15:00:00.999Z');
    process.env.TZ = 'Asia/Tokyo';
    expect(at('2026-03-01T10:00:00')).toBe('2026-03-01T10:00:00.999Z');
  });

  it('never throws, and is a time or nothing', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), (text) => {
        const moment = latestMoment(text);
        expect(moment === undefined || Number.isFinite(moment)).toBe(true);
      }),
    );
  });
});
