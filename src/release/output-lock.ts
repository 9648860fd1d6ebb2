import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { UserError } from '../model/index.ts';
import { isRunning, siblingPath } from './sibling-path.ts';

/** Milliseconds until a build that waits for another gives up, and between two looks. */
const patience = 600_000;
const interval = 200;

/**
 * Does work that writes an output while nobody else writes it: builds of one project wait for each other.
 * @param target absolute path of the output
 * @param onWait told once, when another build is at work
 * @throws UserError when the other does not end within ten minutes; the signal's reason when aborted
 * @implements SRS-3186
 */
export async function whileAlone<Answer>(
  target: string,
  { signal, onWait }: { signal?: AbortSignal | undefined; onWait: () => void },
  work: () => Promise<Answer>,
): Promise<Answer> {
  const lock = siblingPath(target, 'lock');
  const own = siblingPath(target, `lock-${process.pid}`);
  mkdirSync(dirname(lock), { recursive: true });
  try {
    writeFileSync(own, `${process.pid}\n`);
    for (let waited = 0; !take(lock, own); waited += interval) {
      if (waited === 0) onWait();
      if (waited >= patience)
        throw new UserError(
          `Another build of this project (process ${ownerOf(lock)}) has been at work for more than ten minutes. End it, or build later.`,
        );
      await wait(interval, undefined, { signal });
    }
    try {
      return await work();
    } finally {
      rmSync(lock, { force: true });
    }
  } finally {
    rmSync(own, { force: true });
  }
}

/** Takes the lock, if nobody has it who still runs. A link never takes the place of another file. */
function take(lock: string, own: string): boolean {
  const owner = ownerOf(lock);
  if (owner !== undefined && !isRunning(owner)) {
    // Of several that find the lock of a dead build, one moves it away; who moved a living one's by mistake puts it back.
    const stale = `${own}-stale`;
    try {
      renameSync(lock, stale);
      if (ownerOf(stale) !== owner) linkSync(stale, lock);
    } catch {
      // Somebody else was faster.
    }
    rmSync(stale, { force: true });
  }
  try {
    linkSync(own, lock);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function ownerOf(lock: string): number | undefined {
  try {
    return Number.parseInt(readFileSync(lock, 'utf8'), 10);
  } catch {
    return undefined;
  }
}
