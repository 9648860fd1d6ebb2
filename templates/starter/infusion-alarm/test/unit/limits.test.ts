import { describe, expect, it } from 'vitest';
import { readLimits } from '../../src/limits/index.ts';
import { limits } from '../pump.ts';

// @verifies SDS-013, SRS-047
describe('alarm limits', () => {
  it('takes limits within their ranges', () => {
    expect(readLimits(limits)).toEqual(limits);
  });

  it.each([
    ['pressure', 9.9],
    ['pressure', 120.1],
    ['airBubble', 9],
    ['airBubble', 251],
    ['flow', 0],
    ['flow', 1201],
    ['flow', Number.NaN],
    ['flow', '150'],
    ['colour', 1],
  ])('refuses %s = %s', (name, value) => {
    expect(() => readLimits({ ...limits, [name]: value })).toThrow('The limits are refused.');
  });

  it('refuses limits that are missing', () => {
    expect(() => readLimits(undefined)).toThrow('The limits are refused. limits:');
  });
});
