import { once } from 'node:events';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { bufferOf } from './thread.ts';

/** Bytes that a thread can ask for. Whoever lends them ends it. */
export interface Lent {
  /** Sent to the thread, and handed over. */
  port: MessagePort;
  end(): void;
}

/**
 * Lets a thread ask for bytes by their number, one after the other, so that not all of them are held at once.
 * @param bytesOf bytes that are nobody else's: they are handed over
 * @implements SRS-3903
 */
export function lend(bytesOf: (index: number) => Uint8Array): Lent {
  const { port1: own, port2: port } = new MessageChannel();
  own.on('message', (index: number) => {
    try {
      const bytes = bytesOf(index);
      own.postMessage(bytes, bufferOf(bytes));
    } catch (error) {
      own.postMessage(error);
    }
  });
  return { port, end: () => own.close() };
}

/** Asks for the bytes of a number. @throws the error of who lends them */
export async function borrow(port: MessagePort, index: number): Promise<Uint8Array> {
  port.postMessage(index);
  const [answer] = (await once(port, 'message')) as [Uint8Array | Error];
  if (answer instanceof Error) throw answer;
  return answer;
}
