import { describe, expect, it } from 'vitest';
import { Sounder } from '../../src/sounder/index.ts';
import { RecordingSpeaker } from '../speaker.ts';

// @verifies SDS-014, SRS-049
describe('sounder', () => {
  it('plays the pattern of the priority', () => {
    const speaker = new RecordingSpeaker();
    const sounder = new Sounder(speaker);
    expect([sounder.sound(1), sounder.sound(0)]).toEqual([true, true]);
    expect(speaker.played).toEqual(['low', 'high']);
  });

  it('does not let a low alarm replace a high one before it is stopped', () => {
    const speaker = new RecordingSpeaker();
    const sounder = new Sounder(speaker);
    sounder.sound(0);
    sounder.sound(1);
    sounder.stop();
    sounder.sound(1);
    expect(speaker.played).toEqual(['high', 'high', 'low']);
  });

  it('tries once more, then tells that the speaker does not answer', () => {
    const speaker = new RecordingSpeaker();
    const sounder = new Sounder(speaker);
    speaker.broken = 1;
    expect(sounder.sound(0)).toBe(true);
    speaker.broken = 2;
    expect(sounder.sound(0)).toBe(false);
  });
});
