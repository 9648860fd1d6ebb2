import {
  compareWith,
  impactMarkdown,
  impactText,
  type Runner,
  runnerArguments,
  runners,
  selectTests,
} from '../../change/index.ts';
import { analyseProject } from '../../workflows/build.ts';
import { answerOf, formatOption, projectCommand } from '../command.ts';

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
export const impactCommand = projectCommand({
  name: 'impact',
  options: [
    ['--base <ref>', 'branch, tag or commit to compare with', { required: true }],
    ['--head <ref>', 'branch, tag or commit that is compared; by default the files as they are'],
    formatOption(['text', 'json', 'markdown']),
    ['--site <address>', 'address of the preview site, to which Markdown links'],
    [
      '--tests <runner>',
      'print only the arguments that make a test runner run what is to be run again',
      { choices: runners },
    ],
  ],
  async run(project, options: Options, context) {
    const comparison = answerOf(
      await compareWith(project, options, () => analyseProject(project, context), context),
    );
    const { compared, impact, after } = comparison;
    if (options.tests) {
      const { tests, left } = selectTests(impact.tests, after, options.tests);
      context.printRaw(tests.length === 0 ? '' : `${runnerArguments(tests, options.tests).join(' ')}\n`);
      for (const sentence of left) context.printError(`${sentence}\n`);
      for (const id of impact.untested) context.printError(`${id} has no test.\n`);
      return;
    }
    if (options.format === 'json') context.print(`${JSON.stringify({ compared, ...impact }, null, 2)}\n`);
    else
      context.print(
        options.format === 'text' ? impactText(comparison) : impactMarkdown(comparison, options.site ?? ''),
      );
  },
});
