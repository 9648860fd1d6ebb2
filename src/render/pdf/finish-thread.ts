import { parentPort } from 'node:worker_threads';
import { borrow } from '../../threads/lend.ts';
import { bufferOf } from '../../threads/thread.ts';
import { finishText } from './finish-text.ts';
import { finishWhole } from './finish-whole.ts';
import type { Unfinished } from './press.ts';

parentPort?.on('message', async (raw: Unfinished) => {
  const finished = await ('piece' in raw
    ? finishText(raw.piece)
    : finishWhole(raw.whole, (index) => borrow(raw.files, index)));
  parentPort?.postMessage(finished, bufferOf(finished.bytes));
});
