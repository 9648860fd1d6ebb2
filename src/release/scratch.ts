import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Does work with a directory of its own in the temporary directory. It is removed when the work is done or fails, and when the
 * process ends before that.
 * @param what names the directory, for a person who meets it
 * @param work gets the directory
 * @implements SRS-3321
 */
export async function withScratch<Answer>(
  what: string,
  work: (directory: string) => Promise<Answer>,
): Promise<Answer> {
  if (open.size === 0) process.once('exit', removeAll);
  const directory = mkdtempSync(join(tmpdir(), `dossier-${what}-`));
  open.add(directory);
  try {
    return await work(directory);
  } finally {
    remove(directory);
    if (open.size === 0) process.off('exit', removeAll);
  }
}

/** Directories that are worked in now. */
const open = new Set<string>();

function removeAll(): void {
  for (const directory of open) remove(directory);
}

function remove(directory: string): void {
  rmSync(directory, { recursive: true, force: true, maxRetries: 3 });
  open.delete(directory);
}

/** Writes a file that nobody else may read. @returns its path */
export function writePrivate(directory: string, name: string, content: string | Uint8Array): string {
  const path = join(directory, name);
  writeFileSync(path, content, { mode: 0o600 });
  return path;
}
