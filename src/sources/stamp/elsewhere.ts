import { existsSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Project } from '../../config/index.ts';
import { compareText } from '../../model/index.ts';
import { FileReader, parseFacts } from '../read-file.ts';
import { hashOfDirectory, placesOf } from '../results/within-project.ts';

/**
 * Directories of this machine that reports name files in as if they were those of the project, and that are others: another checkout of it, say.
 * A directory that is not there, such as one of a container the tests ran in, is none of them.
 * @param reports paths relative to the project
 * @param known paths of the files of the project
 * @returns the SHA-256 of each, since a stamp holds no directories of the machine
 * @implements SRS-3294
 */
export async function directoriesElsewhere(
  project: Project,
  reports: readonly string[],
  known: ReadonlySet<string>,
): Promise<string[]> {
  const reader = new FileReader(project);
  const found = new Set<string>();
  for (const path of reports) {
    const { size } = statSync(join(project.root, path));
    const { results = [] } = parseFacts(await reader.read({ path, size, kinds: ['results'] }));
    for (const [full, end] of placesOf(results, known)) {
      const local = full.replace(/^file:\/\//, '');
      if (end !== '' && existsSync(local) && realpathSync(local) !== realpathSync(join(project.root, end)))
        found.add(hashOfDirectory(full.slice(0, -end.length)));
    }
  }
  return [...found].sort(compareText);
}
