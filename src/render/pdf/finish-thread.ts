import { parentPort } from 'node:worker_threads';
import { finishText, type RawText } from './finish-text.ts';

parentPort?.on('message', async (text: RawText) => {
  const finished = await finishText(text);
  parentPort?.postMessage(finished, wholeBuffer(finished.bytes));
});

/** The buffer of bytes, where it holds nothing else. */
function wholeBuffer({ buffer, byteLength }: Uint8Array): ArrayBuffer[] {
  return buffer instanceof ArrayBuffer && buffer.byteLength === byteLength ? [buffer] : [];
}
