import { describe, expect, it } from 'vitest';
import { createMonitor, Sounder } from '../../src/index.ts';
import { frame, limits } from '../pump.ts';
import { RecordingSpeaker } from '../speaker.ts';

/** A monitor with its speaker, started at time 0. */
function started(): { monitor: ReturnType<typeof createMonitor>; speaker: RecordingSpeaker } {
  const speaker = new RecordingSpeaker();
  return { monitor: createMonitor(limits, new Sounder(speaker), 0), speaker };
}

describe('alarm within two seconds', () => {
  it('TST-201 sounds within 2 s of the threshold being crossed', () => {
    const { monitor, speaker } = started();
    monitor.receive(frame(1), 500);
    expect(speaker.played).toEqual(['test']);
    const crossed = performance.now();
    monitor.receive(frame(2, { pressure: 80 }), 1000);
    expect(performance.now() - crossed).toBeLessThan(2000);
    expect(speaker.played).toEqual(['test', 'high']);
  });

  it('TST-202 sounds within 2 s while the line is flooded with damaged frames', () => {
    const { monitor, speaker } = started();
    for (let line = 0; line < 20_000; line++) monitor.receive(`noise ${line}`, 500);
    const crossed = performance.now();
    monitor.receive(frame(1, { airBubble: 200 }), 600);
    expect(performance.now() - crossed).toBeLessThan(2000);
    expect(speaker.played).toEqual(['test', 'low', 'high']);
  });
});

describe('start', () => {
  it('TST-203 tests the sounder, and does not start without it', () => {
    const speaker = new RecordingSpeaker();
    speaker.broken = 1;
    expect(() => createMonitor(limits, new Sounder(speaker), 0)).toThrow(
      'The sounder does not answer: do not use the monitor.',
    );
  });

  it('TST-204 refuses limits out of their range', () => {
    expect(() => createMonitor({ ...limits, flow: 5000 }, new Sounder(new RecordingSpeaker()), 0)).toThrow(
      'The limits are refused. flow:',
    );
  });
});

describe('a shift', () => {
  it('TST-205 writes into the journal what happened, with its time and cause', () => {
    const { monitor } = started();
    monitor.receive(frame(1, { flow: 900 }), 100);
    monitor.silence(200);
    monitor.tick(4000);
    expect(monitor.journal.entries()).toEqual([
      { at: 0, what: 'started' },
      { at: 100, what: 'alarm free-flow' },
      { at: 200, what: 'silenced' },
      { at: 4000, what: 'alarm pump-silent' },
    ]);
  });
});
