import { getHeapSpaceStatistics, getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Progress } from './progress.ts';

/** Bytes that may be garbage before it is collected, besides a quarter of what is in use. */
const slack = 24_000_000;
/** What may be taken in any case: a small project is built before there is anything to collect. */
const ofBuild = { least: 112_000_000, held: 192_000_000 };
/** The same of work that takes over most of what was made before, and so is never as large. */
const whereLittleIsMade = { ...ofBuild, held: 240_000_000 };

/** Bytes for what is just made: V8 would double them up to a hundred megabytes, which it then holds to the end. */
const forNew = 16_000_000;

/**
 * Keeps the memory of long work near to what is in use, between its stages and steps: V8 by itself lets garbage grow to several times
 * of it.
 * @param makesLittle whether it takes over most of what was made before
 * @implements SRS-3653
 */
export function guardingHeap(progress: Progress, makesLittle = false): Progress {
  const guard = heapGuard(makesLittle ? whereLittleIsMade : ofBuild);
  const tidy = (): void => {
    guard();
    // Behind it: the collection of garbage takes that room back.
    limitNew();
  };
  return {
    ...progress,
    stage(name) {
      tidy();
      progress.stage(name);
    },
    step(done, total) {
      // Few steps are long ones, as of documents that are printed.
      if (total <= 100 || done % 32 === 0) tidy();
      progress.step(done, total);
    },
  };
}

/**
 * Collects garbage of this thread when it is asked to, where there is much of it.
 * @param may bytes that may be taken in any case, and bytes of pages of the heap that may be held: giving them back takes two collections more
 * @implements SRS-3653
 */
export function heapGuard(may: { least: number; held: number }): () => void {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as (how: object) => void;
  // Bytes of files lie beside the heap, and are let go with it.
  const used = (): number => {
    const { used_heap_size: heap, external_memory: beside } = getHeapStatistics();
    return heap + beside;
  };
  const limitNow = (): number => Math.max(may.least, used() * 1.25 + slack);
  let limit = limitNow();
  return () => {
    if (used() < limit) return;
    collect({ type: 'major', execution: 'sync' });
    // Pages of the heap with little in them are given back by the last resort alone, which takes twice as long.
    const { total_heap_size: held, used_heap_size: filled } = getHeapStatistics();
    if (held > Math.max(may.held, filled * 1.4 + 2 * slack))
      collect({ type: 'major', execution: 'sync', flavor: 'last-resort' });
    limit = limitNow();
  };
}

/** Lets the room for what is just made grow as far as is of use. */
function limitNew(): void {
  const room = getHeapSpaceStatistics().find(({ space_name: name }) => name === 'new_space')?.space_size ?? 0;
  setFlagsFromString(`--semi-space-growth-factor=${room < forNew ? 2 : 1}`);
}
