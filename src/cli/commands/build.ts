import { loadProject, openVariants, type Project, projectOfVariant } from '../../config/index.ts';
import { buildProject } from '../../workflows/api.ts';
import { type CommandContext, command } from '../command.ts';
import { printFindings } from '../print-findings.ts';

interface Options {
  pdf: boolean;
  since?: string;
  exitZero?: boolean;
}

/**
 * `dossier build`: the whole technical file into the output directory, of each variant into one of its own.
 * @implements SRS-1203, SRS-1213, SRS-3853
 */
export const buildCommand = command({
  name: 'build',
  options: [
    ['--no-pdf', 'leave the PDF set out'],
    ['--since <ref>', 'tag or commit the change report compares with (default: the release before)'],
    ['--exit-zero', 'end with 0 once the output stands, whatever was found; not for gates and CI'],
  ],
  async run(options: Options, context) {
    const project = await loadProject(context.configPath, context.variant);
    const open = openVariants(project.config);
    const devices = open.length === 0 ? [project] : open.map((variant) => projectOfVariant(project, variant));
    let passed = true;
    for (const device of devices) passed = (await buildOne(options, device, context)) && passed;
    return passed || options.exitZero ? 'clean' : 'findings';
  },
});

async function buildOne(options: Options, project: Project, context: CommandContext): Promise<boolean> {
  const built = await buildProject(project, {
    ...context,
    ...options,
    onNote: context.quiet ? undefined : (sentence) => context.printError(`${sentence}\n`),
  });
  await printFindings(context, built.root, built.findings);
  if (!context.quiet) {
    const { name, version } = built.product;
    const variant = project.config.variant === '' ? '' : `, variant ${project.config.variant}`;
    context.print(`\n${name} ${version}${variant}, ${built.release}\n`);
    for (const [what, where] of Object.entries(built.output))
      context.print(`  ${what.padEnd(10)} ${where}\n`);
  }
  return built.passed;
}
