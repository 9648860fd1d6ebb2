import { threadCount } from '../../threads/pool.ts';
import { bufferOf, scriptBeside, Thread } from '../../threads/thread.ts';
import type { BrowserHandle } from '../browser/index.ts';
import type { RawText } from './finish-text.ts';
import type { PrintedText } from './text.ts';

/** What documents are printed with. */
export interface Press {
  browser: BrowserHandle;
  /** Makes a piece archival that the browser has written. Its bytes are gone from here afterwards. */
  finish(text: RawText): Promise<PrintedText>;
  /** Absolute directory where prints are kept; none are where it is undefined. */
  printCache: string | undefined;
}

/**
 * Prints with a press. What the browser wrote is made archival in threads, so that the browser is not kept waiting by it.
 * @implements SRS-3815
 */
export async function withPress<Result>(
  browser: BrowserHandle,
  printCache: string | undefined,
  print: (press: Press) => Promise<Result>,
): Promise<Result> {
  const threads: Thread<RawText, PrintedText>[] = [];
  const most = Math.max(1, threadCount() >> 1);
  const open = (): Thread<RawText, PrintedText> => {
    const thread = new Thread<RawText, PrintedText>(
      scriptBeside(import.meta.url, 'finish-thread'),
      undefined,
      limits,
    );
    threads.push(thread);
    return thread;
  };
  const finish = (text: RawText): Promise<PrintedText> => {
    const free = threads.find(({ asked }) => asked === 0) ?? (threads.length < most ? open() : undefined);
    const thread = free ?? (threads.toSorted((a, b) => a.asked - b.asked)[0] as Thread<RawText, PrintedText>);
    return thread.ask(text, bufferOf(text.bytes));
  };
  try {
    return await print({ browser, finish, printCache });
  } finally {
    await Promise.all(threads.map((thread) => thread.close()));
  }
}

/** A print that was read lives as long as it is worked on: a nursery that holds much of it saves copying it. */
const limits = { maxYoungGenerationSizeMb: 48 };
