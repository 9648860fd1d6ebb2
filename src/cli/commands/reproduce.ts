import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { loadProject } from '../../config/index.ts';
import { openArchive } from '../../release/archive/read-archive.ts';
import { reproduce } from '../../workflows/reproduce.ts';
import { type CommandModule, exitCode, UserError } from '../command.ts';
import { print } from '../print.ts';

/** Most names of files printed. */
const listed = 50;

/**
 * `dossier reproduce`: whether a release can be built again.
 * @implements SRS-2008
 */
export const reproduceCommand: CommandModule = (program, action) => {
  program
    .command('reproduce')
    .description('Builds the tag of an archive again and compares every file of site, PDF set and data.')
    .argument('<archive>', 'directory or ZIP of a release of this repository')
    .action(
      action(async (context, path: string) => {
        if (!existsSync(path)) throw new UserError(`There is no archive ${path}.`);
        const archive = openArchive(resolve(path));
        if ('refused' in archive) throw new UserError(`${path} cannot be read: ${archive.refused}.`);
        const outcome = await reproduce(await loadProject(context.configPath), archive, context);
        context.progress.end();
        if ('refused' in outcome) throw new UserError(outcome.refused);
        const { manifest, same, different } = outcome;
        if (different.length === 0) {
          print(`${manifest.release}: built again, ${same} files are the same bytes\n`);
          return exitCode.clean;
        }
        const more = different.length > listed ? `  and ${different.length - listed} more\n` : '';
        print(
          `${manifest.release}: built again, ${same} files are the same bytes and ${different.length} are not:\n${different
            .slice(0, listed)
            .map((name) => `  ${name}\n`)
            .join('')}${more}`,
        );
        return exitCode.findings;
      }),
    );
};
