import { describe, expect, it } from 'vitest';
import { FrameReader } from '../../src/pump/index.ts';
import { frame } from '../pump.ts';

// @verifies SDS-012, SRS-046
describe('frames of the pump', () => {
  it('reads number, pressure, air and flow', () => {
    expect(new FrameReader().read(frame(17, { pressure: 42.5, flow: 120.5 }))).toEqual({
      number: 17,
      pressure: 42.5,
      airBubble: 0,
      flow: 120.5,
    });
  });

  it.each([
    ['a wrong checksum', 'F17 P42.5 A0 Q120.0*00'],
    ['another form', 'hello'],
    ['nothing', ''],
    ['a number above 255', `${frame(0).replace('F0', 'F999')}`],
    ['a line that is too long', `F17 ${'P'.repeat(80)}`],
  ])('refuses %s', (_, line) => {
    expect(new FrameReader().read(line)).toBeUndefined();
  });

  it('refuses the same frame twice: a pump that hangs repeats itself', () => {
    const frames = new FrameReader();
    expect(frames.read(frame(1))).toBeDefined();
    expect(frames.read(frame(1))).toBeUndefined();
    expect(frames.read(frame(2))).toBeDefined();
  });
});
