import { loadProject } from '../../config/index.ts';
import { readRevision, readState } from '../../sources/git/index.ts';
import { checkStamp, writeStamp } from '../../sources/stamp/index.ts';
import { type CommandModule, exitCode } from '../command.ts';

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
        const { revision } = await readRevision(project.root, await readState(project.root), {
          relations: project.config.trace.relations,
          ids: project.ids,
        });
        if (options.check) {
          const reason = checkStamp(project.root, directory, revision);
          if (reason !== undefined && !context.quiet) process.stderr.write(`${reason}\n`);
          return reason === undefined ? exitCode.clean : exitCode.findings;
        }
        process.stdout.write(`${writeStamp(project.root, directory, revision)}\n`);
        return exitCode.clean;
      }),
    );
};
