import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A directory in which the tests of one run share what is dear to make; gone when the run ends. */
export default function shareSamples(): () => void {
  const directory = mkdtempSync(join(tmpdir(), 'dossier-samples-'));
  process.env.DOSSIER_TEST_SAMPLES = directory;
  return () => rmSync(directory, { recursive: true, force: true });
}
