import { parentPort } from 'node:worker_threads';
import { heapGuard } from '../../cache/heap-guard.ts';
import { borrow } from '../../threads/lend.ts';
import { bufferOf } from '../../threads/thread.ts';
import { finishText } from './finish-text.ts';
import { finishWhole } from './finish-whole.ts';
import type { Unfinished } from './press.ts';

/** Garbage of a thread lies beside that of all others. */
const tidy = heapGuard({ least: 48_000_000, held: 64_000_000 });

parentPort?.on('message', async (raw: Unfinished) => {
  const finished = await ('piece' in raw
    ? finishText(raw.piece)
    : finishWhole(raw.whole, (index) => {
        tidy();
        return borrow(raw.files, index);
      }));
  parentPort?.postMessage(finished, bufferOf(finished.bytes));
  tidy();
});
