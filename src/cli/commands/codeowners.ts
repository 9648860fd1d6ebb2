import { join } from 'node:path';
import { codeownersText } from '../../architecture/codeowners.ts';
import { replaceFile } from '../../cache/json-cache.ts';
import { loadProject } from '../../config/index.ts';
import { analyseProject } from '../../workflows/build.ts';
import { type CommandModule, exitCode, UserError } from '../command.ts';
import { print, printRaw } from '../print.ts';

/** `dossier codeowners`: who has to look at a change of which software item. */
export const codeownersCommand: CommandModule = (program, action) => {
  program
    .command('codeowners')
    .description('Prints a CODEOWNERS file from the owners and safety classes of the software items.')
    .option('--write', 'write it to `change.codeowners` of the configuration')
    .action(
      action(async (context, options: { write?: boolean }) => {
        const project = await loadProject(context.configPath);
        const { model } = await analyseProject(project, context);
        context.progress.end();
        const text = codeownersText(model, project.config);
        if (text === undefined)
          throw new UserError(
            'No software item names an owner. Write `@owner @team` below its @c4, or `change.reviewers` in the configuration.',
          );
        const { codeowners: file } = project.config.change;
        if (!options.write) printRaw(text);
        else if (file === '')
          throw new UserError('Name the file with `change.codeowners`, e.g. .github/CODEOWNERS.');
        else {
          replaceFile(join(project.root, file), text);
          print(`${file}: ${text.trimEnd().split('\n').length - 1} software items\n`);
        }
        return exitCode.clean;
      }),
    );
};
