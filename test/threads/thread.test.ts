import { afterEach, describe, expect, it } from 'vitest';
import { scriptBeside, Thread } from '../../src/threads/thread.ts';

const opened: Thread<unknown, string>[] = [];
const open = (): Thread<unknown, string> => {
  const script = scriptBeside(import.meta.url, 'fixtures/answering');
  const thread = new Thread<unknown, string>(script, 'data', { maxYoungGenerationSizeMb: 4 });
  opened.push(thread);
  return thread;
};
afterEach(() => Promise.all(opened.splice(0).map((thread) => thread.close())));

// @verifies SRS-3815
describe('a thread that is asked', () => {
  it('answers each question when the one before is answered', async () => {
    const thread = open();
    const answers = ['slow', 'fast', 'slow', 'fast'].map((question) => thread.ask(question));
    expect(thread.asked).toBe(4);
    expect(await Promise.all(answers)).toEqual([
      'data: slow 1',
      'data: fast 2',
      'data: slow 3',
      'data: fast 4',
    ]);
    expect(thread.asked).toBe(0);
  });

  it('takes the buffers that are handed over', async () => {
    const bytes = new Uint8Array(8);
    await open().ask(bytes, [bytes.buffer]);
    expect(bytes.byteLength).toBe(0);
  });

  it.each([
    ['break', 'It is broken.'],
    ['end', 'A worker thread ended before its work was done.'],
  ])('refuses with %j the question and those behind it, and no earlier one', async (question, message) => {
    const thread = open();
    const before = thread.ask('fast');
    const broken = thread.ask(question);
    const behind = thread.ask('fast');
    expect(await before).toBe('data: fast 1');
    await expect(broken).rejects.toThrow(message);
    await expect(behind).rejects.toThrow(message);
    await expect(thread.ask('fast')).rejects.toThrow(message);
  });
});
