import { expect, it } from 'vitest';
import { createMonitor } from '../../src/monitor/index.ts';
import { Sounder } from '../../src/sounder/index.ts';
import { limits } from '../pump.ts';
import { RecordingSpeaker } from '../speaker.ts';

// @verifies SRS-052
it('does not start watching with refused limits or without a sounder, and says why', () => {
  const speaker = new RecordingSpeaker();
  expect(() => createMonitor({}, new Sounder(speaker), 0)).toThrow();
  speaker.broken = 1;
  expect(() => createMonitor(limits, new Sounder(speaker), 0)).toThrow(
    'The sounder does not answer: do not use the monitor.',
  );
  expect(createMonitor(limits, new Sounder(speaker), 7).journal).toBeDefined();
});
