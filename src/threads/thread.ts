import { getCompileCacheDir } from 'node:module';
import { dirname } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { type ResourceLimits, type Transferable, Worker } from 'node:worker_threads';

/**
 * A worker thread that answers one question after the other, each with one `postMessage`. Whoever opens it closes it.
 * @implements SRS-3815, SRS-3913
 */
export class Thread<Question, Answer> {
  readonly #worker: Worker;
  #waiting: { resolve: (answer: Answer) => void; reject: (reason: unknown) => void } | undefined;
  #before: Promise<unknown> = Promise.resolve();
  #open = 0;
  #failure: unknown;

  /**
   * @param script module that answers each message; as it stands beside the caller, with the same ending
   * @param data its workerData
   */
  constructor(script: URL, data: unknown, resourceLimits: ResourceLimits) {
    setFlagsFromString(`--min-semi-space-size=${maxNursery}`);
    this.#worker = new Worker(script, { workerData: data, resourceLimits, env: environment() });
    this.#worker.on('message', (answer: Answer) => this.#take()?.resolve(answer));
    this.#worker.on('error', (error) => this.#fail(error));
    this.#worker.on('exit', () => this.#fail(new Error('A worker thread ended before its work was done.')));
  }

  /**
   * Asks when the questions before are answered.
   * @param question structured-cloneable
   * @param handedOver buffers of it that the caller does without from now on
   * @throws the error of the thread, for this question and all behind it
   */
  ask(question: Question, handedOver: readonly Transferable[] = []): Promise<Answer> {
    const answer = this.#before.then(
      () =>
        new Promise<Answer>((resolve, reject) => {
          if (this.#failure !== undefined) return reject(this.#failure);
          this.#waiting = { resolve, reject };
          this.#worker.postMessage(question, handedOver);
        }),
    );
    this.#open++;
    this.#before = answer.catch(() => {}).finally(() => this.#open--);
    return answer;
  }

  /** Questions that are not answered yet. */
  get asked(): number {
    return this.#open;
  }

  async close(): Promise<void> {
    await this.#worker.terminate();
  }

  #take() {
    const waiting = this.#waiting;
    this.#waiting = undefined;
    return waiting;
  }

  #fail(reason: unknown): void {
    this.#failure ??= reason;
    this.#take()?.reject(reason);
  }
}

/** Megabytes for what is just made, unless the limits of a thread say less. Grown by and by it would be collected thousands of times. */
const maxNursery = 16;

/**
 * That of the process, with the place where its code is kept compiled, which Node.js tells no thread.
 * @implements SRS-3922
 */
function environment(): NodeJS.ProcessEnv {
  // Below it lies a directory for each version of Node.js, which is the one that is told.
  const kept = getCompileCacheDir();
  return kept === undefined ? process.env : { ...process.env, NODE_COMPILE_CACHE: dirname(kept) };
}

/** The buffer of bytes that can be handed over. Those that share one with others take less than half of it (`Buffer.poolSize`). */
export function bufferOf({ buffer, byteLength }: Uint8Array): ArrayBuffer[] {
  return buffer instanceof ArrayBuffer && byteLength > buffer.byteLength / 2 ? [buffer] : [];
}

/** A module that runs in a thread, beside the one that opens it: source as it is, or compiled. */
export function scriptBeside(url: string, name: string): URL {
  return new URL(`./${name}${new URL(url).pathname.endsWith('.ts') ? '.ts' : '.js'}`, url);
}
