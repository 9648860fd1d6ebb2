import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigurationError, type Project } from '../config/index.ts';
import { finding } from '../config/rules.ts';
import { startOf } from '../model/index.ts';
import type { PipelineOptions } from '../pipeline/analyse.ts';
import { isManifest, manifestName } from '../release/manifest.ts';

/**
 * Does work on the output of a project while no other build does.
 * @implements SRS-3186
 */
export async function withOutput<Answer>(
  { root, config }: Project,
  { progress, signal }: PipelineOptions,
  work: () => Promise<Answer>,
): Promise<Answer> {
  const { whileAlone } = await import('../release/output-lock.ts');
  const onWait = (): void => progress.stage('wait for another build');
  return whileAlone(join(root, config.output.directory), { signal, onWait }, work);
}

/**
 * What no build wrote is not replaced: somebody named the wrong directory. An output is known by the manifest it holds.
 * @throws ConfigurationError
 * @implements SRS-3188
 */
export function refuseForeignOutput({ root, configFile, config }: Project): void {
  const { directory } = config.output;
  const full = join(root, directory);
  const stat = statSync(full, { throwIfNoEntry: false });
  const names = stat?.isDirectory() ? readdirSync(full) : [];
  if (!stat || (stat.isDirectory() && (names.length === 0 || holdsManifest(full)))) return;
  throw new ConfigurationError([
    finding('configuration', startOf(configFile), {
      message: stat.isDirectory()
        ? `${directory} holds files that no build of Dossier wrote (${names.slice(0, 3).join(', ')}); it is not replaced.`
        : `${directory} is a file, and no output of Dossier; it is not replaced.`,
      hint: 'Name another directory with `output.directory`, or remove this one yourself.',
    }),
  ]);
}

function holdsManifest(directory: string): boolean {
  try {
    return isManifest(JSON.parse(readFileSync(join(directory, manifestName), 'utf8')));
  } catch {
    return false;
  }
}
