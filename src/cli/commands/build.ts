import { loadProject } from '../../config/index.ts';
import { report } from '../../render/export/reporters/index.ts';
import { build, withOutput } from '../../workflows/build.ts';
import { type CommandModule, exitCode } from '../command.ts';
import { print, printRaw } from '../print.ts';
import { lineReader } from './check.ts';

/**
 * `dossier build`: the whole technical file into the output directory.
 * @implements SRS-1203, SRS-1213
 */
export const buildCommand: CommandModule = (program, action) => {
  program
    .command('build')
    .description(
      'Builds the technical file: site, one PDF a document, data and manifest. Replaces the last output only when whole.',
    )
    .option('--no-pdf', 'leave the PDF set out')
    .option('--since <ref>', 'tag or commit the change report compares with (default: the release before)')
    .option('--exit-zero', 'end with 0 once the output stands, whatever was found; not for gates and CI')
    .action(
      action(async (context, options: { pdf: boolean; since?: string; exitZero?: boolean }) => {
        const project = await loadProject(context.configPath);
        const { findings, output, release } = await withOutput(project, context, () =>
          build(project, { ...context, ...options }),
        );
        context.progress.end();
        printRaw(
          report('text', findings, {
            colours: process.stdout.isTTY === true && !process.env.NO_COLOR,
            readLine: lineReader(project.root),
            rules: [],
          }),
        );
        if (!context.quiet) {
          print(`\n${project.config.product.name} ${project.config.product.version}, ${release}\n`);
          for (const [what, where] of output) print(`  ${what.padEnd(10)} ${where}\n`);
        }
        const isClean = !findings.some(({ severity }) => severity === 'error');
        return isClean || options.exitZero ? exitCode.clean : exitCode.findings;
      }),
    );
};
