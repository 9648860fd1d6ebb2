import { parentPort } from 'node:worker_threads';
import { bufferOf } from '../../threads/thread.ts';
import { finishText, type RawText } from './finish-text.ts';

parentPort?.on('message', async (text: RawText) => {
  const finished = await finishText(text);
  parentPort?.postMessage(finished, bufferOf(finished.bytes));
});
