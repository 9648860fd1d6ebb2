import { readdirSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

/**
 * Lets Node.js keep our code compiled, each month in a directory of its own, and clears away those before: every place that Dossier runs from
 * adds some megabytes, as every checkout of a CI machine does. By default Node.js would take the temporary directory, where others can
 * write too. A process of its own clears them, since a large one takes longer than most commands.
 * @param now where another month than that of the clock counts
 * @implements SRS-3817
 */
export async function useCompileCache(directory: string, now = new Date()): Promise<void> {
  const month = now.toISOString().slice(0, 7);
  enableCompileCache(join(directory, month));
  const others = namesIn(directory).filter((name) => name !== month);
  if (others.length === 0) return;
  const { spawn } = await import('node:child_process');
  // Another run may clear the same, or still use it: what is gone is compiled again.
  spawn(process.execPath, ['-e', clearing, ...others.map((name) => join(directory, name))], {
    detached: true,
    windowsHide: true,
    stdio: 'ignore',
    env: {},
  })
    .on('error', () => {})
    .unref();
}

const clearing =
  "for (const path of process.argv.slice(1)) require('node:fs').rmSync(path, { recursive: true, force: true })";

function namesIn(directory: string): string[] {
  try {
    return readdirSync(directory);
  } catch {
    return [];
  }
}
