import type { WriteStream } from 'node:tty';
import { expect, it } from 'vitest';
import { createProgress } from '../../src/cache/progress.ts';

/** What a terminal, or a pipe, is told by a run of two stages. */
function told(isTTY: boolean, timings: boolean): string {
  let text = '';
  const write = (piece: string): void => {
    text += piece;
  };
  const stream = { isTTY, write } as unknown as WriteStream;
  const progress = createProgress(stream, { timings });
  progress.stage('read');
  progress.step(1, 2);
  progress.step(2, 2);
  progress.stage('link');
  progress.end();
  progress.end();
  return text.replace(/\d+\.\d+ s/g, 'T');
}

// @verifies SRS-1206
it('in a terminal stages are one line that is written over, and nothing of it stays', () => {
  const erase = '\r\u001b[2K';
  expect(told(true, false)).toBe(`${erase}read  T${erase}${erase}link  T${erase}`);
  expect(told(true, true)).toBe(`${erase}read  T${erase}read 2/2  T\n${erase}link  T${erase}link  T\n`);
});

// @verifies SRS-1206
it('elsewhere they are plain lines, at the end of each stage', () => {
  expect(told(false, false)).toBe('read 2/2  T\nlink  T\n');
});
