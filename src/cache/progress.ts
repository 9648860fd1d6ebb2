/** Tells a person how far long work has come. Stages only call it; what it prints is the command's affair. */
export interface Progress {
  /** A stage begins; the one before has ended. */
  stage(name: string): void;
  /** `done` of `total` parts of the current stage are done. */
  step(done: number, total: number): void;
  /** The last stage has ended. */
  end(): void;
}

/** What progress is written to: a terminal or not. */
interface Stream {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/** Prints nothing. */
export const silentProgress: Progress = { stage: () => {}, step: () => {}, end: () => {} };

/**
 * In a terminal: one line that is written over, with stage, count and seconds. Elsewhere: a plain line when a stage ends.
 * With `timings` each stage's time stays on the screen.
 * @implements SRS-1206
 */
export function createProgress(stream: Stream, { timings }: { timings: boolean }): Progress {
  let name = '';
  let started = 0;
  let counted = '';
  let drawn = 0;
  const seconds = (): string => `${((performance.now() - started) / 1000).toFixed(timings ? 3 : 1)} s`;
  const draw = (): void => {
    if (!stream.isTTY) return;
    stream.write(`\r\x1b[2K${name}${counted}  ${seconds()}`);
    drawn = performance.now();
  };
  const finish = (): void => {
    if (name === '') return;
    if (stream.isTTY) stream.write('\r\x1b[2K');
    if (timings || !stream.isTTY) stream.write(`${name}${counted}  ${seconds()}\n`);
    name = '';
  };
  return {
    stage(next) {
      finish();
      name = next;
      counted = '';
      started = performance.now();
      draw();
    },
    step(done, total) {
      counted = ` ${done}/${total}`;
      if (performance.now() - drawn > 80) draw();
    },
    end: finish,
  };
}
