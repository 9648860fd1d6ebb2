import { existsSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { ArchiveExists } from '../../release/archive/write-archive.ts';
import { withOutput } from '../../workflows/output.ts';
import { makeRelease } from '../../workflows/release.ts';
import { projectCommand, UserError } from '../command.ts';

interface Options {
  candidate?: boolean;
  key?: string;
  to?: string;
}

/**
 * `dossier release v1.0.0`: the final set of a tagged commit whose gates are passed, archived with all that proves it.
 * @implements SRS-2005
 */
export const releaseCommand = projectCommand({
  name: 'release',
  ofVariant: true,
  arguments: [['<tag>', 'tag of the commit, which names the version of the product']],
  options: [
    ['--candidate', 'archive it although gates are not passed, marked as a candidate'],
    ['--key <file>', 'SSH key that signs the archive; the public one, if an agent holds the private one'],
    ['--to <directory>', 'where archives are kept; by default `release.directory`'],
  ],
  async run(project, options: Options, context, tag: string) {
    const key = options.key === undefined ? undefined : resolve(options.key);
    if (key !== undefined && !existsSync(key)) throw new UserError(`There is no key ${options.key}.`);
    const store = options.to ? resolve(options.to) : resolve(project.root, project.config.release.directory);
    const request = { tag, candidate: options.candidate === true, store, key };
    const outcome = await withOutput(project, context, () => makeRelease(project, request, context)).catch(
      (error: Error) => {
        if (error instanceof ArchiveExists)
          throw new UserError(
            `${tag} is archived already, and an archive is never changed. Nothing was written.`,
          );
        throw error;
      },
    );
    const warnings = outcome.warnings.map((warning) => `  Look at this: ${warning}\n`).join('');
    if ('refused' in outcome) {
      context.print(
        `${tag} is not released:\n${outcome.refused.map((reason) => `  ${reason}\n`).join('')}${warnings}`,
      );
      return 'findings';
    }
    const { directory, manifest } = outcome;
    const shown = relative(process.cwd(), directory) || directory;
    context.print(
      `${manifest.release}: ${manifest.files.length} files in ${shown}/ and ${shown}.zip\nCheck it: dossier verify ${shown}\n${warnings}`,
    );
  },
});
