import { expect, it } from 'vitest';
import { detect } from '../../src/alarm/index.ts';
import { limits } from '../pump.ts';

const calm = { number: 0, pressure: 40, airBubble: 0, flow: 120 };

// @verifies SRS-042
it('tells an occlusion above the limit of pressure, and not at it', () => {
  expect(detect({ ...calm, pressure: 60 }, limits)).toEqual([]);
  expect(detect({ ...calm, pressure: 60.1 }, limits)).toEqual(['occlusion']);
});

// @verifies SRS-043
it('tells air above the limit, and not at it', () => {
  expect(detect({ ...calm, airBubble: 50 }, limits)).toEqual([]);
  expect(detect({ ...calm, airBubble: 51 }, limits)).toEqual(['air']);
});

// @verifies SRS-044
it('tells free flow above the limit, and not at it', () => {
  expect(detect({ ...calm, flow: 150 }, limits)).toEqual([]);
  expect(detect({ ...calm, flow: 150.1 }, limits)).toEqual(['free-flow']);
});

// @verifies SDS-011
it('names every limit that is crossed at once', () => {
  expect(detect({ ...calm, pressure: 99, airBubble: 99, flow: 999 }, limits)).toEqual([
    'occlusion',
    'air',
    'free-flow',
  ]);
});
