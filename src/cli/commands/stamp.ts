import { existsSync, realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import { loadProject } from '../../config/index.ts';
import { readRevision, readState } from '../../sources/git/index.ts';
import { isInside } from '../../sources/inside.ts';
import { checkStamp, writeStamp } from '../../sources/stamp/index.ts';
import { type CommandModule, exitCode, UserError } from '../command.ts';
import { print, printError } from '../print.ts';

/**
 * `dossier stamp`: says of which tree the reports in a directory are.
 * @implements SRS-410, SRS-413
 */
export const stampCommand: CommandModule = (program, action) => {
  program
    .command('stamp')
    .description(
      'Writes evidence.json beside test reports: which tree they were taken from. Run it right after the tests.',
    )
    .argument('[directory]', 'directory of the reports', 'reports')
    .option('--check', 'write nothing; exit 0 if the reports are of this very tree, 1 if not')
    .action(
      action(async (context, directory: string, options: { check?: boolean }) => {
        const project = await loadProject(context.configPath);
        const { revision } = await readRevision(
          project.root,
          await readState(project.root),
          project.config,
          project.ids,
        );
        if (options.check) {
          const reason = checkStamp(project.root, directory, revision);
          if (reason !== undefined && !context.quiet) printError(`${reason}\n`);
          return reason === undefined ? exitCode.clean : exitCode.findings;
        }
        requireDirectory(project.root, directory);
        print(`${writeStamp(project.root, directory, revision)}\n`);
        return exitCode.clean;
      }),
    );
};

/** @throws UserError for a directory that is not there or lies outside the project */
function requireDirectory(root: string, directory: string): void {
  const full = resolve(root, directory);
  if (!existsSync(full)) {
    throw new UserError(
      `There is no directory ${directory}: run the tests first, so that they write their reports there.`,
    );
  }
  if (!isInside(realpathSync(root), realpathSync(full))) {
    throw new UserError(`${directory} lies outside the project; evidence has to lie inside.`);
  }
}
