import { Option } from 'commander';
import {
  compareWith,
  impactMarkdown,
  impactText,
  type Runner,
  runnerArguments,
  runners,
  selectTests,
} from '../../change/index.ts';
import { loadProject } from '../../config/index.ts';
import { analyseProject } from '../../workflows/build.ts';
import { type CommandModule, exitCode, UserError } from '../command.ts';
import { print, printError, printRaw } from '../print.ts';

interface Options {
  base: string;
  head?: string;
  format: 'text' | 'json' | 'markdown';
  site?: string;
  tests?: Runner;
}

/**
 * `dossier impact`: what the change since another commit touches and reaches.
 * @implements SRS-2304, SRS-2305, SRS-3167
 */
export const impactCommand: CommandModule = (program, action) => {
  program
    .command('impact')
    .description('Tells what the changes since a commit touch: items, code, elements, documents, links.')
    .requiredOption('--base <ref>', 'branch, tag or commit to compare with')
    .option('--head <ref>', 'branch, tag or commit that is compared; by default the files as they are')
    .addOption(
      new Option('--format <format>', 'how it is printed')
        .choices(['text', 'json', 'markdown'])
        .default('text'),
    )
    .option('--site <address>', 'address of the preview site, to which Markdown links')
    .addOption(
      new Option(
        '--tests <runner>',
        'print only the arguments that make a test runner run what is to be run again',
      ).choices(runners),
    )
    .action(
      action(async (context, options: Options) => {
        const project = await loadProject(context.configPath);
        const comparison = await compareWith(
          project,
          options,
          () => analyseProject(project, context),
          context,
        );
        if ('refused' in comparison) throw new UserError(comparison.refused);
        const { compared, impact, after } = comparison;
        context.progress.end();
        if (options.tests) {
          const { tests, left } = selectTests(impact.tests, after, options.tests);
          printRaw(tests.length === 0 ? '' : `${runnerArguments(tests, options.tests).join(' ')}\n`);
          for (const sentence of left) printError(`${sentence}\n`);
          for (const id of impact.untested) printError(`${id} has no test.\n`);
          return exitCode.clean;
        }
        if (options.format === 'json') print(`${JSON.stringify({ compared, ...impact }, null, 2)}\n`);
        else
          print(
            options.format === 'text'
              ? impactText(comparison)
              : impactMarkdown(comparison, options.site ?? ''),
          );
        return exitCode.clean;
      }),
    );
};
