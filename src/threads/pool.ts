import { availableParallelism } from 'node:os';
import { Thread } from './thread.ts';

/**
 * Runs jobs in worker threads, one batch a message, and hands each answer over as it comes.
 * Answers come in any order: the caller puts them in order by the index.
 * @c4 component "Threads"
 * @path .
 * @technology worker threads
 * @description Runs work on all cores.
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
  const threads = Array.from({ length: count }, () => new Thread<Batch, Answer>(script, data, limits));
  const work = async (thread: Thread<Batch, Answer>): Promise<void> => {
    for (let index = next++; index < batches.length; index = next++)
      onAnswer(await thread.ask(batches[index] as Batch), index);
  };
  const abort = new Promise<never>((_, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  try {
    signal?.throwIfAborted();
    await Promise.race([Promise.all(threads.map(work)), abort]);
  } finally {
    await Promise.all(threads.map((thread) => thread.close()));
  }
}

/** What a thread makes is handed on or dropped: a smaller nursery costs twice the time of collecting, a larger one memory. */
const limits = { maxYoungGenerationSizeMb: 16 };

/** Threads worth starting on this machine. DOSSIER_THREADS sets it, so that a build can be kept to one core. */
export function threadCount(): number {
  const asked = Number(process.env.DOSSIER_THREADS);
  return Number.isInteger(asked) && asked > 0 ? Math.min(asked, 64) : availableParallelism();
}
