import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';

/**
 * Runs jobs in worker threads, one batch a message, and hands each answer over as it comes.
 * Answers come in any order: the caller puts them in order by the index.
 * @c4 component "Threads"
 * @path .
 * @technology worker threads
 * @description Runs batches of work on all cores.
 * @param script module that answers each message with one `postMessage`; it gets `data` as its workerData
 * @param batches structured-cloneable messages
 * @throws the first error of a worker, after all workers have ended; the signal's reason when aborted
 * @implements SRS-1207
 */
export async function runInThreads<Batch, Answer>(
  script: URL,
  data: unknown,
  batches: readonly Batch[],
  onAnswer: (answer: Answer, index: number) => void,
  signal?: AbortSignal,
): Promise<void> {
  let next = 0;
  const count = Math.min(threadCount(), batches.length);
  const workers = Array.from(
    { length: count },
    () => new Worker(script, { workerData: data, resourceLimits }),
  );
  const work = (worker: Worker): Promise<void> =>
    new Promise((resolve, reject) => {
      let current = -1;
      const advance = (): void => {
        if (next >= batches.length) resolve();
        else {
          current = next++;
          worker.postMessage(batches[current]);
        }
      };
      worker.on('message', (answer: Answer) => {
        try {
          onAnswer(answer, current);
          advance();
        } catch (error) {
          reject(error);
        }
      });
      worker.on('error', reject);
      worker.on('exit', () => reject(new Error('A worker thread ended before its work was done.')));
      advance();
    });
  const abort = new Promise<never>((_, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  try {
    signal?.throwIfAborted();
    await Promise.race([Promise.all(workers.map(work)), abort]);
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

/** What a thread makes is handed on or dropped at once: a small nursery takes half the memory, and no more time. */
const resourceLimits = { maxYoungGenerationSizeMb: 6 };

/** Threads worth starting on this machine. DOSSIER_THREADS sets it, so that a build can be kept to one core. */
export function threadCount(): number {
  const asked = Number(process.env.DOSSIER_THREADS);
  return Number.isInteger(asked) && asked > 0 ? Math.min(asked, 64) : availableParallelism();
}
