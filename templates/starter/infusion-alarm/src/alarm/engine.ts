import type { Limits } from '../limits/index.ts';
import type { Frame } from '../pump/index.ts';
import { type Alarm, type AlarmCause, priorityOf } from './alarm.ts';
import { detect } from './detect.ts';
import { PriorityQueue } from './priority-queue.ts';

/** A pump that says nothing for this long is an alarm of its own, in milliseconds. */
const longestSilence = 3000;
/** How many frames in a row may be refused before that is an alarm. */
const refusedInARow = 3;
/** How long silencing lasts, in milliseconds. */
const silenced = 120_000;
/** How many alarms one round serves: handling them takes far less than the two seconds an alarm has. */
const servedAtOnce = 100;

/**
 * The event loop of the monitor: measurements and time go in, alarms to sound come out, the most urgent first.
 * @implements SDS-010, SRS-041, SRS-045, SRS-046, SRS-051
 */
export class AlarmEngine {
  readonly #limits: Limits;
  readonly #waiting = new PriorityQueue<Alarm>(2, 1000);
  /** Causes that hold now, with the time at which they may sound again. */
  readonly #active = new Map<AlarmCause, number>();
  #lastFrame: number;
  #refused = 0;

  constructor(limits: Limits, now: number) {
    this.#limits = limits;
    this.#lastFrame = now;
  }

  /** Takes what a frame says: raises what is crossed, ends what is not. */
  measured(frame: Frame, now: number): void {
    this.#lastFrame = now;
    this.#refused = 0;
    const crossed = detect(frame, this.#limits);
    for (const cause of [...this.#active.keys()]) if (!crossed.includes(cause)) this.#active.delete(cause);
    for (const cause of crossed) this.#raise(cause, now);
  }

  /** A frame that could not be read. One may be noise on the line; three in a row hide what the pump measures. */
  refused(now: number): void {
    this.#refused++;
    if (this.#refused >= refusedInARow) this.#raise('frames-refused', now);
  }

  /** Time has passed. */
  tick(now: number): void {
    if (now - this.#lastFrame > longestSilence) this.#raise('pump-silent', now);
    for (const [cause, again] of this.#active) if (now >= again) this.#sound(cause, now);
  }

  /** What sounds now is quiet for two minutes, then sounds again if its cause still holds. */
  silence(now: number): void {
    for (const cause of this.#active.keys()) this.#active.set(cause, now + silenced);
  }

  /** Alarms to sound now, the most urgent first. */
  serve(): Alarm[] {
    const alarms: Alarm[] = [];
    while (alarms.length < servedAtOnce) {
      const alarm = this.#waiting.take();
      if (!alarm) break;
      alarms.push(alarm);
    }
    return alarms;
  }

  #raise(cause: AlarmCause, now: number): void {
    if (!this.#active.has(cause)) this.#sound(cause, now);
  }

  #sound(cause: AlarmCause, now: number): void {
    this.#active.set(cause, Number.POSITIVE_INFINITY);
    this.#waiting.add(priorityOf(cause), { cause, priority: priorityOf(cause), since: now });
  }
}
