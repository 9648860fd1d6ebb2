import { AlarmEngine } from '../alarm/index.ts';
import { Journal } from '../journal/index.ts';
import { readLimits } from '../limits/index.ts';
import { FrameReader } from '../pump/index.ts';
import type { Sounder } from '../sounder/index.ts';

/** A monitor that watches one pump. Times are milliseconds of a clock that never goes back. */
export interface Monitor {
  /** Takes one line from the pump, as it came. */
  receive(line: string, now: number): void;
  /** Lets time pass: to be called at least every 100 ms. */
  tick(now: number): void;
  /** Silences what sounds for two minutes; another alarm sounds again at once. */
  silence(now: number): void;
  readonly journal: Journal;
}

/**
 * Puts the monitor together and tests the sounder before the first frame is read.
 * @param limits the limits as the nurse set them, not yet checked
 * @throws Error when a limit is refused or the sounder does not answer: the monitor does not start then
 * @implements SDS-016, SRS-048, SRS-052, SRS-053
 */
export function createMonitor(limits: unknown, sounder: Sounder, now: number): Monitor {
  const journal = new Journal();
  const engine = new AlarmEngine(readLimits(limits), now);
  const frames = new FrameReader();
  if (!sounder.test()) throw new Error('The sounder does not answer: do not use the monitor.');
  journal.write(now, 'started');

  const serve = (at: number): void => {
    for (const alarm of engine.serve()) {
      journal.write(at, `alarm ${alarm.cause}`);
      if (!sounder.sound(alarm.priority)) journal.write(at, 'the sounder does not answer');
    }
  };
  return {
    journal,
    receive(line, at) {
      const frame = frames.read(line);
      if (frame) engine.measured(frame, at);
      else engine.refused(at);
      serve(at);
    },
    tick(at) {
      engine.tick(at);
      serve(at);
    },
    silence(at) {
      engine.silence(at);
      sounder.stop();
      journal.write(at, 'silenced');
    },
  };
}
