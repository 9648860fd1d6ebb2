import { type Lent, lend } from '../../threads/lend.ts';
import { threadCount } from '../../threads/pool.ts';
import { bufferOf, scriptBeside, Thread } from '../../threads/thread.ts';
import type { BrowserHandle } from '../browser/index.ts';
import type { RawText } from './finish-text.ts';
import type { RawWhole } from './finish-whole.ts';
import type { Postprocessed } from './postprocess.ts';
import type { PrintedText } from './text.ts';

/** What documents are printed with. */
export interface Press {
  browser: BrowserHandle;
  /** Makes a piece archival that the browser has written. Its bytes are gone from here afterwards. */
  finish(piece: RawText): Promise<PrintedText>;
  /**
   * Makes a whole file of what the browser has written around pages, whose bytes are gone from here afterwards, and of these pages.
   * @param bytesOf bytes of the file at an index, which are handed over
   */
  join(whole: RawWhole, bytesOf: (index: number) => Uint8Array): Promise<Postprocessed>;
  /** Absolute directory where prints are kept; none are where it is undefined. */
  printCache: string | undefined;
}

/** What a thread makes archival. */
export type Unfinished = { piece: RawText } | { whole: RawWhole; files: Lent['port'] };

/**
 * Prints with a press. What the browser wrote is made archival in threads, so that the browser is not kept waiting by it.
 * @implements SRS-3815
 */
export async function withPress<Result>(
  browser: BrowserHandle,
  printCache: string | undefined,
  print: (press: Press) => Promise<Result>,
): Promise<Result> {
  type Worker = Thread<Unfinished, PrintedText | Postprocessed>;
  const threads: Worker[] = [];
  const most = Math.max(1, threadCount() >> 1);
  const open = (): Worker => {
    const thread: Worker = new Thread(scriptBeside(import.meta.url, 'finish-thread'), undefined, limits);
    threads.push(thread);
    return thread;
  };
  const leastAsked = (): Worker => {
    const free = threads.find(({ asked }) => asked === 0) ?? (threads.length < most ? open() : undefined);
    return free ?? (threads.toSorted((a, b) => a.asked - b.asked)[0] as Worker);
  };
  const press: Press = {
    browser,
    printCache,
    finish: (piece) => leastAsked().ask({ piece }, bufferOf(piece.bytes)) as Promise<PrintedText>,
    join: async (whole, bytesOf) => {
      const { port, end } = lend(bytesOf);
      try {
        const handedOver = [...bufferOf(whole.bytes), port];
        return (await leastAsked().ask({ whole, files: port }, handedOver)) as Postprocessed;
      } finally {
        end();
      }
    },
  };
  try {
    return await print(press);
  } finally {
    await Promise.all(threads.map((thread) => thread.close()));
  }
}

/** A print that was read lives as long as it is worked on: a nursery that holds much of it saves copying it. */
const limits = { maxYoungGenerationSizeMb: 48 };
