import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * The one temporary directory of a run: tests and the commands they start make theirs below it, so that nothing is left, whether they
 * pass, fail or are cut off. What is dear to make is shared below `DOSSIER_TEST_SAMPLES`.
 */
export default function ownTemporaryDirectory(): () => void {
  boundCompiled();
  const directory = mkdtempSync(join(tmpdir(), 'dossier-tests-'));
  process.env.TMPDIR = directory;
  process.env.DOSSIER_TEST_SAMPLES = join(directory, 'samples');
  mkdirSync(process.env.DOSSIER_TEST_SAMPLES);
  const remove = () => rmSync(directory, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  // A run that somebody interrupts is not torn down.
  process.once('exit', remove);
  for (const [signal, number] of [
    ['SIGHUP', 1],
    ['SIGTERM', 15],
  ] as const)
    process.once(signal, () => process.exit(128 + number));
  return remove;
}

/** Begins the compiled code anew when much of it is of projects of earlier runs, which are gone. */
function boundCompiled(): void {
  const directory = process.env.NODE_COMPILE_CACHE;
  if (directory === undefined) return;
  mkdirSync(directory, { recursive: true });
  if (readdirSync(directory, { recursive: true }).length > 20_000)
    rmSync(directory, { recursive: true, force: true, maxRetries: 10 });
}
