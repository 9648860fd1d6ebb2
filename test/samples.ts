import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A directory that is dear to make: made by the code under test for the first test of a run that asks for it, the same for all others.
 * Whoever asks copies it before changing anything. `temporary.ts` makes and removes the directory it lies in.
 * @param make answers the directory it made, which is moved
 */
export function sample(name: string, make: () => string): string {
  const prepared = join(process.env.DOSSIER_TEST_SAMPLES ?? '', name);
  const claim = `${prepared}.being-made`;
  const deadline = performance.now() + 300_000;
  while (!existsSync(prepared)) {
    if (!claimed(claim)) {
      // Another worker makes it.
      if (performance.now() > deadline) throw new Error(`Whoever makes the sample ${name} does not end.`);
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
      continue;
    }
    try {
      if (!existsSync(prepared)) renameSync(make(), prepared);
    } finally {
      rmSync(claim, { recursive: true });
    }
  }
  return prepared;
}

/** Whether this process may make it; only one does at a time. */
function claimed(directory: string): boolean {
  try {
    mkdirSync(directory);
    return true;
  } catch {
    return false;
  }
}
