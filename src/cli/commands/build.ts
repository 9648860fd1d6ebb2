import { build } from '../../workflows/api.ts';
import { command } from '../command.ts';
import { printFindings } from '../print-findings.ts';

/**
 * `dossier build`: the whole technical file into the output directory.
 * @implements SRS-1203, SRS-1213
 */
export const buildCommand = command({
  name: 'build',
  options: [
    ['--no-pdf', 'leave the PDF set out'],
    ['--since <ref>', 'tag or commit the change report compares with (default: the release before)'],
    ['--exit-zero', 'end with 0 once the output stands, whatever was found; not for gates and CI'],
  ],
  async run(options: { pdf: boolean; since?: string; exitZero?: boolean }, context) {
    const built = await build(context.configPath, {
      ...context,
      ...options,
      onNote: context.quiet ? undefined : (sentence) => context.printError(`${sentence}\n`),
    });
    await printFindings(context, built.root, built.findings);
    if (!context.quiet) {
      context.print(`\n${built.product.name} ${built.product.version}, ${built.release}\n`);
      for (const [what, where] of Object.entries(built.output))
        context.print(`  ${what.padEnd(10)} ${where}\n`);
    }
    return built.passed || options.exitZero ? 'clean' : 'findings';
  },
});
